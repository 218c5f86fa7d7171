using System.Text.Json.Serialization;

namespace PushGen.AspNetCore.Tests.Contract;

sealed record Quote(string Symbol, int Bid);

[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
sealed partial class DeskJson : JsonSerializerContext;
