namespace PushGen.Generators.Model;

enum ParameterRole
{
    Argument,
    CancellationToken,
    Upload,
}
