using System.CommandLine;
using SertiKesos.Hosting.Engine;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>health</c>: asks the running service how it is, for whoever watches it without another tool.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create(Caller caller)
    {
        var url = Words.Text("--url", "URL", $"alamat layanan; tanpa ini {OneMachine.DefaultUrl}")
            .Checked(text => Uri.TryCreate(text, UriKind.Absolute, out var read) && read.Scheme is "http" or "https", text => $"Alamat \"{text}\" pada --url tidak dapat dibaca. Tulis seperti --url http://localhost:7071.");
        var ready = Words.Flag("--ready", "menanyakan pula penyimpanan dan pekerjaan yang macet");
        var health = new Command("health", "Menanyakan kepada layanan yang berjalan apakah ia sehat; kode keluar 1 bila tidak.") { url, ready };
        health.SetAction((parsed, cancel) => RunAsync(new Uri(parsed.GetValue(url) ?? OneMachine.DefaultUrl), parsed.GetValue(ready) ? "ready" : "live", caller, cancel));
        return health;
    }

    private static async Task<int> RunAsync(Uri service, string what, Caller caller, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(service, $"/api/health/{what}"), cancel);
            await caller.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancel));
            return answer.IsSuccessStatusCode ? Usage.Success : Usage.Findings;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            await caller.Error.WriteLineAsync($"Tidak ada layanan yang menjawab di {service}.");
            return Usage.Findings;
        }
    }
}
