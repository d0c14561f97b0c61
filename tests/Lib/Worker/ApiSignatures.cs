using System.Globalization;
using System.Reflection;

namespace SertiKesos.Tests.Lib.Worker;

/// <summary>
/// Writes the public and protected members of types as the committed lists have them: a line for the type, then one for
/// each member. Only the outermost question mark of a type is written.
/// </summary>
internal static class ApiSignatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
    };

    public static IEnumerable<string> Of(Type type)
    {
        yield return $"{type.Namespace}: {Kind(type)} {NameOf(type)}{Bases(type)}";
        if (type.IsEnum)
        {
            yield return "    " + string.Join(", ", Enum.GetNames(type).Select(n =>
                string.Create(CultureInfo.InvariantCulture, $"{n} = {Convert.ToInt32(Enum.Parse(type, n), CultureInfo.InvariantCulture)}")));
            yield break;
        }

        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            yield return $"    usage: {usage.ValidOn}, multiple {usage.AllowMultiple}, inherited {usage.Inherited}";
        }

        foreach (var constructor in type.GetConstructors(Declared & ~BindingFlags.Static).Where(Visible))
        {
            yield return $"    {(constructor.IsFamily ? "protected " : "")}.ctor({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared).Where(p => Visible(p.GetMethod) || Visible(p.SetMethod)))
        {
            yield return $"    {Property(property)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(m => Visible(m) && !m.IsSpecialName))
        {
            yield return $"    {Modifier(method)}{Nullable(method.ReturnParameter)} {method.Name}{Generics(method)}({Parameters(method)})";
        }
    }

    private static bool Visible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var names = type.GetInterfaces().Except(inherited)
            .Prepend(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? parent : null)
            .Where(t => t is not null)
            .Select(t => NameOf(t!))
            .ToList();
        return names.Count == 0 ? "" : $" : {string.Join(", ", names)}";
    }

    private static string Property(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var state = property.GetMethod is null ? nullability.WriteState : nullability.ReadState;
        var accessors = (Visible(property.GetMethod) ? "get; " : "") + (Visible(property.SetMethod) ? "set; " : "");
        return $"{Modifier((property.GetMethod ?? property.SetMethod)!)}{Marked(property.PropertyType, state)} {property.Name} {{ {accessors}}}";
    }

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
    {
        var extends = p.Position == 0 && method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) ? "this " : "";
        var many = p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{extends}{many}{Nullable(p)} {p.Name}{(p.HasDefaultValue ? " = default" : "")}";
    }));

    private static string Nullable(ParameterInfo parameter) =>
        Marked(parameter.ParameterType, new NullabilityInfoContext().Create(parameter).ReadState);

    private static string Marked(Type type, NullabilityState state) =>
        System.Nullable.GetUnderlyingType(type) is { } inner
            ? NameOf(inner) + "?"
            : NameOf(type) + (state == NullabilityState.Nullable ? "?" : "");

    private static string NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}
