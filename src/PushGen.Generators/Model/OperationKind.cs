namespace PushGen.Generators.Model;

enum OperationKind
{
    Topic,
    Stream,
    Call,
    Upload,
}
