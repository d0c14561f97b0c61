using Microsoft.Extensions.Configuration;

namespace SertiKesos.Platform.Health;

/// <summary>
/// Which functions a setting has switched off, by the names that the Functions host reads too. On Azure's Linux plans a full
/// stop in the name of a setting arrives as an underscore. With two underscores the host goes on with the function.
/// </summary>
internal sealed class WorkSwitches(IConfiguration settings)
{
    public bool IsOff(string function) =>
        ((string[])[$"AzureWebJobs.{function}.Disabled", $"AzureWebJobs_{function}_Disabled"])
        .Any(name => bool.TryParse(settings[name], out var off) && off);
}
