using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SertiKesos.Regions;

/// <summary>
/// The Kemendagri code of a kabupaten or kota in its dotted form, such as <c>32.77</c>: two digits of the province, a
/// dot, two digits of the region (01–69 kabupaten, 71–99 kota). A value proves the form only;
/// <see cref="RegionCatalog"/> knows which codes exist.
/// </summary>
[JsonConverter(typeof(RegionCodeJson))]
internal readonly record struct RegionCode : IComparable<RegionCode>
{
    private readonly string? _value;

    private RegionCode(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("An empty region code has no value.");

    /// <summary>The two-digit code of the province.</summary>
    public string Province => Value[..2];

    public static bool TryParse([NotNullWhen(true)] string? text, out RegionCode code)
    {
        if (text is { Length: 5 } && text[2] == '.' && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1])
            && char.IsAsciiDigit(text[3]) && char.IsAsciiDigit(text[4]))
        {
            code = new RegionCode(text);
            return true;
        }

        code = default;
        return false;
    }

    // The text is not quoted: whatever stands in the wrong place may be personal.
    public static RegionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("The text is no region code such as 32.77.");

    public int CompareTo(RegionCode other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "";
}
