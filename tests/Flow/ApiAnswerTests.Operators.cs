using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>What operators do, how offices stand, and alerts.</content>
public sealed partial class ApiAnswerTests
{
    private const string Act = "{ \"reason\": \"Sebabnya sudah diperbaiki\" }";
    private const string ResumesAside = StorageNames.Queues.RosterResumes + "-poison";

    private async Task OfficesAsync()
    {
        await ExpectAsync("200", "ministry", "GET /api/offices?period=2026-11");
        await ExpectAsync("200", "operator", "GET /api/offices?province=33");
        await ExpectAsync("200", "province", "GET /api/offices?period=2026-11");
        await ExpectAsync("403 not-allowed", "office", "GET /api/offices");
        await ExpectAsync("403 not-allowed", "province", "GET /api/offices?province=33");
        await ExpectAsync("404 area-unknown", "ministry", "GET /api/offices?province=99");
        await ExpectAsync("400 period-invalid", "ministry", "GET /api/offices?period=2027-01");
    }

    private async Task AlertsAsync()
    {
        // As the timer asks for it in the morning.
        await Queue(StorageNames.Queues.AlertScans).SendMessageAsync("{\"version\":1,\"region\":\"32.77\"}");
        await Eventually.TrueAsync(async () => (await _app.JsonAsync(_keys["office"], "/api/alerts/32.77"))["alerts"]!.AsArray().Count > 0, "alerts to be planned");
        await ExpectAsync("200", "province", "GET /api/alerts/32.77?reason=pengawasan");
        await ExpectAsync("403 reason-needed", "province", "GET /api/alerts/32.77");
        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ \"nik\": \"{A.NikNumber(1).Digits}\" }}");

        await ExpectAsync("200", "office", "GET /api/alerts/rehearsal?region=32.77&date=2026-11-30");
        await ExpectAsync("200", "province", "GET /api/alerts/rehearsal?date=2026-11-30");
        await ExpectAsync("400 date-invalid", "province", "GET /api/alerts/rehearsal?date=besok");
        await ExpectAsync("403 not-allowed", "centre", "GET /api/alerts/rehearsal");
        await ExpectAsync("403 reason-needed", "province", "GET /api/alerts/rehearsal?region=32.77");
        await ExpectAsync("404 region-unknown", "province", "GET /api/alerts/rehearsal?region=99.99");

