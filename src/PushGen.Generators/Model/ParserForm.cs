namespace PushGen.Generators.Model;

enum ParserForm
{
    Object,
    List,
    Array,

    /// <summary>Null, or what another method reads.</summary>
    OrNull,
}
