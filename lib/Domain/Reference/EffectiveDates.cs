using System.Globalization;

namespace SertiKesos.Reference;

/// <summary>From when until when a row holds, both days included; null is open.</summary>
internal readonly record struct EffectiveDates(DateOnly? From, DateOnly? To)
{
    public static EffectiveDates Always { get; } = new(null, null);

    public bool Contains(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    public bool Overlaps(EffectiveDates other) =>
        (From is null || other.To is null || From <= other.To) && (To is null || other.From is null || other.From <= To);

    public override string ToString() => $"{Text(From) ?? "…"} – {Text(To) ?? "…"}";

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
