using Microsoft.Extensions.Configuration;

namespace SertiKesos.Platform.Health;

/// <summary>Which functions a setting has switched off, by the names that the Functions host reads too.</summary>
internal sealed class WorkSwitches(IConfiguration settings)
{
    public bool IsOff(string function) =>
        bool.TryParse(settings[$"AzureWebJobs.{function}.Disabled"] ?? settings[$"AzureWebJobs:{function}:Disabled"], out var off) && off;
}