        await ExpectAsync("200", "office", "GET /api/alerts/32.77/unreached");
        await ExpectAsync("403 reason-needed", "province", "GET /api/alerts/32.77/unreached");
        await ExpectAsync("200", "operator", "POST /api/rights/correct", $"{{ \"nik\": \"{A.NikNumber(1).Digits}\", {Reason}, \"fields\": {{ \"surel\": \"\" }} }}");
        var untold = (string)(await _app.JsonAsync(_keys["office"], "/api/alerts/32.77/unreached"))["people"]![0]!["person"]!;
        await ExpectAsync("400 told-invalid", "office", "POST /api/alerts/32.77/told", "{}");
        await ExpectAsync("404 person-unknown", "office", "POST /api/alerts/32.77/told", "{ \"person\": \"x\", \"on\": \"2026-11-24\" }");
        await ExpectAsync("403 not-allowed", "ministry", "POST /api/alerts/32.77/told", "{}");
        await ExpectAsync("200", "office", "POST /api/alerts/32.77/told", $"{{ \"person\": \"{untold}\", \"on\": \"2026-11-24\" }}");
        await ExpectAsync("200", "office", "GET /api/alerts/32.77/unreached");
        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ \"nik\": \"{A.NikNumber(1).Digits}\" }}");

        // Nothing is sent without a mail server, so one is closed by hand, and one that nobody needs any more is entered.
        var closed = (string)(await _app.JsonAsync(_keys["office"], "/api/alerts/32.77"))["alerts"]![0]!["alert"]!;
        await ExpectAsync("409 alert-open", "operator", $"POST /api/alerts/32.77/{closed}/resend", Act);
        var table = _app.Storage.Access.Tables.GetTableClient(StorageNames.Tables.Alerts);
        var row = (await table.GetEntityAsync<TableEntity>("32.77", closed)).Value;
        row["State"] = "Cancelled";
        await table.UpdateEntityAsync(row, row.ETag);
        row.RowKey = new string('1', 32);
        await table.UpsertEntityAsync(row);
        await ExpectAsync("409 alert-not-due", "operator", $"POST /api/alerts/32.77/{row.RowKey}/resend", Act);
        await ExpectAsync("400 reason-missing", "operator", $"POST /api/alerts/32.77/{closed}/resend", "{}");
        await ExpectAsync("403 not-allowed", "office", $"POST /api/alerts/32.77/{closed}/resend", Act);
        await ExpectAsync("404 alert-unknown", "operator", $"POST /api/alerts/32.77/{new string('0', 32)}/resend", Act);
        await ExpectAsync("200", "operator", $"POST /api/alerts/32.77/{closed}/resend", Act);

        foreach (var verb in (string[])["stop", "go"])
        {
            await ExpectAsync("400 reason-missing", "operator", $"POST /api/alerts/{verb}", "{ \"reason\": \"ya\" }");
            await ExpectAsync("403 not-allowed", "ministry", $"POST /api/alerts/{verb}", Act);
            await ExpectAsync("200", "operator", $"POST /api/alerts/{verb}", Act);
        }

        await ExpectAsync("200", "operator", "GET /api/alerts");
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/alerts");
    }

    private async Task ChannelsAsync()
    {
        await ExpectAsync("200", "operator", "GET /api/channels");
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/channels");

        await ExpectAsync("200", "nobody", "GET /api/channels/whatsapp?hub.mode=subscribe&hub.verify_token=kata-kita&hub.challenge=1158201444");
        await ExpectAsync("403 not-allowed", "nobody", "GET /api/channels/whatsapp?hub.mode=subscribe&hub.verify_token=kata-lain&hub.challenge=1158201444");
        const string Call = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("rahasia-aplikasi"u8, Encoding.UTF8.GetBytes(Call)));
        await ExpectAsync("200", "nobody", "POST /api/channels/whatsapp", Call, ("X-Hub-Signature-256", $"sha256={signature}"));
        await ExpectAsync("403 not-allowed", "nobody", "POST /api/channels/whatsapp", Call, ("X-Hub-Signature-256", $"sha256={new string('0', 64)}"));

        var people = (await _app.JsonAsync(_keys["office"], "/api/people/32.77"))["people"]!.AsArray();
        var without = (string)people.Last(person => ((string)person!["name"]!).StartsWith("Orang Contoh", StringComparison.Ordinal) && person["nik"] is not null)!["nik"]!;
        await ExpectAsync("200", "operator", "POST /api/rights/correct", $"{{ \"nik\": \"{A.NikNumber(int.Parse(without[^4..], CultureInfo.InvariantCulture)).Digits}\", {Reason}, \"fields\": {{ \"nomorHp\": \"\" }} }}");
        var outcomes = new HashSet<string>();
        foreach (var person in people.Select(person => (string)person!["person"]!))
        {
            var answer = await _app.SendAsync(_keys["office"], HttpMethod.Post, "/api/alerts/32.77/channels", $"{{ \"person\": \"{person}\", \"whatsApp\": true, \"prefers\": \"sms\", \"source\": \"formulir\" }}");
            outcomes.Add(answer.Code ?? "done");
        }

        Assert.Equal(["done", "phone-missing"], outcomes.Order(StringComparer.Ordinal));
        var reached = (string)people[0]!["person"]!;
        await ExpectAsync("200", "office", "POST /api/alerts/32.77/channels", $"{{ \"person\": \"{reached}\", \"stop\": true, \"source\": \"telepon\" }}");
        await ExpectAsync("404 person-unknown", "office", "POST /api/alerts/32.77/channels", "{ \"person\": \"x\", \"whatsApp\": true, \"source\": \"formulir\" }");
        await ExpectAsync("400 channel-invalid", "office", "POST /api/alerts/32.77/channels", "{ \"person\": \"x\", \"whatsApp\": true, \"source\": \"kabar burung\" }");
    }

    private async Task NoticesAsync()
    {
        // The issue that was just published is announced once its workbooks are there.
        await Eventually.TrueAsync(async () => (await _app.JsonAsync(_keys["operator"], "/api/notices"))["notices"]!.AsArray().Count > 0, "a notice to be planned");
        await ExpectAsync("200", "operator", "GET /api/notices?code=00");
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/notices");
        await ExpectAsync("200", "operator", "GET /api/notices/rehearsal?date=2026-11-30");
        await ExpectAsync("400 date-invalid", "operator", "GET /api/notices/rehearsal?date=2026-11-23");
        await ExpectAsync("403 not-allowed", "province", "GET /api/notices/rehearsal");
    }

    private async Task KeysAsync()
    {
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/keys");
        await ExpectAsync("403 not-allowed", "ministry", "POST /api/keys", "{}");
        await ExpectAsync("403 not-allowed", "ministry", "DELETE /api/keys/000000000000");
        await ExpectAsync("400 key-invalid", "operator", "POST /api/keys", "{}");
        await ExpectAsync("400 scope-invalid", "operator", "POST /api/keys", "{ \"role\": \"office\", \"scope\": \"99.99\" }");
        await ExpectAsync("201", "operator", "POST /api/keys", "{ \"role\": \"ministry\" }");
        await ExpectAsync("201", "operator", "POST /api/keys", "{ \"role\": \"office\", \"scope\": \"33.01\" }");
        await ExpectAsync("200", "operator", "GET /api/keys");

        var made = (await _app.JsonAsync(_keys["operator"], "/api/keys"))["keys"]!.AsArray().Single(key => (string?)key!["scope"] == "33.01")!;
        await ExpectAsync("200", "operator", $"DELETE /api/keys/{made["id"]}");
        await ExpectAsync("404 key-unknown", "operator", "DELETE /api/keys/000000000000");
        var own = (string)(await _app.JsonAsync(_keys["operator"], "/api/alerts"))["acts"]![0]!["by"]!;
        await ExpectAsync("409 key-own", "operator", $"DELETE /api/keys/{own["operator:".Length..]}");
    }

    private async Task PoisonAsync()
    {
        var finished = (await _app.JsonAsync(_keys["office"], "/api/rosters/32.77"))["submissions"]![0]!["submission"];
        foreach (var verb in (string[])["requeue", "drop"])
        {
            // What it asks for is done already, so that it may be asked for again.
            var id = await SetAsideAsync(ResumesAside, $"{{\"version\":1,\"region\":\"32.77\",\"submission\":\"{finished}\",\"period\":\"2026-11\"}}");
            var address = $"/api/poison/{ResumesAside}/{id}/{verb}";
            await ExpectAsync("200", "operator", "GET /api/poison");
            await ExpectAsync("403 not-allowed", "ministry", $"POST {address}", Act);
            await ExpectAsync("400 reason-missing", "operator", $"POST {address}", "{ \"reason\": \"ya\" }");

            var inHand = (await Queue(ResumesAside).ReceiveMessageAsync(TimeSpan.FromMinutes(1))).Value;
            await ExpectAsync("409 poison-busy", "operator", $"POST {address}", Act);
            await Queue(ResumesAside).UpdateMessageAsync(inHand.MessageId, inHand.PopReceipt, inHand.Body, TimeSpan.Zero);

            await ExpectAsync("200", "operator", $"POST {address}", Act);
            await ExpectAsync("404 poison-unknown", "operator", $"POST {address}", Act);
        }

        await ExpectAsync("200", "operator", "GET /api/poison");
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/poison");
        await NowhereToPutBackAsync();
    }

    /// <summary>As on storage on which no service has run yet: its queue of files is away for a moment.</summary>
    private async Task NowhereToPutBackAsync()
    {
        var address = $"/api/poison/{WorkDriver.Inbox.PoisonQueue}/{await SetAsideAsync(WorkDriver.Inbox.PoisonQueue, "{}")}";
        var away = new List<QueueClient>();
        await foreach (var queue in _app.Storage.Access.Queues.GetQueuesAsync(prefix: WorkDriver.Inbox.QueuePrefix))
        {
            away.Add(Queue(queue.Name));
            await Queue(queue.Name).DeleteAsync();
        }

        await ExpectAsync("409 queue-missing", "operator", $"POST {address}/requeue", Act);
        foreach (var queue in away)
        {
            await queue.CreateIfNotExistsAsync();
        }

        await ExpectAsync("200", "operator", $"POST {address}/drop", Act);
    }

    /// <summary>Puts a message where the engine puts what failed too often, and tells its name.</summary>
    private async Task<string> SetAsideAsync(string queue, string text)
    {
        await Queue(queue).CreateIfNotExistsAsync();
        return (await Queue(queue).SendMessageAsync(text)).Value.MessageId;
    }

    private QueueClient Queue(string name) => _app.Storage.Access.Queues.GetQueueClient(name);
}
