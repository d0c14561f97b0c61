using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Rosters.Import;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>rebuild</c>: what is made from the originals is made again, for regions that have no register.</summary>
internal static class RebuildCommand
{
    public static Command Create(Caller caller)
    {
        var rebuild = new Command("rebuild", "Membuat ulang register dan hitungan dari semua berkas asli yang disimpan. Hentikan layanan lebih dahulu.");
        rebuild.SetAction((_, cancel) => ToolHost.RunAsync(services => RunAsync(services, caller.Output, cancel), caller.Error, cancel));
        return rebuild;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var report = await services.GetRequiredService<RosterRebuild>().RunAsync(_ => true, cancel);
        await output.WriteLineAsync($"{report.Replayed} berkas asli dibaca ulang, {report.Acts} tindakan kantor dilakukan ulang.");
        if (report.LeftAlone.Count > 0)
        {
            await output.WriteLineAsync(
                $"{report.LeftAlone.Count} wilayah dibiarkan karena registernya sudah ada: {string.Join(", ", report.LeftAlone)}.");
        }

        return Usage.Success;
    }
}
