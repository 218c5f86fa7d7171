using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Parsing.Memory;

/// <summary>
/// The compiler asks for every contract again after every edit, wherever that was, because anything may have changed. To read a contract means
/// to have its members bound, which is nearly all of what the generator costs; so it is done only when something that the contract
/// follows from has changed. Readings live as long as the declarations that they were made of.
/// </summary>
sealed class ReadingMemory<T>
{
    readonly ConditionalWeakTable<SyntaxNode, Slot> slots = new();

    public T Recall(GeneratorAttributeSyntaxContext match, Func<GeneratorAttributeSyntaxContext, CancellationToken, T> read, CancellationToken cancellationToken)
    {
        ulong state = ProjectFiles.Of(match.SemanticModel.Compilation).StateOf(match.TargetNode.SyntaxTree);
        var slot = slots.GetValue(match.TargetNode, static _ => new Slot());
        if (slot.Last is { } last && last.State == state)
            return last.Reading;
        var reading = read(match, cancellationToken);
        slot.Last = new Remembered(state, reading);
        return reading;
    }

    sealed class Slot
    {
        /// <summary>State and reading are one object, so that no other thread sees the one without the other.</summary>
        public volatile Remembered? Last;
    }

    sealed class Remembered(ulong state, T reading)
    {
        public ulong State { get; } = state;

        public T Reading { get; } = reading;
    }
}
