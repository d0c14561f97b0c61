using System.Globalization;

namespace SertiKesos.Rigs;

/// <summary>A number that the environment may set, to replay a seed or to do more at night.</summary>
internal static class Setting
{
    public static int Number(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
