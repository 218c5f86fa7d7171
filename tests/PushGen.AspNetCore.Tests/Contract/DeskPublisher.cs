namespace PushGen.AspNetCore.Tests.Contract;

sealed class DeskPublisher(PushTopics topics)
{
    public Topic<Quote> Quotes(string symbol) => topics.Get(DeskContract.Quotes, new DeskContract.SymbolKey(symbol));

    public Topic<Quote> Fills(string userId) => topics.GetOfUser(DeskContract.Fills, userId, default(DeskContract.NoKey));

    public Topic<Quote> News() => topics.Get(DeskContract.News, default(DeskContract.NoKey));

    public Topic<Quote> Level(string symbol) => topics.Get(DeskContract.Level, new DeskContract.SymbolKey(symbol));

    public Topic<Quote> Short(string symbol) => topics.Get(DeskContract.Short, new DeskContract.SymbolKey(symbol));
}
