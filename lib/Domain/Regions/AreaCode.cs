using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SertiKesos.Regions;

/// <summary>
/// What a figure is about: the nation (<c>nasional</c>), a province (<c>32</c>) or a region (<c>32.77</c>). A value that
/// was parsed is one of the regions that it was parsed by.
/// </summary>
[JsonConverter(typeof(AreaCodeJson))]
internal readonly record struct AreaCode
{
    private const string NationText = "nasional";
    private readonly string? _value;

    private AreaCode(string value) => _value = value;

    public static AreaCode Nation { get; } = new(NationText);

    public bool IsNation => (_value ?? NationText) == NationText;

    /// <summary>The province; null for the nation and for regions.</summary>
    public string? Province => _value is { Length: 2 } code ? code : null;

    /// <summary>The region; null for the nation and for provinces.</summary>
    public RegionCode? Region => RegionCode.TryParse(_value, out var code) ? code : null;

    public static AreaCode Of(RegionCode region) => new(region.Value);

    /// <summary>Whether a text has the form of an area, known or not.</summary>
    public static bool TryForm([NotNullWhen(true)] string? text, out AreaCode area)
    {
        area = new AreaCode(text ?? "");
        return text == NationText || RegionCode.TryParse(text, out _) || (text is { Length: 2 } && text.All(char.IsAsciiDigit));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, RegionCatalog regions, out AreaCode area)
    {
        area = new AreaCode(text ?? "");
        return text == NationText
            || (RegionCode.TryParse(text, out var region) && regions.Find(region) is not null)
            || regions.Provinces.Any(province => province.Code == text);
    }

    /// <summary>Whether the area holds the region.</summary>
    public bool Holds(RegionCode region) => IsNation || _value == region.Value || _value == region.Province;

    public override string ToString() => _value ?? NationText;
}
