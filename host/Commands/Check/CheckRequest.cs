using System.Globalization;
using SertiKesos.Hosting.Local;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>What the verb <c>check</c> was asked; <paramref name="Path"/> is a file or a folder.</summary>
internal sealed record CheckRequest(string Path, string? Region, DateOnly? AsOf, bool Json, string? Receipt)
{
    /// <summary>Null for arguments that make no sense.</summary>
    public static CheckRequest? Parse(string[] args)
    {
        string? path = null, region = null, receipt = null;
        DateOnly? asOf = null;
        var json = false;
        for (var index = 0; index < args.Length; index++)
        {
            var value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--json":
                    json = true;
                    break;
                case "--region" when value is not null:
                    region = value;
                    index++;
                    break;
                case "--receipt" when value is not null:
                    receipt = value;
                    index++;
                    break;
                case "--as-of" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    asOf = day;
                    index++;
                    break;
                case var name when path is null && !name.StartsWith("--", StringComparison.Ordinal):
                    path = name;
                    break;
                default:
                    return null;
            }
        }

        return path is null ? null : new CheckRequest(path, region, asOf, json, receipt);
    }
}
