using System.CommandLine;
using SertiKesos.Hosting.Demo;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Commands;

/// <summary>
/// <c>demo [--out DIR]</c>: the whole job on the sample rosters, with a private storage emulator and mail sink that are
/// gone afterwards.
/// </summary>
internal static class DemoCommand
{
    private const string DefaultOutput = "out";

    public static Command Create(Caller caller)
    {
        var folder = Words.Text("--out", "FOLDER", $"folder hasil; tanpa ini {DefaultOutput}/");
        var demo = new Command("demo", "Menjalankan seluruh pekerjaan pada contoh roster, dengan penyimpanan dan penampung surel sementara.") { folder };
        demo.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder) ?? DefaultOutput, caller, cancel));
        return demo;
    }

    private static async Task<int> RunAsync(string folder, Caller caller, CancellationToken cancel)
    {
        var output = caller.Output;
        var work = Directory.CreateTempSubdirectory("sertikesos-demo-").FullName;
        try
        {
            await output.WriteLineAsync(DemoTexts.Heading);
            var target = PrepareOutput(folder);
            await output.WriteLineAsync("1. Menyalakan Azurite dan penampung surel di komputer ini …");
            await using var azurite = await LocalAzurite.StartAsync(
                Path.Combine(work, "azurite"), line => output.WriteLine("   " + line), cancel);
            await using var mail = LocalMailSink.Start(Path.Combine(target, DemoTexts.MailFolder));
            await using var run = await DemoRun.StartAsync(azurite.ConnectionString, mail.Port, work, target, caller, cancel);
            await run.CompleteAsync(cancel);
            return Usage.Success;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>
    /// Empties what an earlier demo left, and only that: other files in the folder stay.
    /// </summary>
    /// <exception cref="SetupException">The folder cannot be written.</exception>
    private static string PrepareOutput(string folder)
    {
        try
        {
            var target = Directory.CreateDirectory(folder).FullName;
            foreach (var part in DemoTexts.Folders)
            {
                var path = Path.Combine(target, part);
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }

                Directory.CreateDirectory(path);
            }

            return target;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SetupException(
                $"Folder hasil \"{folder}\" tidak dapat dipakai ({failure.Message}). Tutup berkas yang sedang dibuka dari folder itu, " +
                "atau pilih folder lain dengan --out.",
                failure);
        }
    }
}
