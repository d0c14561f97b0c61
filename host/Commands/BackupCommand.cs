using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Hosting.Backup;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>backup</c>: copies everything that is stored into one file, and reads that file again.</summary>
internal static class BackupCommand
{
    private const string Unfinished = ".part";

    public static Command Create(Caller caller)
    {
        var target = Words.Text("--out", "BERKAS|FOLDER", "tempat arsipnya; di sebuah folder namanya diberi waktu", required: true);
        var backup = new Command("backup", "Mencadangkan semua yang tersimpan ke satu arsip; layanan boleh tetap berjalan. Kunci tidak ikut (docs/backup.md).") { target };
        backup.SetAction(async (parsed, cancel) =>
        {
            await RequireServiceAsync(cancel);
            return await ToolHost.RunAsync(services => RunAsync(parsed.GetRequiredValue(target), services, caller, cancel), caller.Error, cancel);
        });
        return backup;
    }

    /// <summary>
    /// Without the service's settings, or in another folder than its own, as a schedule easily starts it, the verb would make
    /// storage or keys, and an archive of nothing or one that the service's keys do not fit.
    /// </summary>
    private static async Task RequireServiceAsync(CancellationToken cancel)
    {
        var folder = Directory.GetCurrentDirectory();
        var configuration = OneMachine.CreateBuilder(folder).Configuration;
        if (!await LocalStorage.IsHereAsync(configuration, folder, cancel))
        {
            throw new SetupException(BackupTexts.NoStorage(folder));
        }

        var protection = ProtectionSettings.Read(configuration);
        if (!protection.UsesVault && !File.Exists(protection.KeyFile))
        {
            throw new SetupException(BackupTexts.NoKeys(protection.KeyFile));
        }
    }

    private static async Task<int> RunAsync(string target, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        var path = Path.GetFullPath(Directory.Exists(target)
            ? Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"sertikesos-{caller.Clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}{Archive.Extension}"))
            : target);
        if (File.Exists(path))
        {
            await caller.Error.WriteLineAsync($"Berkas {path} sudah ada dan tidak ditimpa. Pilih nama lain.");
            return Usage.WrongUse;
        }

        var unfinished = path + Unfinished;
        try
        {
            var run = ActivatorUtilities.CreateInstance<BackupRun>(services);
            await using (var file = new FileStream(unfinished, Options()))
            {
                await run.RunAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            var copy = await ActivatorUtilities.CreateInstance<ArchiveCheck>(services).RunAsync(unfinished, cancel);
            File.Move(unfinished, path);
            foreach (var line in BackupTexts.Figures(copy.Manifest.Figures, copy.Manifest.AuditHeads))
            {
                await caller.Output.WriteLineAsync(line);
            }

            await caller.Output.WriteLineAsync($"Arsip: {path}");
            await caller.Output.WriteLineAsync($"SHA-256: {await HashAsync(path, cancel)}");
            await caller.Output.WriteLineAsync("Simpan arsip ini terkunci, karena berkas asli kantor ada di dalamnya, dan terpisah dari berkas kunci.");
            if (copy.Broken.Count == 0)
            {
                return Usage.Success;
            }

            await caller.Error.WriteLineAsync($"Rantai audit {string.Join(", ", copy.Broken)} rusak, juga di arsip ini. Jalankan audit verify.");
            return Usage.Findings;
        }
        catch (BackupException failure)
        {
            await caller.Error.WriteLineAsync(failure.Message);
            return Usage.Findings;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await caller.Error.WriteLineAsync($"Arsip tidak dapat ditulis di {path}. Periksa folder, hak tulis, dan sisa ruang disknya.");
            return Usage.Findings;
        }
        finally
        {
            Remove(unfinished);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is called unfinished, so nobody takes it for an archive.
        }
    }
}
