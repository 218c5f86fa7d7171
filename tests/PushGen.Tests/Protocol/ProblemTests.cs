using System.Text;
using System.Text.Json;

namespace PushGen.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void Problem_RoundTrips()
    {
        var problem = new Problem("overloaded", 503, "later") { RetryAfter = 7 };
        string json = Encoding.UTF8.GetString(problem.ToUtf8());

        Assert.Equal("""{"type":"urn:pushgen:overloaded","code":"overloaded","status":503,"detail":"later","retryAfter":7}""", json);
        Assert.Equal(problem, Problem.TryRead(JsonElement.Parse(json)));
        Assert.Equal(TimeSpan.FromSeconds(7), problem.ToException().RetryAfter);
        Assert.Equal(problem, Problem.From(problem.ToException()));
    }

    [Theory, InlineData("[]"), InlineData("{}"), InlineData("""{"code":1}"""), InlineData("null"), InlineData("""{"status":400,"title":"Bad Request"}""")]
    public void OtherJson_IsNoProblem(string json) => Assert.Null(Problem.TryRead(JsonElement.Parse(json)));

    [Theory, InlineData("""{"code":"x","status":"400"}"""), InlineData("""{"code":"x","status":1e99}"""), InlineData("""{"code":"x","detail":5,"retryAfter":"1"}""")]
    public void MembersOfOtherTypes_AreLeftOut(string json) => Assert.Equal(new Problem("x", 0), Problem.TryRead(JsonElement.Parse(json)));

    [Theory]
    [InlineData(GapReason.Trimmed, "trimmed")]
    [InlineData(GapReason.Skipped, "skipped")]
    [InlineData(GapReason.Epoch, "epoch")]
    [InlineData(GapReason.Ahead, "ahead")]
    [InlineData(GapReason.Conflict, "conflict")]
    [InlineData(GapReason.Invalid, "invalid")]
    [InlineData(GapReason.Hole, "hole")]
    public void Gap_RoundTripsWithinAProblem(GapReason reason, string name)
    {
        var gap = new PushGap(reason, reason == GapReason.Invalid ? null : At.Cursor(3), At.Cursor(9), reason == GapReason.Trimmed ? 6 : null);
        var json = JsonElement.Parse(Problem.From(new PushGapException(gap)).ToUtf8());

        Assert.Equal(name, json.GetProperty("reason").GetString());
        var read = Assert.IsType<PushGapException>(Problem.TryRead(json)!.ToException());
        Assert.Equal((gap, 410), (read.Gap, read.Status));
    }

    [Theory]
    [InlineData("""{"reason":"trimmed"}""")]
    [InlineData("""{"reason":"unheard","to":"3f0w8k7x.0000000001b.7tq2mz"}""")]
    [InlineData("""{"reason":"trimmed","to":"x"}""")]
    [InlineData("""{"reason":5,"to":"3f0w8k7x.0000000001b.7tq2mz"}""")]
    [InlineData("[]")]
    public void OtherJson_IsNoGap(string json) => Assert.Null(GapJson.TryRead(JsonElement.Parse(json)));
}
