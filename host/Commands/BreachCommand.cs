using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Reference;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>breach</c>: who was affected between two times. The list goes to a file, never to the screen.</summary>
internal static class BreachCommand
{
    private const string Description =
        """
        Siapa yang terdampak pelanggaran data (docs/operations.md).

        WAKTU seperti 2026-11-24T09:30+07:00; tanpa zona dianggap WIB. Kedua batas termasuk.
        """;

    public static Command Create(Caller caller)
    {
        var from = Words.Text("--from", "WAKTU", "awal jendela waktu", required: true);
        var to = Words.Text("--to", "WAKTU", "akhir jendela waktu", required: true);
        var found = Words.Text("--found", "WAKTU", "saat pelanggaran diketahui; tanpa ini sekarang");
        var region = Words.Text("--region", "32.77", "hanya wilayah ini");
        var actor = Words.Text("--actor", "office:1a2b3c4d5e6f", "hanya yang dilihat dengan kunci ini");
        var file = Words.Text("--out", "BERKAS.csv", "berkas hasil; tanpa ini namanya dari jendela waktu");
        var breach = new Command("breach", Description) { from, to, found, region, actor, file };
        breach.SetAction((parsed, cancel) => RunAsync(
            new BreachWords(
                From: parsed.GetValue(from), To: parsed.GetValue(to), Region: parsed.GetValue(region), Actor: parsed.GetValue(actor), FoundAt: parsed.GetValue(found)),
            parsed.GetValue(file),
            caller,
            cancel));
        return breach;
    }

    private static async Task<int> RunAsync(BreachWords words, string? file, Caller caller, CancellationToken cancel)
    {
        // Before any storage is opened: a wrong word must not start anything.
        var (request, mistake) = BreachRequests.Read(words, caller.Clock.GetUtcNow());
        if (request is null)
        {
            await caller.Error.WriteLineAsync(mistake!.Sentence);
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                if (BreachRequests.Unknown(request, await services.GetRequiredService<RulesSource>().RegionsAsync(cancel)) is { } unknown)
                {
                    await caller.Error.WriteLineAsync(unknown.Sentence);
                    return Usage.WrongUse;
                }

                return await RunAsync(request, file, services.GetRequiredService<Breach>(), caller.Output, cancel);
            },
            caller.Error,
            cancel);
    }

    internal static async Task<int> RunAsync(BreachRequest request, string? file, Breach breach, TextWriter output, CancellationToken cancel)
    {
        var report = await breach.FindAsync(request, RightsCommand.Actor, cancel);
        file ??= FileName(request);
        await PrivateFile.WriteAsync(file, BreachTexts.Csv(report), cancel);
        await output.WriteLineAsync(BreachTexts.Summary(report));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"Daftar ditulis ke {file}. Hanya pemilik berkas yang dapat membacanya.");
        return report.ActorRecords == 0 ? Usage.Findings : Usage.Success;
    }

    /// <summary>Times only: a name of a file may tell nothing of a person.</summary>
    private static string FileName(BreachRequest request) =>
        $"terdampak-{request.Window.From.UtcDateTime:yyyyMMddTHHmmss}Z-{request.Window.To.UtcDateTime:yyyyMMddTHHmmss}Z.csv";
}
