using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Portal;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>replay</c>: one submission is read once more from its original.</summary>
internal static class ReplayCommand
{
    private const string Actor = "system:replay";

    public static Command Create(Caller caller)
    {
        var region = Words.Word("WILAYAH", "kode wilayahnya, seperti 32.77")
            .Checked(text => RegionCode.TryParse(text, out _), text => $"Wilayah \"{text}\" tidak dikenal. Tulis kodenya, seperti 32.77.");
        var submission = Words.Word("KIRIMAN", "nama kirimannya, seperti di catatan layanan");
        var reason = Words.Text("--reason", "ALASAN", "mengapa; tercatat, jadi tanpa nama atau NIK", required: true)
            .Checked(text => ActReason.Read(text) is not null, _ => ActReason.Wanted);
        var replay = new Command("replay", "Membaca ulang satu kiriman dari berkas aslinya, menurut waktu unggahnya.") { region, submission, reason };
        replay.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                var state = await services.GetRequiredService<RosterReplay>().RunAsync(
                    RegionCode.Parse(parsed.GetRequiredValue(region)), parsed.GetRequiredValue(submission), Actor, ActReason.Read(parsed.GetRequiredValue(reason))!, cancel);
                await (state is null ? caller.Error : caller.Output).WriteLineAsync(state is { } ended
                    ? $"Kiriman itu dibaca ulang; keadaannya sekarang {ended.Code()}."
                    : "Kiriman itu tidak dikenal di wilayah ini, atau berkas aslinya tidak ada lagi.");
                return state is null ? Usage.Findings : Usage.Success;
            },
            caller.Error,
            cancel));
        return replay;
    }
}
