using System.Diagnostics.CodeAnalysis;
using SertiKesos.People;

namespace SertiKesos.Alerts.Planning;

/// <summary>An Indonesian mobile number to which a message can be sent, in E.164 form. It prints masked.</summary>
internal readonly record struct AlertPhone
{
    private const int Shown = 3;

    private readonly string? _value;

    private AlertPhone(string value) => _value = value;

    /// <summary>The number in the clear, such as <c>+6281234567890</c>: for the request to a provider and nothing that is stored or logged.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An empty number has no value.");

    /// <summary>Country code, and the last three digits: <c>+62***890</c>.</summary>
    public string Masked => $"{Value[..3]}***{Value[^Shown..]}";

    /// <summary>Reads a number as rosters, settings and providers write it: blanks, dots and hyphens between its digits do not count.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AlertPhone phone)
    {
        phone = default;
        var trimmed = text?.Trim() ?? "";
        var plain = trimmed.StartsWith('+') ? trimmed[1..] : trimmed;
        if (plain.Length is 0 or > 24 || plain.Any(character => !char.IsAsciiDigit(character) && character is not (' ' or '.' or '-'))
            || MobileNumberRules.InE164(string.Concat(plain.Where(char.IsAsciiDigit))) is not { } number)
        {
            return false;
        }

        phone = new AlertPhone(number);
        return true;
    }

    public override string ToString() => _value is null ? "" : Masked;
}
