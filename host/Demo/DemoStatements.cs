using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Coverage.Statements;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Demo;

/// <summary>
/// What offices and the ministry state beside rosters. The nation's figures are those that were published (docs/data-sources.md);
/// those of one office are invented.
/// </summary>
internal static class DemoStatements
{
    private const string Invented = "Contoh rekaan";

    private static readonly IReadOnlyList<Statement> All =
    [
        new FamilyCount(AreaCode.Nation, 15_500_000, new(2013, 3, 20), "Kementerian Sosial, 20 Maret 2013: 15,5 juta keluarga"),
        new FamilyCount(AreaCode.Of(RegionCode.Parse("32.77")), 4_150, new(2026, 6, 30), Invented),
        new CertificationTarget(AreaCode.Nation, 2026, null, 16_920, "Sasaran nasional 2020, dipakai sebagai contoh"),
        new ExamSeats("II", new Period(2026, 11), ExamMode.FaceToFace, 2, ExamSeats.UsualClass, Invented),
        new ExamSeats("II", new Period(2026, 12), ExamMode.Online, 1, ExamSeats.UsualClass, Invented),
    ];

    public static async Task PutAsync(IServiceProvider services, CancellationToken cancel)
    {
        var store = services.GetRequiredService<StatementStore>();
        foreach (var statement in All)
        {
            await store.PutAsync(statement with { By = "ministry:demo" }, cancel);
        }
    }
}
