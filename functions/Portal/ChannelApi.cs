using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform;

namespace SertiKesos.Portal;

/// <summary>Channels other than mail: how they stand, what people have said about them, and what WhatsApp tells.</summary>
internal sealed class ChannelApi(Admissions admissions, ChannelOverview overview, OfficeWishes wishes, WhatsAppInbox inbox)
{
    /// <summary>The largest call that Meta makes.</summary>
    private const int MostBytes = 3 * 1024 * 1024;

    private const int LongestChallenge = 200;

    [Function("ShowChannels")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "channels")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null
            ? refusal
            : Results.Json(new
            {
                channels = (await overview.ListAsync(cancel)).Select(line => new
                {
                    channel = CoverageJson.Word(line.Channel),
                    used = line.Used,
                    ready = line.Ready,
                    pausedUntil = line.Pause?.Until,
                    reply = line.Pause?.Reply,
                }),
            });
    }

    [Function("KeepChannelWish")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> KeepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/{region}/channels")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        AlertChannel? prefers = null;
        if (await JsonBody.ReadAsync<Body>(request, cancel) is not { Person.Length: > 0 } body
            || (body.WhatsApp is null && body.Stop is null)
            || !WishSources.OfOffices.Contains(body.Source)
            || (body.Prefers is not null && (prefers = ChannelOf(body.Prefers)) is null))
        {
            return Problems.BadRequest(
                "channel-invalid",
                "Tulis { \"person\": \"…\", \"whatsApp\": true, \"prefers\": \"sms\", \"source\": \"formulir\" }, atau \"stop\": true bila orangnya tidak mau menerima pesan apa pun lagi; source: "
                + $"{string.Join(", ", WishSources.OfOffices)}; prefers boleh dikosongkan, atau mail, whatsApp, sms.");
        }

        var outcome = body.WhatsApp is { } whatsApp
            ? await wishes.KeepAsync(known, body.Person, new ChannelWish(whatsApp, prefers), body.Source!, key.Actor, cancel)
            : WishOutcome.Done;
        if (outcome == WishOutcome.Done && body.Stop is { } stop)
        {
            outcome = await wishes.StopAsync(known, body.Person, stop, body.Source!, key.Actor, cancel);
        }

        return outcome switch
        {
            WishOutcome.Done => Results.Json(new { done = true }),
            WishOutcome.NoPhone => Problems.Conflict("phone-missing", "Orang ini belum punya nomor HP yang dapat dipakai. Isi nomornya di roster, lalu kirim lagi."),
            _ => Problems.NotFound("person-unknown", "Orang itu tidak (lagi) ada pada wilayah ini. Pakai rujukan dari GET /api/people/{region}."),
        };
    }

    /// <summary>Meta asks once, when the address of the webhook is entered there.</summary>
    [Function("VerifyWhatsApp")]
    [Answers(AnswerClass.Public)]
    public IResult Verify([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "channels/whatsapp")] HttpRequest request)
    {
        var challenge = request.Query["hub.challenge"].ToString();
        return request.Query["hub.mode"] == "subscribe"
            && challenge.Length is > 0 and <= LongestChallenge && challenge.All(char.IsAsciiLetterOrDigit)
            && inbox.Knows(request.Query["hub.verify_token"].ToString())
                ? Results.Text(challenge)
                : Problems.NotAllowed("Kata verifikasi tidak cocok dengan Alerts:WhatsApp:VerifyToken. Samakan keduanya, lalu ulangi di Meta.");
    }

    [Function("TakeWhatsApp")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "channels/whatsapp")] HttpRequest request, CancellationToken cancel)
    {
        var receipt = await BodyAsync(request, cancel) is { } body
            ? await inbox.TakeAsync(request.Headers[WhatsAppSignature.Header].ToString(), body, cancel)
            : null;
        return receipt is null
            ? Problems.NotAllowed("Tanda tangan tidak cocok dengan Alerts:WhatsApp:AppSecret; tidak ada yang diubah.")
            : Results.Json(new { moved = receipt.Moved, wishes = receipt.Wishes });
    }

    private static AlertChannel? ChannelOf(string word) =>
        Enum.GetValues<AlertChannel>().Where(channel => CoverageJson.Word(channel) == word).Select(channel => (AlertChannel?)channel).FirstOrDefault();

    /// <summary>Null where it is larger than any call of Meta's. What does not say how large it is grows with what comes.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var part = new byte[16 * 1024];
        int length;
        while ((length = await request.Body.ReadAsync(part, cancel)) > 0)
        {
            if (body.Length + length > MostBytes)
            {
                return null;
            }

            body.Write(part, 0, length);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private sealed record Body(string? Person, bool? WhatsApp, string? Prefers, string? Source, bool? Stop);
}
