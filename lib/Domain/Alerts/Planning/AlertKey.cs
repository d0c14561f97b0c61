using System.Diagnostics.CodeAnalysis;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// Names one alert without saying whose: 32 lower-case hexadecimal digits made of person, certificate, expiry date and
/// threshold. It is the ledger's row key, the queue message's content and the local part of the Message-ID.
/// </summary>
internal readonly record struct AlertKey
{
    public const int Length = 32;

    private readonly string? _value;

    private AlertKey(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("An empty alert key has no value.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AlertKey key)
    {
        if (text is { Length: Length } && text.All(digit => char.IsAsciiDigit(digit) || digit is >= 'a' and <= 'f'))
        {
            key = new AlertKey(text);
            return true;
        }

        key = default;
        return false;
    }

    public static AlertKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("An alert key is 32 lower-case hexadecimal digits.");

    public override string ToString() => _value ?? "";
}
