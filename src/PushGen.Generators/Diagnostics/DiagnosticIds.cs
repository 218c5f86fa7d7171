namespace PushGen.Generators.Diagnostics;

/// <summary>The ids of all rules. An id is never used again, even when its rule is gone.</summary>
static class DiagnosticIds
{
    public const string ContractIsGeneric = "PUSH0001";
    public const string ContractIsInaccessible = "PUSH0002";
    public const string MemberIsNoMethod = "PUSH0003";
    public const string OperationIsGeneric = "PUSH0004";
    public const string ReturnTypeIsUnknown = "PUSH0005";
    public const string ParameterIsByReference = "PUSH0006";
    public const string SeveralCancellationTokens = "PUSH0007";
    public const string CancellationTokenIsNotLast = "PUSH0008";
    public const string OperationNameIsTaken = "PUSH0009";
    public const string WireNameIsIllegal = "PUSH0010";
    public const string ContractNameIsTaken = "PUSH0011";
    public const string ContractIsEmpty = "PUSH0012";
    public const string TopicIsNoSequence = "PUSH0013";
    public const string KeyTypeIsUnsupported = "PUSH0014";
    public const string KeyNameIsReserved = "PUSH0015";
    public const string SequenceIsMisplaced = "PUSH0016";
    public const string CancellationTokenIsMissing = "PUSH0017";
    public const string TopicOptionsContradict = "PUSH0018";
    public const string RepetitionIsMisplaced = "PUSH0019";
    public const string AttributeIsWithoutEffect = "PUSH0020";
    public const string GeneratedNameIsTaken = "PUSH0021";
    public const string JsonContextIsNone = "PUSH0022";
    public const string TypeNameIsNoIdentifier = "PUSH0023";
    public const string NamedContractIsNone = "PUSH0024";
    public const string PayloadIsUnserializable = "PUSH0101";
    public const string PayloadIsNotCovered = "PUSH0102";
    public const string PayloadIsAbstract = "PUSH0103";
    public const string PayloadIsUntyped = "PUSH0104";
    public const string TimeHasNoOffset = "PUSH0105";
    public const string PayloadIsNotConstructed = "PUSH0106";
    public const string JsonContextIsMissing = "PUSH0107";
    public const string ValueIsNoProperty = "PUSH0108";
    public const string PropertyIsNotRead = "PUSH0109";

    public const string ContractIsNotWired = "PUSH0201";
    public const string ContractIsMappedTwice = "PUSH0202";
    public const string PublishIsNotAwaited = "PUSH0203";
    public const string ServerBlocks = "PUSH0204";
    public const string TopicIsResolvedInLoop = "PUSH0205";
    public const string TopicIsNeverPublished = "PUSH0206";
    public const string ContextOutlivesCall = "PUSH0207";
    public const string ClientIsNotDisposed = "PUSH0301";
    public const string SubscriptionIsDropped = "PUSH0302";
    public const string CallIsBlockedOn = "PUSH0303";
    public const string AddressCarriesCredentials = "PUSH0304";
    public const string ResilienceCutsPush = "PUSH0305";
    public const string GapsAreIgnored = "PUSH0306";
    public const string AuthorizationIsUndecided = "PUSH0501";
    public const string KeyIsAPerson = "PUSH0502";
    public const string MethodIsNoGate = "PUSH0503";
    public const string PublicTopicIsRestricted = "PUSH0504";
    public const string OperationIsHttpOnly = "PUSH0505";

    public const string LanguageIsTooOld = "PUSH0901";
    public const string RuntimeDoesNotMatch = "PUSH0902";
}
