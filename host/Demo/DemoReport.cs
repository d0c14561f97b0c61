using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Demo;

/// <summary>The summary that the demo prints, from the same stored counts as the workbook.</summary>
internal static class DemoReport
{
    public static async Task WriteAsync(IServiceProvider services, int mails, string folder, TextWriter output, CancellationToken cancel)
    {
        var rules = services.GetRequiredService<CertificateRules>();
        var period = Period.Of(DemoTexts.PublishDay);
        var regions = await services.GetRequiredService<CoverageStore>().LatestAsync(period, cancel);

        await output.WriteLineAsync();
        await output.WriteLineAsync(Row("Kabupaten/Kota", "Orang", "Bersertifikat", "Cakupan", "Dinyatakan", "Selisih"));
        await output.WriteLineAsync(new string('-', 80));
        foreach (var region in regions.Where(region => region.HasPeople))
        {
            var states = region.Total.On(DemoTexts.PublishDay, rules);
            var differences = region.Discrepancies.Where(difference => difference.Kind != DiscrepancyKind.Training).ToList();
            await output.WriteLineAsync(Row(
                RegionCatalog.Shipped.Find(region.Region)?.Name ?? region.Region.Value,
                IndonesianText.Number(states.People),
                IndonesianText.Number(states.Certified),
                IndonesianText.Percent(states.Share),
                region.Declared?.Total is { } declared ? IndonesianText.Number(declared) : "–",
                region.Declared?.Total is { } stated ? IndonesianText.Number(stated - states.People) : "–"));
            foreach (var difference in differences)
            {
                await output.WriteLineAsync(difference.Kind == DiscrepancyKind.Parts
                    ? $"  jumlah rincian {difference.Counted}: {difference.Reason}"
                    : $"  selisih {difference.Difference}: {difference.Reason}");
            }
        }

        await WriteTrainingsAsync(regions, output);
        await WriteInstitutionsAsync(regions, services.GetRequiredService<InstitutionRules>(), output);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{regions.Count(region => region.HasPeople)} dari {RegionCatalog.Shipped.All.Count} kabupaten/kota sudah lapor; {IndonesianText.Number(mails)} pemberitahuan terkirim.");
        await output.WriteLineAsync($"Lihat di {folder}:");
        await output.WriteLineAsync($"  {DemoTexts.SummaryFolder}/     per bulan: buku kerja nasional, publik, provinsi, dan kantor, data CSV, dan metadata");
        await output.WriteLineAsync($"  {DemoTexts.ReceiptFolder}/  jawaban untuk setiap Dinas Sosial");
        await output.WriteLineAsync($"  {DemoTexts.MailFolder}/         surel pemberitahuan (.eml)");
    }

    private static async Task WriteTrainingsAsync(IReadOnlyList<RegionCoverage> regions, TextWriter output)
    {
        var events = regions.SelectMany(region => region.Trainings).GroupBy(training => training.Event, StringComparer.OrdinalIgnoreCase);
        foreach (var training in events.OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            var counted = training.Sum(part => part.Participants);
            var declared = regions
                .SelectMany(region => region.Declared?.Trainings ?? [])
                .Where(stated => string.Equals(stated.Event, training.Key, StringComparison.OrdinalIgnoreCase))
                .Select(stated => (int?)stated.Total)
                .Max();
            await output.WriteLineAsync(declared is { } total
                ? $"{training.Key}: {counted} peserta terhitung, {total} dinyatakan, selisih {total - counted}. Pelatihan tidak dihitung sebagai sertifikat."
                : $"{training.Key}: {counted} peserta terhitung. Pelatihan tidak dihitung sebagai sertifikat.");
        }
    }

    private static async Task WriteInstitutionsAsync(IReadOnlyList<RegionCoverage> regions, InstitutionRules rules, TextWriter output)
    {
        foreach (var region in regions.Where(region => region.Institutions is not null))
        {
            var states = InstitutionCounts.Sum(region.Institutions!.Kinds.Select(kind => kind.Counts)).On(DemoTexts.PublishDay, rules);
            await output.WriteLineAsync(
                $"Lembaga (LKS, panti, LK3) di {RegionCatalog.Shipped.Find(region.Region)?.Name}: {states.Institutions}, terakreditasi {states.Accredited}, segera habis {states.Due}, kedaluwarsa {states.Expired}. Lembaga tidak dihitung sebagai orang.");
        }
    }

    private static string Row(string name, string people, string certified, string share, string declared, string difference) =>
        $"{name,-26}{people,8}{certified,15}{share,10}{declared,12}{difference,9}";
}
