using System.Reflection;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

/// <summary>
/// What the library offers is a part of what the official package offers, under the same signatures: code that builds
/// here builds there. <c>surface.txt</c> was held against the official listing line by line; a new line needs that too.
/// </summary>
public sealed class SurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_checked()
    {
        var expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Lib", "Tables", "surface.txt"));

        Assert.Equal(expected, Lines());
    }

    private static string[] Lines() =>
    [
        .. typeof(TableClient).Assembly.GetExportedTypes()
            .SelectMany(type => type
                .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(IsVisible)
                .Select(member => $"{type.FullName}: {Describe(member)}")
                .Append($"{type.FullName}: is a {type.BaseType?.FullName ?? "interface"}"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Properties show by their accessors.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily,
        FieldInfo field => field.IsPublic,
        _ => false,
    };

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{(method.IsVirtual && !method.IsFinal ? "virtual " : "")}{(method.IsStatic ? "static " : "")}{method} ({Names(method)})",
        ConstructorInfo constructor => $"{(constructor.IsFamily ? "protected " : "")}{constructor} ({Names(constructor)})",
        _ => member.ToString()!,
    };

    private static string Names(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => parameter.Name + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")));
}
