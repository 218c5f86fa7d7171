namespace PushGen.Generators.Model;

/// <summary>The generated type that a throwing member is in.</summary>
enum ThrowingPlace
{
    Client,
    Publisher,
    Endpoints,
}
