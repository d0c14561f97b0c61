using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Platform.Limits;
using SertiKesos.Portal.Session;
using SertiKesos.Regions;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>
/// Rosters handed in by the form of the pages. Its token comes first and is looked at before any file is read; files are
/// read one after the other, each as far as a roster may be large.
/// </summary>
internal sealed class UploadPages(Admissions admissions, Forms forms, RosterDrop drop, WorkBudgets budgets)
{
    private const int MostFiles = 20;
    private const int MostFields = 16;

    [Function("UploadOfficeRoster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/offices/{region}/rosters")] HttpRequest request, string region, CancellationToken cancel)
    {
        try
        {
            var parts = RosterUpload.PartsAsync(request, cancel).GetAsyncEnumerator(cancel);
            await using (parts)
            {
                if (!await parts.MoveNextAsync() || parts.Current is not { IsFile: false, Name: Frame.FormField } token
                    || !await forms.IsOursAsync(request, await token.TextAsync(cancel), cancel))
                {
                    return Problems.FormStale();
                }

                return (await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key)
                    ? refusal
                    : await TakeAsync(request, parts, known, key, cancel);
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return Problems.BadRequest("form-broken", "Kiriman terputus atau tidak dapat dibaca. Kirim lagi; kiriman yang sama tidak terhitung dua kali.");
        }
    }

    private async Task<IResult> TakeAsync(HttpRequest request, IAsyncEnumerator<RosterUpload.FormPart> parts, Region region, AccessKey key, CancellationToken cancel)
    {
        var taken = new List<string>();
        using var body = await budgets.Bodies.TakeSoonAsync(RosterUpload.Cost(request), cancel);
        for (var count = 0; count < MostFiles + MostFields && await parts.MoveNextAsync(); count++)
        {
            if (!parts.Current.IsFile || taken.Count == MostFiles)
            {
                continue;
            }

            var file = await parts.Current.FileAsync(cancel);
            if (file == UploadedFile.TooLarge)
            {
                return Problems.TooLarge("Berkas lebih besar dari 25 MiB. Hapus gambar dan lembar yang tidak perlu, atau kirim satu berkas per program.");
            }

            // A form without a chosen file has an empty one.
            if (file.Content.Length > 0)
            {
                taken.Add(await drop.PutAsync(region.Code, file.Name, file.Content, key.Actor, cancel));
            }
        }

        if (taken.Count == 0)
        {
            return Problems.BadRequest("file-missing", "Belum ada berkas yang dipilih, atau berkasnya kosong. Pilih berkas roster, lalu unggah lagi.");
        }

        var rosters = $"{Frame.Root}/offices/{region.Code}/rosters";
        var page = taken.Count == 1 ? $"{rosters}/{taken[0]}" : rosters;
        return PageAnswer.IsWanted(request)
            ? new SeeOther(page)
            : Results.Accepted($"/api/rosters/{region.Code}/{taken[0]}", new { submissions = taken, page });
    }
}
