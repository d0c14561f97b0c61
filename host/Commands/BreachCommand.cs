using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>breach</c>: who was affected between two times. The list goes to a file, never to the screen.</summary>
internal static class BreachCommand
{
    private const string HowTo =
        """
        Pemakaian: breach --from WAKTU --to WAKTU [--found WAKTU] [--region 32.77] [--actor office:1a2b3c4d5e6f] [--out BERKAS.csv]
        Waktu seperti 2026-11-24T09:30+07:00; tanpa zona dianggap WIB. Kedua batas termasuk. --found: saat pelanggaran diketahui (biasanya sekarang).
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancel)
    {
        var (words, file) = Parse(args);
        if (words is null)
        {
            await error.WriteLineAsync(HowTo);
            return Usage.WrongUse;
        }

        // Before any storage is opened: a wrong word must not start anything.
        var (request, mistake) = BreachRequests.Read(words, clock.GetUtcNow());
        if (request is null)
        {
            await error.WriteLineAsync(mistake?.Sentence ?? HowTo);
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(services => RunAsync(request, file, services.GetRequiredService<Breach>(), output, cancel), error, cancel);
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

    internal static (BreachWords? Words, string? File) Parse(string[] args)
    {
        var words = new BreachWords(null, null, null, null, null);
        string? file = null;
        if (args.Length == 0 || args.Length % 2 != 0)
        {
            return (null, null);
        }

        foreach (var option in args.Chunk(2))
        {
            BreachWords? next;
            (next, file) = option switch
            {
                ["--from", var text] => (words with { From = text }, file),
                ["--to", var text] => (words with { To = text }, file),
                ["--found", var text] => (words with { FoundAt = text }, file),
                ["--region", var text] => (words with { Region = text }, file),
                ["--actor", var text] => (words with { Actor = text }, file),
                ["--out", { Length: > 0 } text] => (words, text),
                _ => ((BreachWords?)null, file),
            };
            if (next is null)
            {
                return (null, null);
            }

            words = next;
        }

        return (words, file);
    }

    /// <summary>Times only: a name of a file may tell nothing of a person.</summary>
    private static string FileName(BreachRequest request) =>
        $"terdampak-{request.Window.From.UtcDateTime:yyyyMMddTHHmmss}Z-{request.Window.To.UtcDateTime:yyyyMMddTHHmmss}Z.csv";
}
