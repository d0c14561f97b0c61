using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.People;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Commands;

/// <summary>What <c>rights</c> was asked for. The person stands in a file or on standard input, never among the arguments.</summary>
internal sealed record RightsOrder(string Verb, string? NikFrom, string? Out, string? Reason, string? AskedBy);

/// <summary>The verb <c>rights</c>, for whoever has the storage account.</summary>
internal static class RightsCommand
{
    public const string Actor = "operator:cli";

    private const string Description =
        """
        Hak seseorang atas datanya (docs/rights.md).

        NIK ditulis pada baris pertama berkas, atau pada masukan standar; tidak pernah sebagai argumen. Untuk correct, baris
        berikutnya berisi nilai yang benar: nama=…, tanggalLahir=yyyy-MM-dd, jenisKelamin=L|P, nomorHp=…, surel=… (kosong: dihapus).
        """;

    public static Command Create(Caller caller) => new("rights", Description)
    {
        Verb("find", "wilayah mana yang mengenal orang ini", caller),
        Verb("export", "menulis salinan semua datanya", caller, withFile: true),
        Verb("correct", "membetulkan datanya", caller, withReason: true),
        Verb("restrict", "membatasi pemakaian datanya", caller, withReason: true),
        Verb("lift", "mencabut pembatasan", caller, withReason: true),
        Verb("erase", "menghapus datanya di semua wilayah", caller),
    };

    private static Command Verb(string name, string description, Caller caller, bool withFile = false, bool withReason = false)
    {
        var nik = Words.Text("--nik-from", "BERKAS", "berkas yang baris pertamanya NIK; tanpa ini dari masukan standar");
        var file = Words.Text("--out", "BERKAS.json", "berkas salinan, yang hanya dapat dibaca pemiliknya", required: true);
        var reason = Words.Text("--reason", "TEKS", "alasan, sedikitnya 10 huruf", required: true)
            .Checked(text => text.Length >= 10, _ => "Pilihan --reason memerlukan alasan sedikitnya 10 huruf.");
        var askedBy = Words.Text("--asked-by", "TEKS", "siapa yang meminta", required: true);
        var verb = new Command(name, description) { nik };
        if (withFile)
        {
            verb.Add(file);
        }

        if (withReason)
        {
            verb.Add(reason);
            verb.Add(askedBy);
        }

        verb.SetAction((parsed, cancel) => RunAsync(
            new RightsOrder(
                name,
                parsed.GetValue(nik),
                withFile ? parsed.GetValue(file) : null,
                withReason ? parsed.GetValue(reason) : null,
                withReason ? parsed.GetValue(askedBy) : null),
            caller,
            cancel));
        return verb;
    }

    private static async Task<int> RunAsync(RightsOrder order, Caller caller, CancellationToken cancel)
    {
        if (order.NikFrom is { } file && !File.Exists(file))
        {
            await caller.Error.WriteLineAsync($"Berkas pada --nik-from tidak ada: {file}. Periksa namanya.");
            return Usage.WrongUse;
        }

        var lines = await LinesAsync(order, caller.Input, cancel);
        if (lines.Count == 0 || !Nik.TryParse(lines[0].Trim(), out var nik))
        {
            await caller.Error.WriteLineAsync("Baris pertama bukan NIK 16 digit yang sah. Periksa masukan, lalu jalankan lagi.");
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            services => RunAsync(order, nik, [.. lines.Skip(1)], services, caller.Output, caller.Error, cancel), caller.Error, cancel);
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
