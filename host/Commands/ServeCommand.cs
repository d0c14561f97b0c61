using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Portal;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>What the service is started with; <paramref name="Settings"/> override those of every other source.</summary>
internal sealed record ServeOrder(DateOnly? AsOf, IReadOnlyDictionary<string, string?> Settings);

/// <summary>Runs the service until it is stopped; also the command without a verb.</summary>
internal static class ServeCommand
{
    public static Command Create(Caller caller)
    {
        var serve = new Command("serve", "Menjalankan layanan sampai dihentikan; juga tanpa perintah.");
        AddTo(serve, caller);
        return serve;
    }

    public static void AddTo(Command command, Caller caller)
    {
        var urls = Words.Text("--urls", "URL", $"alamat layanan; tanpa ini {OneMachine.DefaultUrl}")
            .Checked(IsAddress, text => $"Alamat \"{text}\" pada --urls tidak dapat dibaca. Tulis seperti --urls http://localhost:7072.");
        var asOf = Words.Day("--as-of", "latihan: seolah-olah hari itu; surel dan jadwal dimatikan");
        var settings = new Option<Dictionary<string, string?>>("--set")
        {
            HelpName = "NAMA=NILAI",
            Description = "mengganti satu pengaturan; boleh ditulis berkali-kali",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Settings,
        };
        command.Add(urls);
        command.Add(asOf);
        command.Add(settings);
        command.SetAction((parsed, cancel) =>
        {
            var all = parsed.GetValue(settings) ?? [];
            if (parsed.GetValue(urls) is { } address)
            {
                all["urls"] = address;
            }

            return RunAsync(new ServeOrder(parsed.GetValue(asOf), all), caller.Output, cancel);
        });
    }

    private static bool IsAddress(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } all
        && all.All(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Names are written with colons, or with two underscores as in environment variables.</summary>
    private static Dictionary<string, string?>? Settings(ArgumentResult result)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                // The value is not repeated: it may be a secret.
                result.AddError("Pilihan --set memerlukan NAMA=NILAI, misalnya --set Alerts:PerHour=50.");
                return null;
            }

            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return settings;
    }

    private static async Task<int> RunAsync(ServeOrder order, TextWriter output, CancellationToken cancel)
    {
        var folder = Directory.GetCurrentDirectory();
        using var turn = ServiceLock.Take(folder);
        var builder = OneMachine.CreateBuilder(folder, order.Settings);
        if (order.AsOf is { } day)
        {
            // A rehearsal writes to nobody and publishes nothing by itself, whatever waits in the queues.
            builder.Configuration["Alerts:Stopped"] = "true";
            TriggerEngine.DisableTimers(builder.Configuration);
            builder.Services.AddSingleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(day), TimeProvider.System));
            await output.WriteLineAsync($"Latihan: jam layanan dimulai {IndonesianText.WithDay(day)} pukul 09.00 WIB; surel dan jadwal dimatikan.");
        }

        await using var azurite = await LocalStorage.EnsureAsync(builder.Configuration, folder, output.WriteLine, cancel);
        if (LocalStorage.IsEmulator(builder.Configuration))
        {
            builder.AddUploadJournal();
        }

        await using var app = await OneMachine.StartAsync(builder, cancel);
        await AnnounceAsync(app.Services, app.Urls.First(), folder, output, cancel);
        await using (cancel.Register(app.Lifetime.StopApplication))
        {
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        // Not 0 when the host stopped by itself, so that whoever watches it starts it again.
        return Environment.ExitCode;
    }

    private static async Task AnnounceAsync(IServiceProvider services, string address, string folder, TextWriter output, CancellationToken cancel)
    {
        var keys = services.GetRequiredService<AccessKeys>();
        if (!await keys.AnyAsync(cancel))
        {
            var path = OperatorKeyFile.Write(await keys.CreateAsync(AccessRole.Operator, "", cancel), folder);
            await output.WriteLineAsync($"Kunci operator dibuat dan disimpan di {path} (hanya pemilik yang dapat membacanya).");
        }

        await output.WriteLineAsync(
            $"SertiKesos berjalan. Buka {address} di peramban dan masuk dengan sebuah kunci; roster juga dapat diunggah ke kontainer rosters/{{kode wilayah}}/. Tekan Ctrl+C untuk berhenti.");
    }
}
