using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Worker.Standalone;

/// <summary>What only this host offers.</summary>
public static class StandaloneBuilderExtensions
{
    /// <summary>Looks for functions in an assembly other than the entry assembly, such as from a test.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="assembly">The assembly whose public classes hold the functions.</param>
    public static FunctionsApplicationBuilder UseFunctionsFrom(this FunctionsApplicationBuilder builder, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assembly);
        builder.Functions = new FunctionSource(assembly.GetExportedTypes);
        return builder;
    }

    /// <summary>Looks for functions in the given classes only.</summary>
    /// <param name="builder">The app.</param>
    /// <param name="types">The public classes that hold the functions.</param>
    public static FunctionsApplicationBuilder UseFunctionsFrom(this FunctionsApplicationBuilder builder, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(types);
        builder.Functions = new FunctionSource(() => types);
        return builder;
    }
}
