using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// Reads <c>local.settings.json</c> of the current folder, as the Functions tools do: its <c>Values</c> become settings
/// that environment variables and the command line override.
/// </summary>
internal static class LocalSettings
{
    public const string FileName = "local.settings.json";

    /// <exception cref="SetupException">The file is there but is no valid JSON.</exception>
    public static void AddTo(IConfigurationBuilder configuration, string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var values = document.RootElement.TryGetProperty("Values", out var section)
                ? section.EnumerateObject().ToDictionary(
                    value => value.Name.Replace("__", ":", StringComparison.Ordinal),
                    value => (string?)value.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase)
                : [];
            configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException(
                $"Berkas {path} tidak dapat dibaca sebagai JSON. Bandingkan dengan local.settings.sample.json, perbaiki, lalu jalankan lagi.",
                failure);
        }
    }
}
