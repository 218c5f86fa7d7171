namespace PushGen.Generators.Model;

/// <summary>What an operation returns, apart from the payload's type.</summary>
enum ReturnForm
{
    Sequence,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
}
