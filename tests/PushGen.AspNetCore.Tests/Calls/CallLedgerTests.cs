using Microsoft.Extensions.Time.Testing;
using PushGen.AspNetCore.Calls;

namespace PushGen.AspNetCore.Tests.Calls;

public sealed class CallLedgerTests
{
    const string Key = "0123456789-0123456789-x";

    static readonly byte[] Arguments = [1], Others = [2];
    static readonly CallName Name = new("user ann", "shop/order", Key);

    readonly FakeTimeProvider time = new();
    readonly PushOptions options = new();

    CallLedger Ledger() => new(options, time);

    [Fact]
    public void Call_IsNewOnce()
    {
        var ledger = Ledger();

        Assert.Null(ledger.Find(Name, Arguments));
        var run = ledger.GetOrAdd(Name, Arguments, out bool first);
        var again = ledger.GetOrAdd(Name, Arguments, out bool second);

        Assert.Equal((true, false), (first, second));
        Assert.Same(run, again);
        Assert.Same(run, ledger.Find(Name, Arguments));
    }

    [Fact]
    public void Call_OfAnotherOwnerOrOperation_IsAnother()
    {
        var ledger = Ledger();
        ledger.GetOrAdd(Name, Arguments, out _);

        Assert.Null(ledger.Find(Name with { Owner = "user bob" }, Arguments));
        Assert.Null(ledger.Find(Name with { Path = "shop/cancel" }, Arguments));
    }

    [Fact]
    public void Key_WithOtherArguments_Is422()
    {
        var ledger = Ledger();
        ledger.GetOrAdd(Name, Arguments, out _);

        Assert.Equal((422, PushErrorCodes.KeyReused), Refused(() => ledger.Find(Name, Others)));
        Assert.Equal((422, PushErrorCodes.KeyReused), Refused(() => ledger.GetOrAdd(Name, Others, out _)));
    }

    [Fact]
    public void KeyOfAnotherStore_Is409_AndNamesThisOne()
    {
        var ledger = Ledger();
        string own = IdempotencyKey.New(ledger.Store), foreign = IdempotencyKey.New(Ledger().Store);

        Assert.Null(ledger.Find(Name with { Key = own }, Arguments));
        var e = Assert.Throws<PushException>(() => ledger.Find(Name with { Key = foreign }, Arguments));
        Assert.Equal((409, PushErrorCodes.StoreChanged, ledger.Store), (e.Status, e.Code, e.Store));
    }

    [Fact]
    public async Task Answer_IsKeptForItsTime_CountedFromTheEnd()
    {
        var ledger = Ledger();
        var run = ledger.GetOrAdd(Name, Arguments, out _);
        time.Advance(options.AnswersKeptFor * 3);
        ledger.Complete(Name, run, new CallOutcome([7]));
        time.Advance(options.AnswersKeptFor);

        ledger.GetOrAdd(Name with { Key = Key + "2" }, Arguments, out _);
        Assert.Equal([7], (await ledger.Find(Name, Arguments)!.Outcome).Result);

        time.Advance(TimeSpan.FromMilliseconds(1));
        ledger.GetOrAdd(Name with { Key = Key + "3" }, Arguments, out _);
        Assert.Null(ledger.Find(Name, Arguments));
        Assert.Equal(2, ledger.Count);
    }

    [Fact]
    public void FullLedger_RefusesNewCallsAndForgetsNone()
    {
        options.MaxKeptAnswerBytes = 2 * 512 + 100;
        var ledger = Ledger();
        var run = ledger.GetOrAdd(Name, Arguments, out _);
        ledger.Complete(Name, run, new CallOutcome(new byte[101]));

        var other = Name with { Key = Key + "2" };
        Assert.Equal((503, PushErrorCodes.Overloaded), Refused(() => ledger.GetOrAdd(other, Arguments, out _)));
        Assert.Same(run, ledger.Find(Name, Arguments));

        time.Advance(options.AnswersKeptFor + TimeSpan.FromTicks(1));
        ledger.GetOrAdd(other, Arguments, out bool isNew);
        ledger.GetOrAdd(Name with { Key = Key + "3" }, Arguments, out _);
        Assert.True(isNew);
        Assert.Equal(2, ledger.Count);
    }

    static (int, string) Refused(Action action)
    {
        var e = Assert.Throws<PushException>(action);
        return (e.Status, e.Code);
    }
}
