using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Portal;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>summaries</c>: what is published and how far it is, publishing a month to its last workbook, and taking an issue back.</summary>
internal static class SummariesCommand
{
    private const string Actor = "system:summaries";

    public static Command Create(Caller caller)
    {
        var list = new Command("list", "menampilkan semua terbitan dan kemajuannya");
        list.SetAction((_, cancel) => ToolHost.RunAsync(services => ListAsync(services.GetRequiredService<SummaryIssues>(), caller.Output, cancel), caller.Error, cancel));
        return new Command("summaries", "Terbitan rekap (docs/operations.md).") { list, Publish(caller), Withdraw(caller) };
    }

    private static Command Publish(Caller caller)
    {
        var period = Month();
        var publish = new Command("publish", "menerbitkan satu bulan sekarang, dengan semua buku kerja provinsi dan kantor") { period };
        publish.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => PublishAsync(Of(parsed.GetRequiredValue(period)), services, caller, cancel), caller.Error, cancel));
        return publish;
    }

    private static Command Withdraw(Caller caller)
    {
        var period = Month();
        var issue = new Argument<int>("nomor") { Description = "nomor terbitan" };
        var reason = Words.Text("--reason", "ALASAN", "yang dibaca pengguna; tanpa nama atau NIK", required: true)
            .Checked(text => ActReason.Read(text) is not null, _ => ActReason.Wanted);
        var withdraw = new Command("withdraw", "menarik satu terbitan; berkasnya tetap dapat dibaca") { period, issue, reason };
        withdraw.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                var withdrawn = await services.GetRequiredService<IssueControl>().WithdrawAsync(
                    Of(parsed.GetRequiredValue(period)), parsed.GetRequiredValue(issue), Actor, ActReason.Read(parsed.GetRequiredValue(reason))!, cancel);
                await caller.Output.WriteLineAsync(withdrawn is null ? "Terbitan itu tidak ada atau masih disusun. Lihat: summaries list." : "Terbitan ditarik.");
                return withdrawn is null ? Usage.Findings : Usage.Success;
            },
            caller.Error,
            cancel));
        return withdraw;
    }

    private static Argument<string> Month() => Words.Word("bulan", "bulannya, seperti 2026-11")
        .Checked(text => Period.TryParseAsked(text, out _), text => $"Bulan \"{text}\" tidak dapat dibaca. Tulis seperti 2026-11.");

    private static Period Of(string text) => Period.TryParseAsked(text, out var period) ? period : default;

    private static async Task<int> ListAsync(SummaryIssues issues, TextWriter output, CancellationToken cancel)
    {
        var latest = await issues.FindLatestAsync(cancel);
        foreach (var issue in await issues.ListAsync([], null, cancel))
        {
            var progress = await issues.ProgressAsync(issue, cancel);
            var state = issue.Withdrawal is { } withdrawal ? $"ditarik: {withdrawal.Reason}"
                : !issue.IsOut ? "sedang disusun"
                : latest == (issue.Period, issue.Number) ? "terbaru"
                : "terbit";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{issue.Period}  terbitan {issue.Number:00}  per {issue.AsOf}  {(issue.IsProvisional ? "sementara" : "tetap")}  {progress.Written} dari {progress.Workbooks} buku kerja  {state}"));
        }

        return Usage.Success;
    }

    private static async Task<int> PublishAsync(Period period, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        var today = caller.Clock.TodayAt(IndonesianZone.Wib);
        if (period.FirstDay > today)
        {
            await caller.Error.WriteLineAsync("Bulan itu belum mulai. Pilih bulan ini atau bulan yang lalu.");
            return Usage.WrongUse;
        }

        var outcome = await services.GetRequiredService<SummaryPublisher>().PublishAsync(period, period.DayToldOn(today), Actor, cancel);
        var issue = outcome switch
        {
            SummaryOutcome.Published published => published.Issue,
            SummaryOutcome.Unchanged unchanged => unchanged.Issue,
            _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no words."),
        };
        // The messages that were sent find nothing left to do.
        await services.GetRequiredService<PublicationRun>().CompleteAsync(period, issue, cancel);
        await caller.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(outcome is SummaryOutcome.Published ? "Terbit" : "Tidak ada yang berubah")}: {period}, terbitan {issue:00}, dengan semua buku kerjanya."));
        return Usage.Success;
    }
}
