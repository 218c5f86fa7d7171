using System.Text.Json.Serialization;

namespace Trading;

/// <summary>How the payloads are written; enums by name.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Fill))]
[JsonSerializable(typeof(Strategy))]
[JsonSerializable(typeof(BacktestDay))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderReceipt))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class TradingJson : JsonSerializerContext;
