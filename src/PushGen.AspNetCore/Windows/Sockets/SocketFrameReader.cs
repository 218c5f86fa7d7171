using System.Text.Json;

namespace PushGen.AspNetCore.Windows.Sockets;

/// <summary>Reads a received message, in place, into its frames.</summary>
static class SocketFrameReader
{
    // An argument may nest 64 deep, as in a body; around it are the array, the frame and the object of arguments.
    static readonly JsonReaderOptions Options = new() { MaxDepth = 68 };

    static ReadOnlySpan<byte> NoArguments => "{}"u8;
    static readonly ReadOnlyMemory<byte> EmptyObject = NoArguments.ToArray();

    /// <summary>Reads frames up to the first that is malformed.</summary>
    /// <returns>What is wrong with that one, or null.</returns>
    public static string? Read(ReadOnlyMemory<byte> message, List<SocketFrame> frames)
    {
        frames.Clear();
        var reader = new Utf8JsonReader(message.Span, Options);
        try
        {
            reader.Read();
            string? flaw = reader.TokenType switch
            {
                JsonTokenType.StartObject => ReadFrame(ref reader, message, frames),
                JsonTokenType.StartArray => ReadArray(ref reader, message, frames),
                _ => "A message is one frame or an array of frames.",
            };
            if (flaw is null)
                reader.Read();      // nothing may follow: throws otherwise
            return flaw;
        }
        catch (JsonException)
        {
            return "The message is no JSON.";
        }
        catch (InvalidOperationException)       // a text with a lone surrogate
        {
            return "A member cannot be read as text.";
        }
    }

    static string? ReadArray(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, List<SocketFrame> frames)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                return "An array holds frames and nothing else.";
            if (frames.Count == Wire.MaxFramesPerMessage)
                return $"A message holds at most {Wire.MaxFramesPerMessage} frames.";
            if (ReadFrame(ref reader, message, frames) is { } flaw)
                return flaw;
        }
        return frames.Count == 0 ? "A message holds at least one frame." : null;
    }

    static string? ReadFrame(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, List<SocketFrame> frames)
    {
        var frame = new SocketFrame { Arguments = EmptyObject };
        bool typed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                    return "The member 't' is a text.";
                frame.Kind = KindOf(ref reader);
                typed = true;
            }
            else if (ReadMember(ref reader, message, ref frame) is { } flaw)
            {
                return flaw;
            }
        }
        if (!typed)
            return "A frame has a member 't'.";
        if (FindMissing(frame) is { } missing)
            return missing;
        frames.Add(frame);
        return null;
    }

    static SocketFrameKind KindOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("credit"u8) ? SocketFrameKind.Credit
        : reader.ValueTextEquals("call"u8) ? SocketFrameKind.Call
        : reader.ValueTextEquals("up"u8) ? SocketFrameKind.Upload
        : reader.ValueTextEquals("sub"u8) ? SocketFrameKind.Subscribe
        : reader.ValueTextEquals("unsub"u8) ? SocketFrameKind.Unsubscribe
        : reader.ValueTextEquals("stream"u8) ? SocketFrameKind.Stream
        : reader.ValueTextEquals("cancel"u8) ? SocketFrameKind.Cancel
        : reader.ValueTextEquals("upend"u8) ? SocketFrameKind.UploadEnd
        : reader.ValueTextEquals("ping"u8) ? SocketFrameKind.Ping
        : reader.ValueTextEquals("hello"u8) ? SocketFrameKind.Hello
        : reader.ValueTextEquals("auth"u8) ? SocketFrameKind.Authenticate
        : SocketFrameKind.Unknown;

    /// <summary>Reads one member; one of an unknown name is skipped.</summary>
    static string? ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, ref SocketFrame frame)
    {
        if (reader.ValueTextEquals("i"u8))
            return TryReadNumber(ref reader, out frame.Id) && frame.Id > 0 ? null : "The member 'i' is a number from 1.";
        if (reader.ValueTextEquals("a"u8))
        {
            frame.Arguments = Raw(ref reader, message);
            return null;
        }
        if (reader.ValueTextEquals("items"u8))
        {
            frame.Items = Raw(ref reader, message);
            return frame.Items.Span[0] == (byte)'[' ? null : "The member 'items' is an array.";
        }
        if (reader.ValueTextEquals("credit"u8) || reader.ValueTextEquals("to"u8))
        {
            if (!TryReadNumber(ref reader, out long credit) || credit < 0)
                return "A credit is a number from 0.";
            frame.Credit = credit;
            return null;
        }
        if (reader.ValueTextEquals("v"u8))
        {
            if (!TryReadNumber(ref reader, out long version))
                return "The member 'v' is a number.";
            frame.Version = (int)Math.Clamp(version, 0, int.MaxValue);
            return null;
        }
        if (reader.ValueTextEquals("m"u8))
            return TryReadText(ref reader, out frame.Operation) ? null : "The member 'm' is a text.";
        if (reader.ValueTextEquals("after"u8))
            return TryReadText(ref reader, out frame.After) ? null : "The member 'after' is a text.";
        if (reader.ValueTextEquals("gap"u8))
            return TryReadText(ref reader, out frame.Gap) ? null : "The member 'gap' is a text.";
        if (reader.ValueTextEquals("key"u8))
            return TryReadText(ref reader, out frame.Key) ? null : "The member 'key' is a text.";
        if (reader.ValueTextEquals("token"u8))
            return TryReadText(ref reader, out frame.Token) ? null : "The member 'token' is a text.";
        reader.Read();
        reader.Skip();
        return null;
    }

    /// <summary>A frame without what its kind needs cannot be answered to, because nothing says what it means.</summary>
    static string? FindMissing(in SocketFrame frame) => frame.Kind switch
    {
        SocketFrameKind.Hello or SocketFrameKind.Ping or SocketFrameKind.Unknown => null,
        SocketFrameKind.Authenticate => frame.Token is null ? "The frame 'auth' has a member 'token'." : null,
        _ when frame.Id == 0 => "The frame has a member 'i'.",
        SocketFrameKind.Subscribe or SocketFrameKind.Stream or SocketFrameKind.Call => frame.Operation is null ? "The frame has a member 'm'." : null,
        SocketFrameKind.Credit => frame.Credit is null ? "The frame 'credit' has a member 'to'." : null,
        SocketFrameKind.Upload => frame.Items.IsEmpty ? "The frame 'up' has a member 'items'." : null,
        _ => null,
    };

    static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return message[start..(int)reader.BytesConsumed];
    }

    static bool TryReadNumber(ref Utf8JsonReader reader, out long number)
    {
        number = 0;
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number);
    }

    static bool TryReadText(ref Utf8JsonReader reader, out string? text)
    {
        reader.Read();
        text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null || reader.TokenType == JsonTokenType.Null;
    }
}
