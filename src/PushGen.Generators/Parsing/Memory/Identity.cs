using System.Runtime.CompilerServices;

namespace PushGen.Generators.Parsing.Memory;

/// <summary>Gives objects numbers, so that one can be recognized without being kept alive.</summary>
static class Identity
{
    static readonly ConditionalWeakTable<object, Number> Numbers = new();
    static long last;

    public static ulong Of(object value) => Numbers.GetValue(value, static _ => new Number((ulong)Interlocked.Increment(ref last))).Value;

    sealed class Number(ulong value)
    {
        public ulong Value { get; } = value;
    }
}
