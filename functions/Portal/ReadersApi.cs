using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Portal;

/// <summary>Who read people of an office, and why: for the office itself, which is to see it.</summary>
internal sealed class ReadersApi(Admissions admissions, OfficeReaders readers)
{
    [Function("ListReaders")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/readers")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySeePeople, cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        return Results.Json(new
        {
            region = known.Code.Value,
            from = readers.From,
            readers = (await readers.ListAsync(known, cancel)).Select(reader => new
            {
                at = reader.At.ToUniversalTime(),
                by = reader.By,
                what = reader.What,
                reason = reader.Reason,
                reasonText = reader.Reason is { } word ? ReadingReason.Words.GetValueOrDefault(word) : null,
                letter = reader.Letter,
            }),
        });
    }
}
