using Microsoft.AspNetCore.Http;
using SertiKesos.Pages.Entry;
using SertiKesos.Pages.Offices;
using SertiKesos.Platform;

namespace SertiKesos.Portal.Pages;

/// <summary>Who may open a page of a region. Whoever must say why is asked in a page, not turned away.</summary>
internal sealed class PageAdmissions(Admissions admissions, PageWriter pages)
{
    public Task<Admission> AdmitAsync(HttpRequest request, string region, Func<AccessKey, bool> may, CancellationToken cancel) =>
        admissions.AdmitAsync(request, region, may, cancel);

    /// <summary>Lets somebody read people of a region; the reading is on record.</summary>
    public async Task<Admission> AdmitReaderAsync(HttpRequest request, string region, string what, CancellationToken cancel)
    {
        if (PageAnswer.IsWanted(request) && ReadingReason.Of(request) is null
            && await admissions.AdmitAsync(request, region, key => key.MayReadPeople, cancel) is Admission.Granted { Key: { MustSayWhy: true } key })
        {
            return new Admission.Refused(await AskAsync(request, key, cancel));
        }

        return await admissions.AdmitReaderAsync(request, region, what, cancel);
    }

    /// <summary>The reason of a reader from outside, to go on with every address of the page; empty for the office itself.</summary>
    public static string ReasonIn(HttpRequest request, AccessKey key) => key.MustSayWhy && ReadingReason.Of(request) is { } reason
        ? $"reason={Uri.EscapeDataString(reason.Word)}{(reason.Letter is { } letter ? $"&letter={Uri.EscapeDataString(letter)}" : "")}"
        : "";

    private Task<IResult> AskAsync(HttpRequest request, AccessKey key, CancellationToken cancel) => pages.ShowAsync<ReasonPage>(
        request,
        key,
        ("Sebutkan alasannya", "Say why"),
        new Dictionary<string, object?>
        {
            [nameof(ReasonPage.Address)] = request.Path.ToString(),
            [nameof(ReasonPage.Kept)] = (IReadOnlyList<(string, string)>)
                [.. request.Query.Where(entry => entry.Key is not ("reason" or "letter")).Select(entry => (entry.Key, entry.Value.ToString()))],
            [nameof(ReasonPage.Reasons)] = (IReadOnlyList<Choice>)[.. ReadingReason.Words.Select(word => new Choice(word.Key, word.Value))],
        },
        cancel);
}
