using Microsoft.Extensions.Configuration;

namespace SertiKesos.Worker.Discovery;

/// <summary>The functions of the app, split by the settings that disable them.</summary>
internal sealed class FunctionSet(IReadOnlyList<DiscoveredFunction> functions, IConfiguration configuration)
{
    public IReadOnlyList<DiscoveredFunction> Enabled { get; } = [.. functions.Where(f => !IsDisabled(f.Name, configuration))];

    public IReadOnlyList<DiscoveredFunction> Disabled { get; } = [.. functions.Where(f => IsDisabled(f.Name, configuration))];

    /// <summary>The second form is for environments that do not allow dots in names.</summary>
    public static bool IsDisabled(string name, IConfiguration configuration)
    {
        var value = configuration[$"AzureWebJobs.{name}.Disabled"] ?? configuration[$"AzureWebJobs_{name}_Disabled"];
        return value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }
}
