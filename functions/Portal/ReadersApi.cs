using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Portal;

/// <summary>Who read people of an office, and why: for the office itself, which is to see it.</summary>
internal sealed class ReadersApi(Admissions admissions, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(90);

    [Function("ListReaders")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/readers")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySeePeople, cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        var readers = new List<object>();
        var from = clock.GetUtcNow() - LookBack;
        await foreach (var record in audit.ListAsync(known.Code.Value, from, null, cancel))
        {
            if (record.Entry.Action == ReadingLog.Action)
            {
                var word = record.Entry.Details.GetValueOrDefault(ReadingLog.ReasonDetail);
                readers.Add(new
                {
                    at = record.At,
                    by = record.Entry.Actor,
                    what = record.Entry.Subject,
                    reason = word,
                    reasonText = word is null ? null : ReadingReason.Words.GetValueOrDefault(word),
                    letter = record.Entry.Details.GetValueOrDefault(ReadingLog.LetterDetail),
                });
            }
        }

        readers.Reverse();
        return Results.Json(new { region = known.Code.Value, from, readers });
    }
}
