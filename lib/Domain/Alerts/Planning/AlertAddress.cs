using System.Diagnostics.CodeAnalysis;
using SertiKesos.People;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// A mail address to which a message can be sent: one plain ASCII address without a display name
/// (<see cref="MailAddressRules"/>). It prints masked.
/// </summary>
internal readonly record struct AlertAddress
{
    private readonly string? _value;

    private AlertAddress(string value) => _value = value;

    /// <summary>The address in the clear: for the envelope and nothing that is stored or logged.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An empty address has no value.");

    /// <summary>First letter and domain, such as <c>b***@contoh.go.id</c>.</summary>
    public string Masked => Value[0] + "***" + Value[Value.LastIndexOf('@')..];

    public static bool TryParse([NotNullWhen(true)] string? text, out AlertAddress address)
    {
        address = default;
        var trimmed = text?.Trim();
        if (trimmed is null || !MailAddressRules.IsAddress(trimmed))
        {
            return false;
        }

        address = new AlertAddress(trimmed);
        return true;
    }

    public override string ToString() => _value is null ? "" : Masked;
}
