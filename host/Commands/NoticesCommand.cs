using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Notices;
using SertiKesos.Portal;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>notices</c>: what offices, provinces and the ministry are told, and with a date what it would bring.</summary>
internal static class NoticesCommand
{
    public static Command Create(Caller caller)
    {
        var day = Words.Day("--date", "apa yang akan dikirim pada hari ini atau kemudian; tanpa ini yang sudah tercatat");
        var notices = new Command("notices", "Kabar kepada kantor, provinsi, dan kementerian (docs/operations.md); tidak mengirim apa pun.") { day };
        notices.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => parsed.GetValue(day) is { } asked ? RehearseAsync(asked, services, caller, cancel) : ListAsync(services, caller.Output, cancel), caller.Error, cancel));
        return notices;
    }

    private static async Task<int> ListAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var overview = await services.GetRequiredService<NoticeList>().LookAsync(null, cancel);
        foreach (var notice in overview.Notices)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{notice.Entry.ChangedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}  {notice.Entry.Reader.Code,-5}  {notice.Address ?? "-"}  {NoticeJson.Text(notice.Entry.Topic)} ({notice.Entry.Topic.Occasion}): {NoticeJson.Text(notice.Entry.State)}"));
        }

        var failed = overview.ByState[Alerts.Planning.AlertState.Failed];
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{overview.ByState.Values.Sum()} kabar dalam 30 hari terakhir, {failed} ditolak."));
        return failed > 0 ? Usage.Findings : Usage.Success;
    }

    private static async Task<int> RehearseAsync(DateOnly day, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (day < services.GetRequiredService<TimeProvider>().TodayAt(IndonesianZone.Wib))
        {
            await caller.Error.WriteLineAsync("Hari itu sudah lewat. Tulis --date paling awal hari ini.");
            return Usage.WrongUse;
        }

        var rehearsed = await services.GetRequiredService<NoticeRehearsal>().RunAsync(day, cancel);
        if (!rehearsed.IsWorkingDay)
        {
            await caller.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} bukan hari kerja: tidak ada yang dikirim."));
        }

        foreach (var notice in rehearsed.Notices)
        {
            await caller.Output.WriteLineAsync(
                $"{notice.Reader.Code,-5}  {notice.Address}  {NoticeJson.Text(notice.Topic)} ({notice.Topic.Occasion}){(notice.IsAllowed ? "" : ": alamatnya tidak termasuk Alerts:AllowList")}");
        }

        return Usage.Success;
    }
}
