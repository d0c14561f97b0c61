using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace SertiKesos.Worker.Binding;

/// <summary>Replaces <c>%Name%</c> in the text of a trigger by the setting of that name.</summary>
internal static partial class SettingText
{
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public static string Resolve(string text, string function, IConfiguration configuration) =>
        Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            // Environment variables write the colon of a section as two underscores.
            return configuration[name]
                ?? configuration[name.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"Function {function} names the setting %{name}%, which has no value. Set {name}.");
        });

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Placeholder();
}
