using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Offices;
using SertiKesos.Pages.Parts;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Findings;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>What waits for an office's answer: people no longer listed, identities that differ, people in two regions.</summary>
internal sealed class TaskPages(
    Admissions admissions,
    PageWriter pages,
    Forms forms,
    RegisterStore registers,
    OfficeTaskList crossTasks,
    OfficeReaders readers,
    TaskDesk desk,
    UnreachedPeople unreached,
    ToldDesk told,
    BlindIndex blind,
    TimeProvider clock)
{
    [Function("ShowOfficeTasks")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> TasksAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/offices/{region}/tasks")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "tasks", cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await pages.ShowAsync<TasksPage>(
            request,
            key,
            ("Tugas", "Tasks"),
            new Dictionary<string, object?> { [nameof(TasksPage.View)] = await ViewAsync(request, known, key, cancel) },
            cancel);
    }

    [Function("ExplainOfficeMuster")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ExplainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/tasks/muster")] HttpRequest request, string region, CancellationToken cancel) =>
        ActAsync(request, region, (known, key, form) => desk.ExplainAsync(known, key, form["person"], form["role"], form["reason"], cancel), cancel);

    [Function("DecideOfficeReview")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/tasks/reviews")] HttpRequest request, string region, CancellationToken cancel) =>
        ActAsync(request, region, (known, key, form) => desk.DecideAsync(
            known, key, form["review"].ToString(), form["take-over"].ToString() switch { "yes" => true, "no" => false, _ => null }, cancel), cancel);

    [Function("SettleOfficeTask")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> SettleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/tasks/people")] HttpRequest request, string region, CancellationToken cancel) =>
        ActAsync(request, region, (known, key, form) => desk.SettleAsync(known, key, form["person"], form["other"], form["answer"], cancel), cancel);

    [Function("TellOfficePerson")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/tasks/told")] HttpRequest request, string region, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return UnreachedApi.RefusalOf(await told.TellAsync(known, form["person"], UnreachedApi.DayOf(form["on"]), key.Actor, cancel)) ?? Done(request, known, key);
    }

    /// <param name="act">What is done; null where the form does not say it.</param>
    private async Task<IResult> ActAsync(
        HttpRequest request, string region, Func<Region, AccessKey, IFormCollection, Task<ActOutcome?>> act, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        if (await act(known, key, form) is not { } outcome)
        {
            return Problems.BadRequest("task-invalid", "Pilih jawabannya dahulu, lalu simpan.");
        }

        return TaskDesk.RefusalOf(outcome) ?? Done(request, known, key);
    }

    private static SeeOther Done(HttpRequest request, Region region, AccessKey key)
    {
        var query = ReadingReason.QueryOf(request, key);
        return new SeeOther($"{Frame.Root}/offices/{region.Code}/tasks{(query.Length == 0 ? "?" : query + "&")}done=1");
    }

    private async Task<OpenTasks> ViewAsync(HttpRequest request, Region region, AccessKey key, CancellationToken cancel)
    {
        var today = clock.TodayAt(region.Zone);
        var register = await registers.LoadAsync(region.Code, cancel);
        var done = request.Query["done"].Count > 0;
        return new OpenTasks(
            region.Code.Value,
            region.Name,
            [.. (register?.Muster ?? []).Where(entry => entry.IsOpen).OrderBy(entry => entry.MissingSince).Select(entry => new MissingPerson(
                PersonReference.Of(blind, entry.Person.Identity), Masking.Text(entry.Person.Name), entry.Person.Nik?.Masked, entry.Role.Label(), entry.Role.Code(),
                entry.MissingSince, entry.IsOverdueOn(today)))],
            [.. (register?.Reviews ?? []).Where(review => !review.Rejected).Select(review => new IdentityQuestion(
                review.Id, review.Nik.Masked, review.Field == IdentityField.Name, Masking.Text(review.Known), Masking.Text(review.Stated), review.Since))],
            [.. (await crossTasks.ListAsync(region, cancel)).Select(found => new CrossQuestion(
                found.Reference, Masking.Text(found.Person.Name), found.Person.Nik!.Value.Masked, found.Task.Other.Value, found.OtherName ?? found.Task.Other.Value, PersonJson.NextStep(found.Task),
                found.Task.OtherName || found.Task.OtherBirthDate))],
            await readers.ListAsync(region, cancel),
            [.. Enum.GetValues<MusterReason>().Select(reason => new Choice(reason.Code(), reason.Label()))],
            key.MaySubmit,
            ReadingReason.QueryOf(request, key),
            done ? ReaderLanguage.Of(request).Say("Jawaban tersimpan.", "Your answer is kept.") : null)
        {
            Unreached =
            [
                .. (await unreached.ListAsync(region, register, cancel)).Select(person => new UnreachedLine(
                    PersonReference.Of(blind, person.Person.Identity), Masking.Text(person.Person.Name), person.LastValidDay, UnreachedTexts.Of(person.Reason), person.ToldOn)),
            ],
            Today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
