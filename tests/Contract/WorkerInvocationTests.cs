using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Tests.Contract.Protocol;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Contract;

/// <summary>The functions of the built app, fired as the Functions host fires them.</summary>
[Collection(OneWorker.Name)]
public sealed partial class WorkerInvocationTests(WorkerFixture fixture)
{
    private const string Nik = "3277011708850001";
    private const string Name = "Orang Contoh A";

    [Fact]
    public async Task A_blob_is_read_and_answered_with_a_receipt()
    {
        var name = $"32.77/Daftar {Name}.xlsx";
        var inbox = fixture.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
        await inbox.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content));

        var invocation = await fixture.Worker.InvokeAsync(
            "ImportRoster", "blob", Triggers.Blob(StorageNames.Containers.Rosters, name),
            ("BlobTrigger", $"{StorageNames.Containers.Rosters}/{name}"), ("Uri", $"\"{inbox.GetBlobClient(name).Uri}\""), ("name", name));

        Succeeded(invocation);
        var receipts = fixture.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts);
        Assert.Single(receipts.GetBlobs(BlobTraits.None, BlobStates.None, "32.77/", CancellationToken.None));
        NothingPersonalIsLogged();
    }

    [Theory]
    [InlineData("ScanAlerts", """{"version":1,"region":"32.77"}""")]
    [InlineData("SendNotice", """{"version":1,"period":"2026-11","issue":1}""")]
    [InlineData("ReceiveArrival", """[{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/rosters/blobs/32.77/tidak ada.xlsx","data":{"eTag":"0x8D1"}}]""")]
    [InlineData("ReceiveArrival", "eyJzcGVjdmVyc2lvbiI6IjEuMCIsInR5cGUiOiJNaWNyb3NvZnQuU3RvcmFnZS5CbG9iRGVsZXRlZCJ9")]
    [InlineData("ScanAlerts", "eyJ2ZXJzaW9uIjoxLCJyZWdpb24iOiIzMi43NyJ9")]
    [InlineData("ResumeRoster", """{"version":1,"region":"32.77","submission":"0123456789abcdef0123456789abcdef"}""")]
    public async Task A_queue_message_arrives(string function, string message) =>
        Succeeded(await fixture.Worker.InvokeAsync(function, "message", Triggers.Message(message), ("DequeueCount", "1")));

    [Fact]
    public async Task A_timer_fires() => Succeeded(await fixture.Worker.InvokeAsync("SweepRosters", "timer", Triggers.Timer()));

    [Fact]
    public async Task A_failure_tells_the_host_nothing_personal()
    {
        var invocation = await fixture.Worker.InvokeAsync(
            "ScanAlerts", "message", Triggers.Message($$"""{"version":1,"region":"{{Nik}} {{Name}}"}"""), ("DequeueCount", "1"));

        Assert.Equal(StatusResult.Types.Status.Failure, invocation.Result.Status);
        Assert.Contains("region code", invocation.Result.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("AlertScan", invocation.Result.Exception.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotMatch(Personal(), invocation.Result.ToString());
        NothingPersonalIsLogged();
    }

    [Fact]
    public async Task A_request_is_answered_over_the_port_of_the_worker()
    {
        var (invocation, answer) = await SendAsync("HealthLive", "/api/health/live");

        Succeeded(invocation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("hidup", (string?)(await JsonAsync(answer))["status"]);
    }

    [Fact]
    public async Task A_request_without_a_key_is_answered_with_a_problem()
    {
        var (invocation, answer) = await SendAsync("GetCoverage", "/api/coverage");

        Succeeded(invocation);
        await IsProblemAsync(answer, HttpStatusCode.Unauthorized, "key-missing");
    }

    [Fact]
    public async Task A_part_of_the_address_reaches_its_function()
    {
        using var rates = new KeyRates(Options.Create(new LimitOptions()));
        var key = await new AccessKeys(fixture.Storage.Access, rates, TimeProvider.System).CreateAsync(AccessRole.Operator, "", CancellationToken.None);

        var (invocation, answer) = await SendAsync("ReadReference", "/api/reference/tidak-ada", key, ("table", "tidak-ada"));

        Succeeded(invocation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("tidak-ada", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_answered_with_a_problem()
    {
        using var rates = new KeyRates(Options.Create(new LimitOptions()));
        var key = await new AccessKeys(fixture.Storage.Access, rates, TimeProvider.System).CreateAsync(AccessRole.Operator, "", CancellationToken.None);
        await SpoilAsync();

        var (invocation, answer) = await SendAsync("GetCoverage", "/api/coverage", key);

        Succeeded(invocation);
        await IsProblemAsync(answer, HttpStatusCode.InternalServerError, "unforeseen");
        Assert.Contains(fixture.Worker.Logs, log => log.Level == RpcLog.Types.Level.Error && log.InvocationId == invocation.InvocationId);
        NothingPersonalIsLogged();

        // As a hand that edits the table would: what is read as a moment is a text.
        async Task SpoilAsync()
        {
            var table = fixture.Storage.Access.Tables.GetTableClient(StorageNames.Tables.Offices);
            foreach (var row in table.Query<TableEntity>(row => row.PartitionKey == "access-keys").ToList())
            {
                row["ExpiresAt"] = $"{Nik} {Name}";
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            }
        }
    }

    [Fact]
    public async Task Somebody_signs_in_and_is_shown_a_page()
    {
        using var rates = new KeyRates(Options.Create(new LimitOptions()));
        var key = await new AccessKeys(fixture.Storage.Access, rates, TimeProvider.System).CreateAsync(AccessRole.Office, "32.77", CancellationToken.None);
        using var ask = Page(HttpMethod.Get, "/api/portal/signin", null);
        var (shown, door) = await fixture.Worker.SendAsync("ShowSignIn", ask, []);
        Succeeded(shown);
        var token = FormToken().Match(await door.Content.ReadAsStringAsync()).Groups["token"].Value;

        using var send = Page(HttpMethod.Post, "/api/portal/signin", CookiesOf(door));
        send.Content = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("key", key)]);
        var (signed, answer) = await fixture.Worker.SendAsync("SignIn", send, []);
        Succeeded(signed);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/api/portal/offices/32.77", answer.Headers.Location?.OriginalString);

        using var visit = Page(HttpMethod.Get, "/api/portal/offices/32.77", CookiesOf(answer));
        var (visited, page) = await fixture.Worker.SendAsync("ShowOffice", visit, [("region", "32.77")]);
        Succeeded(visited);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Dinas Sosial Kota Cimahi", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        NothingPersonalIsLogged();
    }

    private static HttpRequestMessage Page(HttpMethod method, string path, string? cookies)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        if (cookies is not null)
        {
            request.Headers.Add("Cookie", cookies);
        }

        return request;
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private async Task<(InvocationResponse Invocation, HttpResponseMessage Answer)> SendAsync(
        string function, string path, string? key = null, params (string Name, string Value)[] route)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await fixture.Worker.SendAsync(function, request, route);
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, (string?)(await JsonAsync(answer))["code"]);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static void Succeeded(InvocationResponse invocation) =>
        Assert.True(invocation.Result.Status == StatusResult.Types.Status.Success, invocation.Result.Exception?.Message);

    /// <summary>Neither what goes to the host nor what it reads from the process tells of a person, a file or the storage.</summary>
    private void NothingPersonalIsLogged()
    {
        var worker = fixture.Worker;
        var access = fixture.Storage.Access;
        Assert.NotEmpty(worker.Logs);
        foreach (var said in worker.Logs.Select(log => log.ToString()).Append(worker.Process.Output).Append(worker.Process.Error))
        {
            Assert.DoesNotMatch(Personal(), said);
            Assert.DoesNotContain(access.Blobs.Uri.Authority, said, StringComparison.Ordinal);
            Assert.DoesNotContain(access.Queues.Uri.Authority, said, StringComparison.Ordinal);
            Assert.DoesNotContain(access.Tables.Uri.Authority, said, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex($"{Nik}|{Name}")]
    private static partial Regex Personal();
}
