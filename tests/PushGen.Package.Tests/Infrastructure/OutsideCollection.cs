namespace PushGen.Package.Tests.Infrastructure;

/// <summary>Consumers are built one after the other, from one cache that was empty before the first.</summary>
[CollectionDefinition(nameof(OutsideCollection))]
public sealed class OutsideCollection : ICollectionFixture<Outside>;
