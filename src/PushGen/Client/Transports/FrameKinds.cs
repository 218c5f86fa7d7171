using System.Text.Json;

namespace PushGen;

static class FrameKinds
{
    public static FrameKind Read(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException("A frame whose kind is no text.")
        : reader.ValueTextEquals("items"u8) ? FrameKind.Items
        : reader.ValueTextEquals("res"u8) ? FrameKind.Result
        : reader.ValueTextEquals("welcome"u8) ? FrameKind.Welcome
        : reader.ValueTextEquals("subd"u8) ? FrameKind.Subscribed
        : reader.ValueTextEquals("gap"u8) ? FrameKind.Gap
        : reader.ValueTextEquals("end"u8) ? FrameKind.End
        : reader.ValueTextEquals("err"u8) ? FrameKind.Error
        : reader.ValueTextEquals("bye"u8) ? FrameKind.Bye
        : reader.ValueTextEquals("auth"u8) ? FrameKind.Authenticate
        : FrameKind.Unknown;
}
