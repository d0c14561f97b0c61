using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform.Hosting;
using SertiKesos.Portal;
using SertiKesos.Time;

namespace SertiKesos;

/// <summary>Runs the service until it is stopped; the command without a verb.</summary>
internal static class ServeCommand
{
    private const string AsOf = "as-of";
    private const string CustomHandlerPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await output.WriteLineAsync(Usage.Text);
            return Usage.Success;
        }

        var builder = SertiKesosApp.CreateBuilder(args);
        if (builder.Configuration[AsOf] is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                await error.WriteLineAsync($"Tanggal \"{text}\" tidak dapat dibaca. Tulis seperti --as-of 2026-11-24.");
                return Usage.WrongUse;
            }

            // A rehearsal writes to nobody and publishes nothing by itself, whatever waits in the queues.
            builder.Configuration["Alerts:Stopped"] = "true";
            builder.Configuration["AzureWebJobs.PlanAlerts.Disabled"] = "true";
            builder.Configuration["AzureWebJobs.PublishSummaries.Disabled"] = "true";
            builder.Configuration["AzureWebJobs.SweepRosters.Disabled"] = "true";
            builder.Configuration["AzureWebJobs.ContinueErasures.Disabled"] = "true";
            builder.Configuration["AzureWebJobs.FollowRestrictions.Disabled"] = "true";
            builder.Configuration["AzureWebJobs.ApplyRetention.Disabled"] = "true";
            builder.Services.AddSingleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(day), TimeProvider.System));
            await output.WriteLineAsync($"Latihan: jam layanan dimulai {IndonesianText.WithDay(day)} pukul 09.00 WIB; surel dan jadwal dimatikan.");
        }

        await using var azurite = await LocalStorage.EnsureAsync(
            builder.Configuration, Directory.GetCurrentDirectory(), output.WriteLine, cancel);
        using var host = await SertiKesosApp.StartAsync(builder, cancel);
        if (Environment.GetEnvironmentVariable(CustomHandlerPort) is null)
        {
            await AnnounceAsync(host.Services, output, cancel);
        }

        await using (cancel.Register(host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication))
        {
            await host.WaitForShutdownAsync(CancellationToken.None);
        }

        // Not 0 when the host stopped by itself, so that whoever watches it starts it again.
        return Environment.ExitCode;
    }

    private static async Task AnnounceAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var keys = services.GetRequiredService<AccessKeys>();
        if (!await keys.AnyAsync(cancel))
        {
            var path = OperatorKeyFile.Write(await keys.CreateAsync(AccessRole.Operator, "", cancel), Directory.GetCurrentDirectory());
            await output.WriteLineAsync($"Kunci operator dibuat dan disimpan di {path} (hanya pemilik yang dapat membacanya).");
        }

        await output.WriteLineAsync("SertiKesos berjalan. Unggah roster ke kontainer rosters/{kode wilayah}/. Tekan Ctrl+C untuk berhenti.");
    }
}
