using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PushGen.Generators.Tests.Infrastructure;

/// <summary>Walks through everything that a step gave out. Something of the compiler's in there would keep whole compilations alive and never equal its successor.</summary>
static class ModelWalk
{
    public static void AssertHoldsNothingOfTheCompiler(GeneratorDriverRunResult result)
    {
        foreach (var step in result.Results[0].TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)))
        {
            foreach (var (value, _) in step.Value.SelectMany(run => run.Outputs))
            {
                if (Find(value) is { } path)
                    Assert.Fail($"The step {step.Key} gives out {path}.");
            }
        }
    }

    /// <summary>The path to the first thing that does not belong in a model, or null.</summary>
    public static string? Find(object? value) => Find(value, value?.GetType().Name ?? "", new HashSet<object>(ReferenceEqualityComparer.Instance));

    static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return null;
        if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or AttributeData or Diagnostic)
            return $"{path} ({value.GetType().Name})";
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is Array array)
            return Items(array, path, seen);
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType != value.GetType() && Find(field.GetValue(value), path + "." + field.Name, seen) is { } found)
                    return found;
            }
        }
        return null;
    }

    static string? Items(IEnumerable items, string path, HashSet<object> seen)
    {
        foreach (object? item in items)
        {
            if (Find(item, path + "[]", seen) is { } found)
                return found;
        }
        return null;
    }
}
