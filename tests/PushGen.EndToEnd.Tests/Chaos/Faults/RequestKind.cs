namespace PushGen.EndToEnd.Tests.Chaos;

enum RequestKind
{
    Poll,
    Events,
    Socket,
}
