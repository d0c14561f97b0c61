using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Statements;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Statements;

/// <summary>The page of statements: what is stated, forms to state more, and buttons that take back.</summary>
internal sealed class StatementPages(Callers callers, Forms forms, StatementDesk desk, RulesSource rules, PageWriter pages, TimeProvider clock)
{
    private const string Page = $"{Frame.Root}/statements";

    [Function("ShowStatements")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/statements")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var done = Topic(request.Query["done"].ToString());
        return await ShowAsync(request, key, view => view with { Done = done, IsWithdrawal = request.Query["withdrawn"] == "1" }, StatusCodes.Status200OK, cancel);
    }

    [Function("SendStatement")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/statements")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (Topic(form["topic"].ToString()) is not { } topic)
        {
            return Problems.BadRequest("topic-unknown", "Jenis pernyataan itu tidak dikenal. Muat ulang halamannya, lalu pilih lagi.");
        }

        var isWithdrawal = form.ContainsKey("withdraw");
        var outcome = isWithdrawal
            ? await desk.WithdrawAsync(key, StatementViews.KindOf(topic), form["withdraw"].ToString(), cancel)
            : await StateAsync(key, topic, form, cancel);
        return outcome is StatementOutcome.Refused(var problem)
            ? await ShowAsync(
                request,
                key,
                view => view with
                {
                    WrongTopic = topic,
                    WrongCode = problem.Code,
                    Wrong = problem.Detail,
                    Values = isWithdrawal ? view.Values : form.Where(field => field.Key != Frame.FormField).ToDictionary(field => field.Key, field => SoundText.Of(field.Value.ToString())),
                },
                problem.Status,
                cancel)
            : new SeeOther($"{Page}?done={topic}{(isWithdrawal ? "&withdrawn=1" : "")}#{topic.ToString().ToLowerInvariant()}");
    }

    private Task<StatementOutcome> StateAsync(AccessKey key, StatementTopic topic, IFormCollection form, CancellationToken cancel)
    {
        var (area, month, source, office) = (Text("area"), Text("month"), Text("source"), Text("office"));
        return topic switch
        {
            StatementTopic.Need => desk.PutNeedAsync(key, new StatementBodies.Need(Whole(), Day(), source), area, cancel),
            StatementTopic.Target => desk.PutTargetAsync(key, new StatementBodies.Target(area, Text("role") is { Length: > 0 } role ? role : null, Whole(), source), Text("year"), cancel),
            StatementTopic.Seats => desk.PutSeatsAsync(key, new StatementBodies.Seats(Text("mode"), Whole(), Count("seats"), source), area, month, cancel),
            StatementTopic.UnitCost => desk.PutCostAsync(
                key,
                new StatementBodies.Cost(
                    long.TryParse(Text("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var rupiah) ? rupiah : null, Text("mode") is { Length: > 0 } mode ? mode : null, source),
                Text("year"),
                cancel),
            StatementTopic.Exception => desk.PutExceptionAsync(key, new StatementBodies.Exception(Day(), office, source), area, month, cancel),
            StatementTopic.Contact => desk.PutContactAsync(key, new StatementBodies.Contact(Text("phone"), Text("hours"), Text("unit"), Text("mail")), area, cancel),
            _ => desk.PutNilAsync(key, new StatementBodies.Nil(office, source), area, month, cancel),
        };

        string Text(string field) => SoundText.Of(form[field].ToString()).Trim();
        int? Whole() => Count("number");
        int? Count(string field) => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        DateOnly? Day() => DateOnly.TryParseExact(Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private async Task<IResult> ShowAsync(HttpRequest request, AccessKey key, Func<StatementsView, StatementsView> with, int status, CancellationToken cancel)
    {
        var view = StatementViews.Of(key, await desk.ListAsync(key, cancel), await rules.RegionsAsync(cancel), clock.TodayAt(IndonesianZone.Wib));
        return await pages.ShowAsync<StatementsPage>(
            request, key, ("Pernyataan", "Statements"), new Dictionary<string, object?> { [nameof(StatementsPage.View)] = with(view) }, cancel, status);
    }

    private static StatementTopic? Topic(string text) =>
        Enum.GetValues<StatementTopic>().Select(topic => (StatementTopic?)topic).FirstOrDefault(topic => topic.ToString() == text);
}
