using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PushGen.CodeGen;

/// <summary>
/// Reads arguments from one JSON object, in any order; members that no argument is called like are skipped, so that a newer client can
/// talk to an older server. Every failure is a <see cref="PushException"/> with <see cref="PushErrorCodes.BodyInvalid"/> that names the argument.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ArgumentReader
{
    readonly ReadOnlySpan<byte> json;
    readonly JsonSerializerOptions options;
    Members members;
    int next;

    /// <summary>Where a member's name, with its quotes, and its value stand.</summary>
    readonly record struct Member(int NameAt, int NameLength, int ValueAt, int ValueLength);

    /// <summary>The first few without memory of their own.</summary>
    struct Members
    {
        [InlineArray(Length)]
        struct Few
        {
            public const int Length = 6;

            Member first;
        }

        Few few;
        List<Member>? more;

        public int Count { get; private set; }

        public readonly Member this[int index] => index < Few.Length ? few[index] : more![index - Few.Length];

        public void Add(Member member)
        {
            if (Count < Few.Length)
                few[Count] = member;
            else
                (more ??= []).Add(member);
            Count++;
        }
    }

    /// <summary>Checks that <paramref name="json"/> is one object without repeated members.</summary>
    /// <exception cref="PushException">It is not.</exception>
    public ArgumentReader(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        this.json = json;
        this.options = options;
        FindMembers();
    }

    void FindMembers()
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Invalid("Expected the arguments as one JSON object.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                RequireNew(in reader);
                int nameAt = (int)reader.TokenStartIndex, nameLength = reader.ValueSpan.Length + 2;
                reader.Read();
                int valueAt = (int)reader.TokenStartIndex;
                reader.Skip();
                members.Add(new Member(nameAt, nameLength, valueAt, (int)reader.BytesConsumed - valueAt));
            }
            reader.Read();      // nothing may follow the object: throws otherwise
        }
        catch (JsonException e)
        {
            throw Invalid($"Malformed JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
        catch (InvalidOperationException e)     // a name that is no text, like a lone surrogate
        {
            throw Invalid("A member's name cannot be read as text.", e);
        }
    }

    readonly void RequireNew(in Utf8JsonReader reader)
    {
        string? escaped = reader.ValueIsEscaped ? reader.GetString()! : null;
        for (int i = 0; i < members.Count; i++)
        {
            var earlier = NameOf(members[i]);
            if (escaped is null ? earlier.ValueTextEquals(reader.ValueSpan) : earlier.ValueTextEquals(escaped))
                throw Invalid($"The argument '{earlier.GetString()}' is there twice.");
        }
    }

    /// <summary>Reads an argument that must be there and must not be null.</summary>
    public T Required<T>(string name) => TryFind(name, out var member) ? Deserialize<T>(name, member, nullable: false)! : throw Invalid($"The argument '{name}' is missing.");

    /// <summary>Reads an argument that may be left out, but must not be null.</summary>
    public T Optional<T>(string name, T defaultValue) => TryFind(name, out var member) ? Deserialize<T>(name, member, nullable: false)! : defaultValue;

    /// <summary>Reads an argument that may be null, or left out.</summary>
    public T? Nullable<T>(string name, T? defaultValue = default) => TryFind(name, out var member) ? Deserialize<T>(name, member, nullable: true) : defaultValue;

    bool TryFind(string name, out Member member)
    {
        for (int tried = 0; tried < members.Count; tried++, next++)     // from the place after the last: a well-behaved client sends them in order
        {
            if (next >= members.Count)
                next = 0;
            member = members[next];
            if (!NameOf(member).ValueTextEquals(name))
                continue;
            next++;
            return true;
        }
        member = default;
        return false;
    }

    readonly Utf8JsonReader NameOf(Member member)
    {
        var reader = new Utf8JsonReader(json.Slice(member.NameAt, member.NameLength));
        reader.Read();
        return reader;
    }

    readonly T? Deserialize<T>(string name, Member member, bool nullable)
    {
        var value = json.Slice(member.ValueAt, member.ValueLength);
        if (!nullable && default(T) is null && value.SequenceEqual("null"u8))
            throw Invalid($"The argument '{name}' must not be null.");
        try
        {
            return JsonSerializer.Deserialize(value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        catch (Exception e) when (JsonFailures.IsOfInput(e))
        {
            throw Invalid($"The argument '{name}' cannot be read: {JsonFailures.Path(e)} does not fit.", e);
        }
    }

    static PushException Invalid(string detail, Exception? cause = null) => new(PushErrorCodes.BodyInvalid, 400, detail, cause);
}
