using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Statements;
using SertiKesos.Pages.Issues;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Meanings;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Summaries;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Portal.Pages.Figures;

/// <summary>What is published, with a form that publishes a month now; and what the figures mean.</summary>
internal sealed class IssuePages(
    Callers callers, Forms forms, SummaryIssues issued, SummaryPublisher publisher, RulesSource rules, PageWriter pages, TimeProvider clock)
{
    private const string Page = "issues";

    [Function("ShowIssues")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/issues")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        return await ShowAsync(request, key, null, cancel);
    }

    [Function("PublishIssue")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/issues")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.MayPublish)
        {
            return Problems.NotAllowed(PublicationApi.ForPublishers);
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        if (!Period.TryParseAsked(form["period"], out var period) || period.FirstDay > today)
        {
            return await ShowAsync(request, key, "Pilih bulan ini atau bulan yang lalu, ditulis seperti 2026-11.", cancel);
        }

        var outcome = await publisher.PublishAsync(period, period.DayToldOn(today), key.Actor, cancel);
        var (issue, isNew) = outcome switch
        {
            SummaryOutcome.Published published => (published.Issue, true),
            SummaryOutcome.Unchanged unchanged => (unchanged.Issue, false),
            _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no answer."),
        };
        return new SeeOther(string.Create(CultureInfo.InvariantCulture, $"{Frame.Root}/{Page}?period={period}&issue={issue}{(isNew ? "&new=1" : "")}"));
    }

    [Function("ShowMeanings")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> MeaningsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/meanings")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var certificates = (await rules.CurrentAsync(cancel)).Certificates;
        var view = new MeaningsView(
            clock.TodayAt(IndonesianZone.Wib), certificates.DueDays, certificates.ValidityMonths, NeedFigures.FamiliesPerWorker, ExamSeats.UsualClass, certificates.Schemes.Count > 0);
        return await pages.ShowAsync<MeaningsPage>(
            request, key, ("Arti angka", "What the figures mean"), new Dictionary<string, object?> { [nameof(MeaningsPage.View)] = view }, cancel);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, AccessKey key, string? wrong, CancellationToken cancel)
    {
        var latest = await issued.FindLatestAsync(cancel);
        IReadOnlyList<IssueRow> issues =
        [
            .. (await issued.ListAsync(SummaryRights.Beginnings(key), null, cancel)).Select(issue => new IssueRow(
                issue.Period.FirstDay,
                issue.Number,
                issue.PublishedAt.DayAt(IndonesianZone.Wib),
                issue.IsProvisional,
                latest == (issue.Period, issue.Number),
                [.. issue.Files.OrderBy(Order).Select(file => FileOf(issue.Period, file))])
            {
                IsOut = issue.IsOut,
                WithdrawnBecause = issue.Withdrawal?.Reason,
            }),
        ];
        var today = Period.Of(clock.TodayAt(IndonesianZone.Wib));

        // What the address says was done is only told where it is there.
        var done = Period.TryParseAsked(request.Query["period"], out var period) && int.TryParse(request.Query["issue"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? issues.FirstOrDefault(issue => issue.Month == period.FirstDay && issue.Number == number)
            : null;
        var view = new IssuesView(issues, key.MayPublish, today.ToString(), today.ToString())
        {
            Done = key.MayPublish ? done : null,
            IsNew = request.Query["new"] == "1",
            Wrong = wrong,
        };
        return await pages.ShowAsync<IssuesPage>(
            request, key, ("Terbitan", "Issues"), new Dictionary<string, object?> { [nameof(IssuesPage.View)] = view }, cancel,
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The reader's own workbook first, then those of the nation and the public, provinces last.</summary>
    private static (int, int, string) Order(IssueFile file) => (
        file.File.Readers switch
        {
            SummaryReaders.Office => 0,
            SummaryReaders.Nation => 1,
            SummaryReaders.Everybody => 2,
            _ => 3,
        },
        Path.GetExtension(file.File.Name) switch
        {
            ".xlsx" => 0,
            ".csv" => 1,
            _ => 2,
        },
        file.File.Name);

    private static IssueFileView FileOf(Period period, IssueFile file) => new(
        file.File.Name,
        file.Bytes,
        $"/api/summaries/{period}/{file.File.Name}",
        file.File.Readers switch
        {
            SummaryReaders.Office => IssueFileKind.Office,
            SummaryReaders.Province => IssueFileKind.Province,
            SummaryReaders.Everybody => IssueFileKind.Public,
            _ => IssueFileKind.Nation,
        },
        file.File.Scope);
}
