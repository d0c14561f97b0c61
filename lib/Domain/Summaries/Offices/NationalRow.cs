
using SertiKesos.Coverage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Offices;

/// <summary>
/// What the national workbook prints of a region on <em>Kabupaten-Kota</em> and <em>Selisih</em>, heading by heading: null where it
/// prints that there are no data. A test holds both to each other.
/// </summary>
internal sealed record NationalRow(IReadOnlyList<NationalCell> Cells)
{
    /// <summary>The row that would be printed on a day, were nothing else to happen until then.</summary>
    public static NationalRow Of(Register register, Region region, DateOnly on, RulesInForce rules) =>
        Of(NationalSummary.Figures(region, RegionCount.Totals(register, rules), null, Period.Of(on), on, rules.Certificates));

    public static NationalRow Of(RegionFigures region)
    {
        var states = region.Figures.Total;
        object? Share(double? share) => states is null ? null : share ?? (object)SummaryTexts.NotApplicable;
        object? Stated(int? number) => number ?? (states is null ? null : (object)SummaryTexts.NotApplicable);
        return new NationalRow(
        [
            new("Kode", region.Region.Code.Value),
            new("Kabupaten/kota", region.Region.Name),
            new("Provinsi", region.Region.Province.Name),
            new("Status pelaporan", region.Reporting.Label()),
            new("Orang", states?.People),
            new("Bersertifikat", states?.Certified),
            new("Cakupan", Share(states?.Share)),
            new("Segera habis", states?.Due),
            new("Kedaluwarsa", states?.Expired),
            new("Lulus, sertifikat belum terbit", states?.Passed),
            new("Dilaporkan bersertifikat, data belum lengkap", states?.Unknown),
            new("Identitas belum pasti", states?.IdentityUncertain),
            new("Cakupan jika semua laporan terbukti", Share(states?.High)),
            new("Dinyatakan", Stated(region.Declared)),
            new("Selisih", Stated(region.Difference)),
            new("Jumlah rincian", Stated(region.PartsSum)),
            new("Penjelasan", string.Join("; ", region.Reasons)),
            new("Data per", region.AcceptedOn),
        ]);
    }
}

/// <param name="Value">A text, a whole number, a share, or a date.</param>
internal sealed record NationalCell(string Heading, object? Value);
