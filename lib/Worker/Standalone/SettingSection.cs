using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SertiKesos.Worker.Standalone;

/// <summary>Reads settings of one section and refuses what is out of range by its full name.</summary>
internal sealed class SettingSection(IConfiguration configuration, string path)
{
    public int Number(string name, int standard, int least, int most)
    {
        var text = configuration[$"{path}:{name}"];
        return string.IsNullOrWhiteSpace(text)
            ? standard
            : int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw Refused(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
    }

    public TimeSpan Span(string name, TimeSpan standard, TimeSpan least, TimeSpan most)
    {
        var text = configuration[$"{path}:{name}"];
        return string.IsNullOrWhiteSpace(text)
            ? standard
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw Refused(name, string.Create(CultureInfo.InvariantCulture, $"a time span from {least:c} to {most:c}"));
    }

    public string OneOf(string name, params string[] choices)
    {
        var text = configuration[$"{path}:{name}"];
        return string.IsNullOrWhiteSpace(text)
            ? choices[0]
            : choices.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase))
                ?? throw Refused(name, $"one of {string.Join(", ", choices)}");
    }

    private InvalidOperationException Refused(string name, string wanted) => new($"The setting {path}:{name} must be {wanted}.");
}
