using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SertiKesos.Platform.Hosting;

namespace SertiKesos.Tests.Support;

/// <summary>Runs a script of <c>tests/peer</c>, which uses clients that others wrote: one store, two readers.</summary>
internal static class PeerClient
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "peer");
    private static readonly Lazy<Task<string>> Packages = new(InstallAsync);

    /// <summary>Runs a script with a request on its standard input, and returns what it answers.</summary>
    public static async Task<JsonNode> AskAsync(string script, string verb, object request)
    {
        using var process = NodeTools.StartNode(Source, script, await Packages.Value, verb);
        var answer = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(request, JsonSerializerOptions.Web));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonNode.Parse(await answer)!
            : throw new InvalidOperationException($"{script} {verb} ended with {process.ExitCode}: {await error}");
    }

    private static async Task<string> InstallAsync()
    {
        var locked = await File.ReadAllBytesAsync(Path.Combine(Source, "package-lock.json"));
        return await NodePackages.EnsureInstalledAsync(
            $"peer-{Convert.ToHexStringLower(SHA256.HashData(locked))[..12]}", Source, progress: null, CancellationToken.None);
    }
}
