namespace PushGen.EndToEnd.Tests.Matrix;

/// <summary>
/// Contract shape × type × transport: every value that the rules allow comes through every place of a contract as it went, with
/// System.Text.Json's reflection and with its generated contexts.
/// </summary>
public abstract class MatrixTests(MatrixHost host, PushTransports transport)
{
    public static TheoryData<string> Contracts => [.. MatrixCases.EchoNames];

    public static TheoryData<string> KeyContracts => [.. MatrixCases.KeyNames];

    [Theory, MemberData(nameof(Contracts))]
    public Task Call_Value_ComesBack(string contract) => RunAsync(contract, static (type, ends) => type.CallAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task ValueCall_Value_ComesBack(string contract) => RunAsync(contract, static (type, ends) => type.ValueCallAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task OptionalArgument_GivenOrLeftOut_ComesBack(string contract) => RunAsync(contract, static (type, ends) => type.OptionalAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task Stream_Value_ComesBackAsItems(string contract) => RunAsync(contract, static (type, ends) => type.StreamAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task Topic_Items_ComeInOrder(string contract) => RunAsync(contract, static (type, ends) => type.TopicAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task Upload_Items_ReachTheServer(string contract) => RunAsync(contract, static (type, ends) => type.UploadAsync(ends));

    [Theory, MemberData(nameof(Contracts))]
    public Task Upload_WithResult_GivesTheLastItem(string contract) => RunAsync(contract, static (type, ends) => type.UploadLastAsync(ends));

    [Theory, MemberData(nameof(KeyContracts))]
    public Task Key_EachValue_IsATopicOfItsOwn(string contract) =>
        MatrixCases.Key(contract).TopicAsync(host.Ends(contract, transport)).WaitAsync(Limits.Long, TestContext.Current.CancellationToken);

    Task RunAsync(string contract, Func<EchoCase, EchoEnds, Task> test) =>
        test(MatrixCases.Echo(contract), host.Ends(contract, transport)).WaitAsync(Limits.Long, TestContext.Current.CancellationToken);
}

[Collection(typeof(MatrixCollection))]
public sealed class LongPollingMatrixTests(MatrixHost host) : MatrixTests(host, PushTransports.LongPolling);

[Collection(typeof(MatrixCollection))]
public sealed class ServerSentEventsMatrixTests(MatrixHost host) : MatrixTests(host, PushTransports.ServerSentEvents);

[Collection(typeof(MatrixCollection))]
public sealed class WebSocketMatrixTests(MatrixHost host) : MatrixTests(host, PushTransports.WebSocket);
