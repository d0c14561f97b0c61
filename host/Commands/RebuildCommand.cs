using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform;
using SertiKesos.Rosters;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>rebuild</c>: what is made from the originals is made again, for regions that have no register.</summary>
internal static class RebuildCommand
{
    private const string HowTo = "Pemakaian: rebuild (tanpa pilihan lain; hentikan layanan lebih dahulu)";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (args.Length > 0)
        {
            await error.WriteLineAsync(HowTo);
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                var report = await services.GetRequiredService<RosterRebuild>().RunAsync(_ => true, cancel);
                await output.WriteLineAsync($"{report.Replayed} berkas asli dibaca ulang, {report.Acts} tindakan kantor dilakukan ulang.");
                if (report.LeftAlone.Count > 0)
                {
                    await output.WriteLineAsync(
                        $"{report.LeftAlone.Count} wilayah dibiarkan karena registernya sudah ada: {string.Join(", ", report.LeftAlone)}.");
                }

                return Usage.Success;
            },
            error,
            cancel);
    }
}
