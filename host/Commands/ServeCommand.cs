using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Portal;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>Runs the service until it is stopped; the command without a verb.</summary>
internal static class ServeCommand
{
    private const string AsOf = "as-of";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await output.WriteLineAsync(Usage.Text);
            return Usage.Success;
        }

        var folder = Directory.GetCurrentDirectory();
        using var turn = ServiceLock.Take(folder);
        var builder = OneMachine.CreateBuilder(args, folder);
        if (builder.Configuration[AsOf] is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                await error.WriteLineAsync($"Tanggal \"{text}\" tidak dapat dibaca. Tulis seperti --as-of 2026-11-24.");
                return Usage.WrongUse;
            }

            // A rehearsal writes to nobody and publishes nothing by itself, whatever waits in the queues.
            builder.Configuration["Alerts:Stopped"] = "true";
            TriggerEngine.DisableTimers(builder.Configuration);
            builder.Services.AddSingleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(day), TimeProvider.System));
            await output.WriteLineAsync($"Latihan: jam layanan dimulai {IndonesianText.WithDay(day)} pukul 09.00 WIB; surel dan jadwal dimatikan.");
        }

        await using var azurite = await LocalStorage.EnsureAsync(builder.Configuration, folder, output.WriteLine, cancel);
        await using var app = await OneMachine.StartAsync(builder, cancel);
        await AnnounceAsync(app.Services, folder, output, cancel);
        await using (cancel.Register(app.Lifetime.StopApplication))
        {
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        // Not 0 when the host stopped by itself, so that whoever watches it starts it again.
        return Environment.ExitCode;
    }

    private static async Task AnnounceAsync(IServiceProvider services, string folder, TextWriter output, CancellationToken cancel)
    {
        var keys = services.GetRequiredService<AccessKeys>();
        if (!await keys.AnyAsync(cancel))
        {
            var path = OperatorKeyFile.Write(await keys.CreateAsync(AccessRole.Operator, "", cancel), folder);
            await output.WriteLineAsync($"Kunci operator dibuat dan disimpan di {path} (hanya pemilik yang dapat membacanya).");
        }

        await output.WriteLineAsync("SertiKesos berjalan. Unggah roster ke kontainer rosters/{kode wilayah}/. Tekan Ctrl+C untuk berhenti.");
    }
}
