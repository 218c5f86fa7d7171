using PushGen.CodeFixes.Refactorings;

namespace PushGen.Generators.Tests.Refactorings;

public class SignalRContractTests
{
    static readonly SignalRContractRefactoring Refactoring = new();

    [Fact]
    public async Task Hub_WithItsClientInterface_BecomesAContractWithTopicsAndCalls()
    {
        const string Source = """
            using System.Threading.Channels;
            using Microsoft.AspNetCore.SignalR;

            namespace Shop;

            public interface [|IChatClient|]
            {
                Task ReceiveMessage(string user, string text);
                Task Typing(string user);
                Task UserJoinedAsync(string userJoined, DateTimeOffset at);
                Task Refresh();
                Task Send(int id);
                Task Kicked(string? reason);
                Task<bool> Confirm(string question);
            }

            public class ChatHub : Hub<IChatClient>
            {
                public override Task OnConnectedAsync() => base.OnConnectedAsync();
                public async Task Join(string room) => await Clients.Group(room).ReceiveMessage("server", "joined");
                public void Send(string text) => Clients.All.Typing(text);
                public int Count() => 3;
                public ChannelReader<int> Counter(int to, CancellationToken cancellationToken) => Channel.CreateUnbounded<int>().Reader;
                public Task Upload(IAsyncEnumerable<byte[]> parts) => Clients.Caller.Kicked(null);
                protected Task Hidden() => Task.CompletedTask;
            }

            """;

        await RefactoringRun.GivesAsync(Refactoring, Source, Source.Replace("[|IChatClient|]", "IChatClient", StringComparison.Ordinal) + """
            // --- IChat.cs
            namespace Shop;

            [PushContract]
            public interface IChat
            {
                [Topic]
                IAsyncEnumerable<Message> ReceiveMessage(string group, CancellationToken cancellationToken = default);

                [Topic]
                IAsyncEnumerable<string> Typing(CancellationToken cancellationToken = default);

                [Topic]
                IAsyncEnumerable<UserJoinedItem> UserJoined(CancellationToken cancellationToken = default);

                [Topic]
                IAsyncEnumerable<Refresh> Refresh(CancellationToken cancellationToken = default);

                [Topic]
                IAsyncEnumerable<int> OnSend(CancellationToken cancellationToken = default);

                [Topic(PerUser = true)]
                IAsyncEnumerable<string?> Kicked(CancellationToken cancellationToken = default);

                // Confirm waits for a client's answer: let clients call an operation of their own instead.

                Task Join(string room, CancellationToken cancellationToken = default);

                Task Send(string text, CancellationToken cancellationToken = default);

                Task<int> Count(CancellationToken cancellationToken = default);

                IAsyncEnumerable<int> Counter(int to, CancellationToken cancellationToken = default);

                Task Upload(IAsyncEnumerable<byte[]> parts, CancellationToken cancellationToken = default);
            }

            public record Message(string User, string Text);

            public record UserJoinedItem(string UserJoined, DateTimeOffset At);

            public record Refresh;

            """);
    }

    [Fact]
    public async Task Interface_CalledClient_NeedsNoHubInItsProject() => await RefactoringRun.GivesAsync(Refactoring, """
        interface [|INewsClient|] { Task Published(string title); }

        """, """
        interface INewsClient { Task Published(string title); }
        // --- INews.cs
        [PushContract]
        internal interface INews
        {
            [Topic]
            IAsyncEnumerable<string> Published(CancellationToken cancellationToken = default);
        }

        """);

    [Fact]
    public async Task Names_ThatAreTaken_AreAvoided() => await RefactoringRun.GivesAsync(Refactoring, """
        public interface [|INewsClient|] { Task OnArticle(string title, int rank); }
        public interface INews;
        public class Article;

        """, """
        public interface INewsClient { Task OnArticle(string title, int rank); }
        public interface INews;
        public class Article;
        // --- INewsPush.cs
        [PushContract]
        public interface INewsPush
        {
            [Topic]
            IAsyncEnumerable<ArticleItem> OnArticle(CancellationToken cancellationToken = default);
        }

        public record ArticleItem(string Title, int Rank);

        """);

    [Theory]
    [InlineData("public interface [|IOrders|] { Task Save(); }")]                                    // any service's
    [InlineData("public interface [|IOrdersClient|] { Task Save(); int Count { get; } }")]
    [InlineData("public interface [|IOrdersClient|] { ValueTask Save(); }")]
    [InlineData("public interface [|IOrdersClient|];")]
    [InlineData("public interface [|IOrdersClient|]<T> { Task Save(); }")]
    [InlineData("[PushContract] public interface [|IOrdersClient|] { Task Save(); }")]
    [InlineData("public interface IOrdersClient { Task [|Save|](); }")]
    public async Task Interface_ThatIsNoSignalRClients_IsOfferedNothing(string source) => await RefactoringRun.OffersNothingAsync(Refactoring, source);
}
