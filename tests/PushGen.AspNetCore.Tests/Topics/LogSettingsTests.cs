using PushGen.AspNetCore.Topics;

namespace PushGen.AspNetCore.Tests.Topics;

public sealed class LogSettingsTests
{
    public static TheoryData<string, TopicAttribute> OutOfRange { get; } = new()
    {
        { nameof(TopicAttribute.Retain), new TopicAttribute { Retain = 0 } },
        { nameof(TopicAttribute.RetainBytes), new TopicAttribute { RetainBytes = -1 } },
        { nameof(TopicAttribute.RetainSeconds), new TopicAttribute { RetainSeconds = -1 } },
        { nameof(TopicAttribute.Replay), new TopicAttribute { Replay = -1 } },
        { nameof(TopicAttribute.Replay), new TopicAttribute { Replay = 6, Retain = 5 } },
        { nameof(TopicAttribute.Replay), new TopicAttribute { Replay = 2, SlowReader = SlowReader.Latest } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Number_OutOfRange_NamesTopicAndOption(string option, TopicAttribute topic)
    {
        var e = Assert.Throws<InvalidOperationException>(() => LogSettings.From(topic, "trading/quotes"));
        Assert.Contains("'trading/quotes'", e.Message, StringComparison.Ordinal);
        Assert.Contains(option + " =", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_AreInRange()
    {
        var settings = LogSettings.From(new TopicAttribute(), "trading/quotes");
        Assert.Equal((1000, 4 * 1024 * 1024L, null, 0), (settings.Retain, settings.RetainBytes, settings.RetainFor, settings.Replay));
    }
}
