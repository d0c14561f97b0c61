using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Hosting.Backup;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>restore</c>: looks at an archive, writes it into an empty store, and compares the two.</summary>
internal static class RestoreCommand
{
    public static Command Create(Caller caller)
    {
        var archive = Words.Word("ARSIP", "arsip dari perintah backup").Checked(File.Exists, path => $"Berkas \"{path}\" tidak ada.");
        var check = Words.Flag("--check", "hanya memeriksa arsip dan kuncinya; penyimpanan tidak disentuh");
        var later = Words.Text("--newer", "ARSIP", "arsip yang lebih baru: penghapusan data orang dan permintaan berhenti sesudah ARSIP dilakukan lagi")
            .Checked(File.Exists, path => $"Berkas \"{path}\" tidak ada.");
        var restore = new Command("restore", "Memulihkan arsip ke penyimpanan yang kosong dan membandingkan angkanya (docs/backup.md).") { archive, check, later };
        restore.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(archive), parsed.GetValue(later), parsed.GetValue(check), caller, cancel));
        return restore;
    }

    private static async Task<int> RunAsync(string path, string? laterPath, bool onlyCheck, Caller caller, CancellationToken cancel)
    {
        var folder = Directory.GetCurrentDirectory();
        using var turn = onlyCheck ? null : ServiceLock.Take(folder);
        var builder = OneMachine.CreateBuilder(folder);
        StorageAccess.RequireOneAccount(builder.Configuration);
        await using var app = OneMachine.Build(builder);
        try
        {
            RequireKeys(app.Services.GetRequiredService<ProtectionSettings>());
            await app.Services.GetRequiredService<ProtectionStart>().RunAsync(cancel);
            var checks = ActivatorUtilities.CreateInstance<ArchiveCheck>(app.Services);
            var archive = await checks.RunAsync(path, cancel);
            var later = laterPath is null ? null : await LaterArchive.ReadAsync(await checks.RunAsync(laterPath, cancel), archive, cancel);
            await caller.Output.WriteLineAsync(
                $"Arsip utuh, dibuat {archive.Head.TakenAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)} oleh versi {archive.Head.Product}; kuncinya cocok.");
            if (onlyCheck)
            {
                await TellAsync(BackupTexts.Figures(archive.Manifest.Figures, archive.Manifest.AuditHeads), caller.Output);
                return archive.Broken.Count == 0 ? Usage.Success : await BrokenAsync(archive, caller);
            }

            await using var azurite = await LocalStorage.EnsureAsync(builder.Configuration, folder, caller.Error.WriteLine, cancel);
            await app.PrepareAsync(cancel, restoring: true);
            return await WriteAsync(archive, later, app.Services, caller, cancel);
        }
        catch (BackupException failure)
        {
            await caller.Error.WriteLineAsync(failure.Message);
            return Usage.Findings;
        }
    }

    private static async Task<int> WriteAsync(CheckedArchive archive, LaterActs? later, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        var run = ActivatorUtilities.CreateInstance<RestoreRun>(services);
        await run.BeginAsync(archive, cancel);
        await run.WriteAsync(archive, cancel);
        var restored = await run.CompareAsync(archive, cancel);
        await TellAsync(BackupTexts.Figures(restored.Figures, restored.Heads), caller.Output);
        if (restored.Differences.Count > 0)
        {
            await caller.Error.WriteLineAsync($"Hasil pemulihan berbeda dari arsip: {string.Join("; ", restored.Differences)}. Jalankan lagi restore dengan arsip yang sama.");
            return Usage.Findings;
        }

        if (later is not null)
        {
            await ActivatorUtilities.CreateInstance<LaterArchive>(services).ApplyAsync(later, cancel);
            await TellAsync(LaterArchive.Lines(later), caller.Output);
        }

        await services.GetRequiredService<RestoreMark>().RemoveAsync(cancel);
        await caller.Output.WriteLineAsync("Semua sama dengan arsip. Layanan dapat dijalankan.");
        if (later is null)
        {
            await caller.Output.WriteLineAsync(
                "Yang terjadi sesudah arsip ini dibuat tidak ada di sini: data orang yang sejak itu dihapus muncul lagi, dan permintaan berhenti hilang. Lakukan lagi " +
                "penghapusan menurut surat permintaannya, atau pulihkan dengan --newer (docs/runbooks/restore.md).");
        }

        return archive.Broken.Count == 0 ? Usage.Success : await BrokenAsync(archive, caller);
    }

    /// <summary>A new key file would be made here that opens nothing, and be taken for the right one later.</summary>
    private static void RequireKeys(ProtectionSettings settings)
    {
        if (!settings.UsesVault && !File.Exists(settings.KeyFile))
        {
            throw new SetupException(
                $"Berkas kunci {settings.KeyFile} tidak ada. Pulihkan lebih dahulu berkas kunci dari waktu cadangan itu ke sana (atau isi {ProtectionSettings.KeyFileSetting}), lalu jalankan lagi.");
        }
    }

    private static async Task TellAsync(IEnumerable<string> lines, TextWriter output)
    {
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }

    private static async Task<int> BrokenAsync(CheckedArchive archive, Caller caller)
    {
        await caller.Error.WriteLineAsync($"Rantai audit {string.Join(", ", archive.Broken)} sudah rusak ketika arsip dibuat. Jalankan audit verify.");
        return Usage.Findings;
    }
}
