using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SertiKesos.People;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Reference;

/// <summary>
/// What is known of the field besides people: regions, categories, validity, expected numbers, deadlines, holidays and
/// published figures, each with its source and the days on which it holds. Immutable; a day in, a value out.
/// </summary>
internal sealed class ReferenceData
{
    private readonly FrozenDictionary<RegionCode, RegionRow[]> _regions;
    private readonly FrozenDictionary<Role, RoleRow[]> _roles;
    private readonly IReadOnlyList<TkskRow> _tksk;
    private readonly IReadOnlyList<DeadlineRow> _deadlines;
    private readonly FrozenSet<string> _stored;

    private ReferenceData(IReadOnlyDictionary<string, string> stored)
    {
        IReadOnlyList<TRow> Rows<TRow>(ReferenceTable<TRow> table) => table.Rows(stored.GetValueOrDefault(table.Name) ?? table.Shipped);

        _stored = stored.Keys.ToFrozenSet(StringComparer.Ordinal);
        RegionRows = Rows(Tables.RegionRows.Table);
        _regions = RegionRows.GroupBy(row => row.Region.Code)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(row => row.Dates.From ?? DateOnly.MinValue).ToArray());
        Roles = Rows(RoleRows.Table);
        _roles = Roles.GroupBy(row => row.Role).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Schemes = [.. Rows(SchemeRows.Table).Select(row => row.Validity)];
        _tksk = Rows(TkskRows.Table);
        _deadlines = Rows(DeadlineRows.Table);
        Holidays = Rows(HolidayRows.Table);
        Figures = Rows(FigureRows.Table);
        Digest = DigestOf(ReferenceTables.All.Select(table => table.Canonical(stored.GetValueOrDefault(table.Name) ?? table.Shipped).Text));
    }

    /// <summary>What the program itself brings.</summary>
    public static ReferenceData Shipped { get; } = new(FrozenDictionary<string, string>.Empty);

    /// <summary>SHA-256 of the content, the same whatever remarks and order of columns it was written with.</summary>
    public string Digest { get; }

    public IReadOnlyList<RegionRow> RegionRows { get; }

    public IReadOnlyList<RoleRow> Roles { get; }

    public IReadOnlyList<SchemeValidity> Schemes { get; }

    public IReadOnlyList<HolidayRow> Holidays { get; }

    /// <summary>National figures that were published, contradictions included.</summary>
    public IReadOnlyList<ReferenceFigure> Figures { get; }

    /// <param name="stored">The texts of the tables that replace shipped ones, by name.</param>
    /// <exception cref="InvalidDataException">A table has faults.</exception>
    public static ReferenceData Of(IReadOnlyDictionary<string, string> stored) => stored.Count == 0 ? Shipped : new(stored);

    /// <summary>Whether a table of the ministry's own replaces the shipped one.</summary>
    public bool IsStored(string table) => _stored.Contains(table);

    /// <summary>The regions of a day, in the order of their codes.</summary>
    public IReadOnlyList<Region> RegionsOn(DateOnly day) =>
        [.. RegionRows.Where(row => row.Dates.Contains(day)).Select(row => row.Region).OrderBy(region => region.Code)];

    /// <summary>
    /// Every region that exists on a day or did before, as it is or last was: what has ended still has its register.
    /// </summary>
    public IReadOnlyList<Region> RegionsKnownOn(DateOnly day) =>
        [.. _regions.Values
            .Select(rows => rows.LastOrDefault(row => row.Dates.From is null || row.Dates.From <= day)?.Region)
            .OfType<Region>()
            .Select(region => ExpectedTksk(region.Code, day) is { } expected && expected != region.Kecamatan ? region with { ExpectedTksk = expected } : region)
            .OrderBy(region => region.Code)];

    /// <summary>The same to look things up in.</summary>
    public RegionCatalog CatalogOn(DateOnly day) => new(RegionsKnownOn(day));

    public Region? Find(RegionCode code, DateOnly day) =>
        _regions.GetValueOrDefault(code)?.FirstOrDefault(row => row.Dates.Contains(day))?.Region;

    public LegalCategory CategoryOf(Role role, DateOnly day) => RowOf(role, day).Category;

    public string LabelOf(Role role, DateOnly day) => RowOf(role, day).Label;

    /// <summary>How long a certificate of a scheme is valid that was issued on a day; null is a scheme that nobody named.</summary>
    public int ValidityMonths(string? scheme, DateOnly issued) =>
        SchemeValidity.Best(Schemes, scheme, issued)?.Months ?? CertificateRules.Default.ValidityMonths;

    /// <summary>
    /// The rules of certificates by these tables. While no table of schemes is stored, the setting stands for the shipped
    /// one, which only repeats its default.
    /// </summary>
    public CertificateRules Rules(CertificateRules settings) =>
        IsStored(SchemeRows.Table.Name) ? settings with { Schemes = Schemes } : settings;

    /// <summary>How many TKSK a region should have; null where no row tells, or the region does not exist that day.</summary>
    public int? ExpectedTksk(RegionCode region, DateOnly day)
    {
        var row = _tksk.FirstOrDefault(row => row.Region == region && row.Dates.Contains(day))
            ?? _tksk.FirstOrDefault(row => row.Region is null && row.Dates.Contains(day));
        return Find(region, day) is { } found && row is not null ? row.Expected ?? found.Kecamatan : null;
    }

    public ReportingDeadline DeadlineOf(Period period) => DeadlineRows.Of(_deadlines, period);

    private RoleRow RowOf(Role role, DateOnly day) => _roles[role].First(row => row.Dates.Contains(day));

    private static string DigestOf(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
