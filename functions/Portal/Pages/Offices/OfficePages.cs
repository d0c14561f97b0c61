using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Offices;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>The pages of an office: where it stands, and its submissions with what came of each.</summary>
internal sealed class OfficePages(
    Admissions admissions,
    PageWriter pages,
    OfficeReader reader,
    SubmissionStore submissions,
    RosterFiles files,
    RosterChanges changes,
    RosterDesk desk,
    RulesSource rules,
    Forms forms,
    TimeProvider clock)
{
    private const int RefreshSeconds = 3;

    [Function("ShowOffice")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/offices/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, _ => true, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await pages.ShowAsync<OfficeHomePage>(
            request,
            key,
            (known.Name, known.Name),
            new Dictionary<string, object?> { [nameof(OfficeHomePage.View)] = await reader.HomeAsync(known, key, cancel) },
            cancel);
    }

    [Function("ShowOfficeRosters")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> RostersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/offices/{region}/rosters")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, _ => true, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await pages.ShowAsync<SubmissionsPage>(
            request,
            key,
            ("Kiriman", "Submissions"),
            new Dictionary<string, object?>
            {
                [nameof(SubmissionsPage.Region)] = known.Code.Value,
                [nameof(SubmissionsPage.RegionName)] = known.Name,
                [nameof(SubmissionsPage.Zone)] = known.Zone.ToString().ToUpperInvariant(),
                [nameof(SubmissionsPage.Lines)] = (IReadOnlyList<SubmissionLine>)
                    [.. (await submissions.ListAsync(known.Code, cancel)).Select(submission => OfficeReader.LineOf(submission, known, own: !key.MustSayWhy))],
                [nameof(SubmissionsPage.MaySubmit)] = key.MaySubmit,
            },
            cancel);
    }

    [Function("ShowOfficeRoster")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> RosterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/offices/{region}/rosters/{submission}")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "changes", cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await desk.FindAsync(known, submission, cancel) is { } found ? await ShowAsync(request, known, key, found, cancel) : RosterDesk.Unknown();
    }

    [Function("ReleaseOfficeRoster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/rosters/{submission}/release")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await desk.ReleaseAsync(known, submission, key, form["reason"], cancel)
            ?? new SeeOther($"{Frame.Root}/offices/{known.Code}/rosters/{submission}{ReadingReason.QueryOf(request, key)}");
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Region region, AccessKey key, Submission found, CancellationToken cancel)
    {
        var review = await changes.ReviewAsync(region, found, cancel);
        var certificates = (await rules.CurrentAsync(cancel)).Certificates;
        var hasReceipt = found.State.IsFinal() && await files.HasReceiptAsync(found, cancel);
        return await pages.ShowAsync<SubmissionPage>(
            request,
            key,
            ("Hasil pemeriksaan", "Result of the check"),
            new Dictionary<string, object?>
            {
                [nameof(SubmissionPage.View)] = SubmissionView.Of(region, found, review, certificates, clock.TodayAt(region.Zone), key, hasReceipt, ReadingReason.QueryOf(request, key)),
            },
            cancel,
            refresh: found.State.IsFinal() ? null : RefreshSeconds);
    }
}
