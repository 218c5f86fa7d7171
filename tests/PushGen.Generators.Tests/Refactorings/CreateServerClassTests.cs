using PushGen.CodeFixes.Refactorings;

namespace PushGen.Generators.Tests.Refactorings;

public class CreateServerClassTests
{
    static readonly CreateServerClassRefactoring Refactoring = new();

    [Fact]
    public async Task Contract_WithEachKindOfOperation_GetsAClassWithAllMembers()
    {
        const string Source = """
            namespace Shop;

            public record Quote(decimal Bid);
            public record Order(string Symbol);

            [PushContract]
            public interface [|ITrading|]
            {
                [Topic(Gated = true)]
                IAsyncEnumerable<Quote> Quotes(string symbol, CancellationToken cancellationToken = default);

                [Topic]
                IAsyncEnumerable<Quote> News(CancellationToken cancellationToken = default);

                IAsyncEnumerable<Quote?> Backtest(int days = 30, CancellationToken cancellationToken = default);

                Task<int> Place(Order @event, CancellationToken cancellationToken = default);

                ValueTask Import(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken = default);
            }

            """;

        await RefactoringRun.GivesAsync(Refactoring, Source, Source.Replace("[|ITrading|]", "ITrading", StringComparison.Ordinal) + """
            // --- TradingServer.cs
            using System.Runtime.CompilerServices;

            namespace Shop;

            public sealed class TradingServer : ITradingServer
            {
                public ValueTask<bool> AuthorizeQuotes(string symbol, CancellationToken cancellationToken) => throw new NotImplementedException();

                public async IAsyncEnumerable<Quote?> Backtest(int days, [EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    yield return await Task.FromException<Quote?>(new NotImplementedException());
                }

                public Task<int> Place(Order @event, CancellationToken cancellationToken) => throw new NotImplementedException();

                public ValueTask Import(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken) => throw new NotImplementedException();
            }

            """);
    }

    [Fact]
    public async Task Contract_OfAnotherProject_IsOfferedWhereItsServerHalfIsGenerated()
    {
        const string Contract = """
            // === Server
            using PushGen.AspNetCore;
            [assembly: GeneratePushServer(typeof(Shop.ITrading), Internal = true)]
            namespace Shop { [PushContract] public interface ITrading { Task A(CancellationToken cancellationToken = default); } }
            """;
        string source = Contract.Replace("// === Server\n", "", StringComparison.Ordinal).Replace("typeof(Shop.ITrading)", "typeof([|Shop.ITrading|])", StringComparison.Ordinal);

        await RefactoringRun.GivesAsync(Refactoring, source + "\n", source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + "\n" + """
            // --- TradingServer.cs
            namespace Shop;

            public sealed class TradingServer : ITradingServer
            {
                public Task A(CancellationToken cancellationToken) => throw new NotImplementedException();
            }

            """);
    }

    [Theory]
    [InlineData("public interface [|ITrading|] { Task A(); }")]                                                                     // no contract
    [InlineData("[PushContract] public interface [|ITrading|] { [Topic] IAsyncEnumerable<int> A(); }")]                             // nothing to implement
    [InlineData("[PushContract] public interface [|ITrading|] { Task A(); } public class TradingServer;")]                          // the name is taken
    [InlineData("[PushContract] public interface [|ITrading|] { Task A(); } public class My : ITradingServer { public Task A() => Task.CompletedTask; }")]
    [InlineData("[PushContract] public interface ITrading { Task [|A|](); }")]                                                      // not on its name
    [InlineData("[PushContract] public interface [|ITrading|]<T> { Task A(); }")]                                                   // PUSH0001
    [InlineData("public class A { [Obsolete([|\"x\"|])] public void B() { } }")]
    public async Task Place_WithoutAServerInterfaceToImplement_IsOfferedNothing(string source) => await RefactoringRun.OffersNothingAsync(Refactoring, source);
}
