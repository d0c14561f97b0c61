using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Portal;
using SertiKesos.Regions;
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
            List(caller),
            Resend(caller),
            AlertPreview.Create(caller),
            Switch(caller, "stop", "menghentikan semua pengiriman sejak sekarang", control => control.StopAsync, "Pengiriman dihentikan.", "Pengiriman memang sudah berhenti."),
            Switch(caller, "go", "melanjutkan pengiriman", control => control.GoAsync, "Pengiriman dilanjutkan.", "Pengiriman memang tidak dihentikan."),
        };
    }

    /// <summary>By key and in words: who is meant, the office sees on its pages.</summary>
    private static Command List(Caller caller)
    {
        var region = Words.Word("WILAYAH", "kode wilayah, misalnya 32.77").Checked(text => RegionCode.TryParse(text, out _), _ => "Tulis kode wilayah seperti 32.77.");
        var list = new Command("list", "menampilkan setiap peringatan satu kantor dan mengapa keadaannya demikian, tanpa nama") { region };
        list.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                if (await FindAsync(services, parsed.GetRequiredValue(region), caller, cancel) is not { } office)
                {
                    return Usage.WrongUse;
                }

                foreach (var alert in await services.GetRequiredService<OfficeAlerts>().ListAsync(office, cancel))
                {
                    await caller.Output.WriteLineAsync($"{alert.Entry.Key}  {alert.Entry.Step}  {alert.Why}");
                }

                return Usage.Success;
            },
            caller.Error,
            cancel));
        return list;
    }

    private static Command Resend(Caller caller)
    {
        var region = Words.Word("WILAYAH", "kode wilayah, misalnya 32.77").Checked(text => RegionCode.TryParse(text, out _), _ => "Tulis kode wilayah seperti 32.77.");
        var alert = Words.Word("PERINGATAN", "kuncinya, dari alerts list");
        var reason = Reason();
        var command = new Command("resend", "mengirim satu peringatan sekali lagi") { region, alert, reason };
        command.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                if (await FindAsync(services, parsed.GetRequiredValue(region), caller, cancel) is not { } office)
                {
                    return Usage.WrongUse;
                }

                var outcome = await services.GetRequiredService<AlertResend>().RunAsync(
                    office, parsed.GetRequiredValue(alert), Actor, ActReason.Read(parsed.GetRequiredValue(reason))!, cancel);
                await caller.Output.WriteLineAsync(outcome switch
                {
                    ResendOutcome.Planned => "Peringatan dikirim lagi pada jam kerja kantor.",
                    ResendOutcome.Unknown => "Peringatan itu tidak ada. Lihat: alerts list.",
                    ResendOutcome.Open => "Peringatan itu masih dalam perjalanan.",
                    _ => "Peringatan itu tidak (lagi) berlaku untuk orangnya.",
                });
                return outcome == ResendOutcome.Planned ? Usage.Success : Usage.Findings;
            },
            caller.Error,
            cancel));
        return command;
    }

    private static async Task<Region?> FindAsync(IServiceProvider services, string code, Caller caller, CancellationToken cancel)
    {
        var found = (await services.GetRequiredService<AlertPolicies>().CurrentAsync(cancel)).Regions.Find(RegionCode.Parse(code));
        if (found is null)
        {
            await caller.Error.WriteLineAsync($"Wilayah {code} tidak dikenal.");
        }

        return found;
    }

    private static Option<string> Reason() => Words.Text("--reason", "ALASAN", "mengapa; tercatat, jadi tanpa nama atau NIK", required: true)
        .Checked(text => ActReason.Read(text) is not null, _ => ActReason.Wanted);

    private static Command Switch(
        Caller caller, string name, string description, Func<AlertControl, Func<string, string, CancellationToken, Task<bool>>> set, string done, string already)
    {
        var reason = Reason();
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
