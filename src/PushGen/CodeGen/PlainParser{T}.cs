using System.ComponentModel;

namespace PushGen.CodeGen;

/// <summary>
/// Reads a payload in the form in which a server of the same contract writes it; generated. False, or any exception: it is in another form, or wrong,
/// and System.Text.Json has to say which.
/// </summary>
/// <typeparam name="T">The payload's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool PlainParser<T>(ref PlainReader json, out T value);
