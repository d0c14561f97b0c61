using System.Reflection;

namespace SertiKesos.Worker.Discovery;

/// <summary>The types that are searched for functions.</summary>
internal sealed class FunctionSource(Func<IEnumerable<Type>> types)
{
    public IEnumerable<Type> Types => types();

    public static FunctionSource EntryAssembly { get; } = new(() => Assembly.GetEntryAssembly()?.GetExportedTypes() ?? []);
}
