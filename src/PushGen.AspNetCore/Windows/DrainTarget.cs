using PushGen.AspNetCore.Hosting;
using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Windows;

/// <summary>
/// What a reader still gets when the server begins to drain: all that was in its log then, because that may be gone with the server, but not
/// what is published from then on, and not for longer than <see cref="PushOptions.DrainTime"/>.
/// </summary>
sealed class DrainTarget(LogReader reader, PushServices services)
{
    readonly PushCursor last = reader.Head;
    readonly long began = services.Time.GetTimestamp();

    public bool IsReached => reader.HasReached(last) || Left <= TimeSpan.Zero;

    public TimeSpan Left => services.Options.DrainTime - services.Time.GetElapsedTime(began);
}
