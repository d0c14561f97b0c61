using Microsoft.Extensions.DependencyInjection;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Portal;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Commands;

/// <summary>What <c>rights</c> was asked for. The person stands in a file or on standard input, never among the arguments.</summary>
internal sealed record RightsOrder(string Verb, string? NikFrom, string? Out, string? Reason, string? AskedBy);

/// <summary>The verbs <c>rights</c> and <c>retention</c>, for whoever has the storage account.</summary>
internal static class RightsCommand
{
    public const string Actor = "operator:cli";

    private const string HowTo =
        """
        Pemakaian: rights find [--nik-from BERKAS]
                   rights export --out BERKAS.json [--nik-from BERKAS]
                   rights correct|restrict|lift --reason TEKS --asked-by TEKS [--nik-from BERKAS]
                   rights erase [--nik-from BERKAS]
        NIK ditulis pada baris pertama berkas, atau pada masukan standar; tidak pernah sebagai argumen. Untuk correct, baris
        berikutnya berisi nilai yang benar: nama=…, tanggalLahir=yyyy-MM-dd, jenisKelamin=L|P, nomorHp=…, surel=… (kosong: dihapus).
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Parse(args) is not { } order)
        {
            await error.WriteLineAsync(HowTo);
            return Usage.WrongUse;
        }

        var lines = await LinesAsync(order, input, cancel);
        if (lines.Count == 0 || !Nik.TryParse(lines[0].Trim(), out var nik))
        {
            await error.WriteLineAsync("Baris pertama bukan NIK 16 digit yang sah. Periksa masukan, lalu jalankan lagi.");
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(services => RunAsync(order, nik, [.. lines.Skip(1)], services, output, error, cancel), error, cancel);
    }

    public static async Task<int> ApplyRetentionAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (args is not ["apply"])
        {
            await error.WriteLineAsync("Pemakaian: retention apply");
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                var report = await services.GetRequiredService<Retention>().RunAsync(Actor, cancel);
                await output.WriteLineAsync(
                    $"Dihapus: {report.Inbox} berkas inbox, {report.Receipts} tanda terima, {report.Originals} berkas asli, {report.Versions} versi register, " +
                    $"{report.Muster} orang yang telah keluar, {report.Alerts} catatan peringatan, {report.Submissions} catatan kiriman.");
                return Usage.Success;
            },
            error,
            cancel);
    }

    internal static RightsOrder? Parse(string[] args)
    {
        if (args is not [("find" or "export" or "correct" or "restrict" or "lift" or "erase") and var verb, .. var options] || options.Length % 2 != 0)
        {
            return null;
        }

        var order = new RightsOrder(verb, null, null, null, null);
        foreach (var option in options.Chunk(2))
        {
            var next = option switch
            {
                ["--nik-from", var file] => order with { NikFrom = file },
                ["--out", var file] when verb == "export" => order with { Out = file },
                ["--reason", { Length: >= 10 } text] => order with { Reason = text },
                ["--asked-by", { Length: > 0 } text] => order with { AskedBy = text },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            order = next;
        }

        return (verb == "export" && order.Out is null) || (verb is "correct" or "restrict" or "lift" && (order.Reason is null || order.AskedBy is null))
            ? null
            : order;
    }

    private static async Task<int> RunAsync(
        RightsOrder order, Nik nik, IReadOnlyList<string> values, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var search = services.GetRequiredService<PersonSearch>();
        var subject = await search.OfNikAsync(nik, cancel);
        if (order.Verb == "find")
        {
            foreach (var found in await search.FindAsync(subject, Actor, cancel))
            {
                await output.WriteLineAsync($"{found.Region} {(found.Serving ? "bertugas" : "tidak bertugas")} {found.Person}{(found.Restricted ? " dibatasi" : "")}");
            }
        }

        if (subject.Regions.Count == 0 && order.Verb != "erase")
        {
            await error.WriteLineAsync("Tidak ada wilayah yang mengenal NIK ini.");
            return Usage.Findings;
        }

        switch (order.Verb)
        {
            case "export":
                if (await services.GetRequiredService<PersonExport>().WriteAsync(subject, Actor, cancel) is { } document)
                {
                    await PrivateFile.WriteAsync(order.Out!, document, cancel);
                    await output.WriteLineAsync($"Salinan data ditulis ke {order.Out}. Hanya pemilik berkas yang dapat membacanya; sampaikan melalui saluran yang aman.");
                }

                break;
            case "correct":
                var asked = values.Where(line => line.Contains('=', StringComparison.Ordinal))
                    .Select(line => line.Split('=', 2))
                    .GroupBy(pair => pair[0].Trim(), StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
                if (CorrectionValues.Read(asked, out var wrong) is not { } correction)
                {
                    await error.WriteLineAsync($"Nilai koreksi tidak dapat dibaca: {(wrong.Length > 0 ? wrong : "tidak ada nilai")}. Perbaiki, lalu jalankan lagi.");
                    return Usage.WrongUse;
                }

                await ReportAsync(await services.GetRequiredService<PersonActs>().CorrectAsync(subject, correction, Request(order), cancel));
                break;
            case "restrict":
                await ReportAsync(await services.GetRequiredService<PersonActs>().RestrictAsync(subject, Request(order), cancel));
                break;
            case "lift":
                await ReportAsync(await services.GetRequiredService<PersonActs>().LiftAsync(subject, Request(order), cancel));
                break;
            case "erase":
                var report = await services.GetRequiredService<PersonErasure>().EraseAsync(subject, Actor, cancel);
                await output.WriteLineAsync(
                    $"Dihapus di {report.Regions} wilayah: {report.Files} berkas ditulis ulang, {report.InboxFiles} berkas inbox dihapus, " +
                    $"{report.Versions} versi register ditulis ulang, {report.Alerts} catatan peringatan dihapus.");
                if (report.Notes > 0)
                {
                    await output.WriteLineAsync($"{report.Notes} berkas dihapus seluruhnya dan diganti catatan, karena data orang ini tidak dapat dipisahkan dari isinya.");
                }

                if (report.Unsearched > 0)
                {
                    await output.WriteLineAsync(
                        $"{report.Unsearched} berkas (PDF, gambar, arsip, atau berkata sandi) tidak dapat diperiksa. Lihat sendiri, dan hapus bila memuat orang ini.");
                }

                break;
        }

        return Usage.Success;

        async Task ReportAsync(int regions) => await output.WriteLineAsync($"Berlaku di {regions} wilayah.");
    }

    private static RightsRequest Request(RightsOrder order) => new(order.Reason!, order.AskedBy!, Actor);

    private static async Task<IReadOnlyList<string>> LinesAsync(RightsOrder order, TextReader input, CancellationToken cancel)
    {
        var text = order.NikFrom is { } file ? await File.ReadAllTextAsync(file, cancel) : await input.ReadToEndAsync(cancel);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
