using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Entry;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Parts;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal.Pages;

/// <summary>Asks a reader from outside an office why, and leads on to what was asked for, a page or a file.</summary>
internal sealed class ReasonPages(Callers callers, PageWriter pages)
{
    [Function("AskReason")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/reason")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var next = request.Query["next"].ToString().Split('?', 2);
        if (!EntryPages.IsOwnPage(next[0]))
        {
            return new SeeOther(Frame.Root);
        }

        var query = next.Length > 1 ? QueryHelpers.ParseQuery(next[1]) : [];
        return await pages.ShowAsync<ReasonPage>(
            request,
            key,
            ("Sebutkan alasannya", "Say why"),
            new Dictionary<string, object?>
            {
                [nameof(ReasonPage.Address)] = next[0],
                [nameof(ReasonPage.Kept)] = (IReadOnlyList<(string, string)>)
                    [.. query.Where(entry => entry.Key is not ("reason" or "letter")).Select(entry => (entry.Key, entry.Value.ToString()))],
                [nameof(ReasonPage.Reasons)] = (IReadOnlyList<Choice>)[.. ReadingReason.Words.Select(word => new Choice(word.Key, word.Value))],
            },
            cancel);
    }
}
