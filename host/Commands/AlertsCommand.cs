using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Portal;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>alerts</c>: how all alerts stand, what a day would bring, and the switch that stops them.</summary>
internal static class AlertsCommand
{
    private const string Actor = "system:alerts";

    public static Command Create(Caller caller)
    {
        var show = new Command("show", "menampilkan keadaan semua peringatan dalam angka");
        show.SetAction((_, cancel) => ToolHost.RunAsync(services => ShowAsync(services.GetRequiredService<AlertControl>(), caller.Output, cancel), caller.Error, cancel));
        var day = Words.Day("--date", "harinya; tanpa ini besok");
        var rehearsal = new Command("rehearsal", "menghitung apa yang akan dikirim pada satu hari; tidak mengirim apa pun") { day };
        rehearsal.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => RehearseAsync(parsed.GetValue(day) ?? caller.Clock.TodayAt(IndonesianZone.Wib).AddDays(1), services, caller.Output, cancel), caller.Error, cancel));
        return new Command("alerts", "Peringatan masa berlaku (docs/operations.md).")
        {
            show,
            rehearsal,
            AlertPreview.Create(caller),
            Switch(caller, "stop", "menghentikan semua pengiriman sejak sekarang", control => control.StopAsync, "Pengiriman dihentikan.", "Pengiriman memang sudah berhenti."),
            Switch(caller, "go", "melanjutkan pengiriman", control => control.GoAsync, "Pengiriman dilanjutkan.", "Pengiriman memang tidak dihentikan."),
        };
    }

    private static Command Switch(
        Caller caller, string name, string description, Func<AlertControl, Func<string, string, CancellationToken, Task<bool>>> set, string done, string already)
    {
        var reason = Words.Text("--reason", "ALASAN", "mengapa; tercatat, jadi tanpa nama atau NIK", required: true)
            .Checked(text => ActReason.Read(text) is not null, _ => ActReason.Wanted);
        var command = new Command(name, description) { reason };
        command.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                var changed = await set(services.GetRequiredService<AlertControl>())(Actor, ActReason.Read(parsed.GetRequiredValue(reason))!, cancel);
                await caller.Output.WriteLineAsync(changed ? done : already);
                return Usage.Success;
            },
            caller.Error,
            cancel));
        return command;
    }

    private static async Task<int> ShowAsync(AlertControl control, TextWriter output, CancellationToken cancel)
    {
        var overview = await control.LookAsync(cancel);
        await output.WriteLineAsync(
            overview.Gate.Switch.Stopped ? $"Dihentikan oleh {overview.Gate.Switch.By}."
            : overview.Gate.StoppedBySetting ? "Dihentikan oleh pengaturan Alerts:Stopped."
            : !overview.Gate.HasMailServer ? "Belum ada peladen surel (Alerts:SmtpHost dan Alerts:From)."
            : overview.Gate.OnlyAllowed ? "Berjalan, hanya ke alamat di Alerts:AllowList."
            : "Berjalan.");
        foreach (var (state, count) in overview.Counts.ByState)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{AlertJson.Text(state)}: {count}"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Tertahan: {overview.Held}. Terlambat: {overview.Counts.Overdue}. Yang sudah selesai dihitung 30 hari ke belakang."));
        return overview.Counts.ByState[AlertState.Failed] + overview.Counts.Overdue > 0 ? Usage.Findings : Usage.Success;
    }

    private static async Task<int> RehearseAsync(DateOnly day, IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var rehearsal = await services.GetRequiredService<AlertRehearsal>().RunAsync(day, _ => true, cancel);
        if (!rehearsal.IsWorkingDay)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} bukan hari kerja: tidak ada yang dikirim."));
        }

        foreach (var verdict in rehearsal.Lines.GroupBy(line => (line.Region, line.Verdict)).OrderBy(group => group.Key.Region).ThenBy(group => group.Key.Verdict))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{verdict.Key.Region}  {verdict.Count()}  {AlertJson.Text(verdict.Key.Verdict)}"));
        }

        return Usage.Success;
    }
}
