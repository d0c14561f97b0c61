using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The rights of a person with the built program: over HTTP, and by the verbs on the same storage.</summary>
public sealed class RightsFlowTests : IAsyncLifetime
{
    private const string Name = "Wulansari Pratiwi";
    private const string Reason = "\"reason\": \"Permintaan tertulis\", \"askedBy\": \"yang bersangkutan\"";

    private static readonly Nik Somebody = A.NikNumber(7);
    private static readonly Nik Nobody = A.NikNumber(4321);

    private ServedApp _app = null!;
    private string _operator = "";
    private string _office = "";

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync();
        _operator = await _app.KeyAsync("--role", "operator");
        _office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        var finished = await _app.HandInAsync(
            _office, "32.77", Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7, Name).With((7, "0813-7777-8888"))]).Build().Content);
        Assert.Equal(2, (int?)finished["people"]);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_right_is_served_over_http()
    {
        var somebody = $"\"nik\": \"{Somebody.Digits}\"";
        var found = await OkAsync("find", $"{{ {somebody} }}");
        var reference = (string)found["regions"]![0]!["person"]!;
        Assert.Equal("32.77", (string?)found["regions"]![0]!["region"]);

        Assert.Equal(1, (int?)(await OkAsync("correct", $"{{ {somebody}, {Reason}, \"fields\": {{ \"surel\": \"wulan@contoh.go.id\" }} }}"))["regions"]);
        Assert.Equal(1, (int?)(await OkAsync("restrict", $"{{ {somebody}, {Reason} }}"))["regions"]);
        Assert.True((bool?)(await OkAsync("find", $"{{ {somebody} }}"))["regions"]![0]!["restricted"]);
        var copy = await OkAsync("export", $"{{ {somebody} }}");
        Assert.Equal("wulan@contoh.go.id", (string?)copy["wilayah"]![0]!["register"]![0]!["surel"]);
        // An office lifts by reference, in its own region.
        Assert.Equal(1, (int?)(await OkAsync("lift", $"{{ \"region\": \"32.77\", \"person\": \"{reference}\", {Reason} }}", _office))["regions"]);

        var breach = await OkAsync("breach", "{ \"from\": \"2026-01-24T00:00\", \"to\": \"2026-01-24T00:00\", \"region\": \"32.77\" }");
        Assert.Equal("WIB", (string?)breach["zoneAssumed"]);
        breach = await OkAsync("breach", $"{{ \"from\": \"{Time(1)}\", \"to\": \"{Time(0)}\", \"region\": \"32.77\" }}");
        Assert.Equal([Name, "Orang Contoh A"], breach["people"]!.AsArray().Select(person => (string?)person!["name"]).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(2, (int?)breach["regions"]![0]!["people"]);

        var erased = await OkAsync("erase", $"{{ {somebody} }}");
        Assert.Equal(1, (int?)erased["regions"]);
        await ProblemAsync("find", $"{{ {somebody} }}", HttpStatusCode.NotFound, "person-unknown");
        breach = await OkAsync("breach", $"{{ \"from\": \"{Time(1)}\", \"to\": \"{Time(0)}\", \"region\": \"32.77\" }}");
        Assert.Equal(["Orang Contoh A"], breach["people"]!.AsArray().Select(person => (string?)person!["name"]));
        AssertNothingSaid();
    }

    [Fact]
    public async Task Wrong_keys_people_and_times_are_told_as_problems()
    {
        var ministry = (await VerbAsync(0, null, "access", "create", "--role", "ministry")).Trim();
        var elsewhere = (await VerbAsync(0, null, "access", "create", "--role", "office", "--scope", "33.01")).Trim();
        foreach (var verb in (string[])["find", "export", "correct", "restrict", "lift", "erase"])
        {
            var body = $"{{ \"nik\": \"{Nobody.Digits}\", {Reason}, \"fields\": {{ \"surel\": \"a@contoh.go.id\" }} }}";
            await ProblemAsync(verb, body, HttpStatusCode.NotFound, "person-unknown");
            await ProblemAsync(verb, body, HttpStatusCode.Forbidden, "not-allowed", ministry);
            await ProblemAsync(verb, body, HttpStatusCode.Forbidden, "not-allowed", _office);
            await ProblemAsync(verb, "{ \"region\": \"32.77\", \"person\": \"x\" }", HttpStatusCode.Forbidden, "not-allowed", elsewhere);
            await ProblemAsync(verb, "{ \"region\": \"32.77\", \"person\": \"x\" }", HttpStatusCode.NotFound, "person-unknown", _office);
            await ProblemAsync(verb, body, HttpStatusCode.Unauthorized, "key-missing", "sk_salah");
        }

        const string Day = "{ \"from\": \"2026-01-23T00:00\", \"to\": \"2026-01-23T10:00\"";
        await ProblemAsync("breach", Day + " }", HttpStatusCode.Forbidden, "not-allowed", _office);
        await ProblemAsync("breach", Day + " }", HttpStatusCode.Forbidden, "not-allowed", ministry);
        await ProblemAsync("breach", Day + ", \"region\": \"99.99\" }", HttpStatusCode.NotFound, "region-unknown");
        await ProblemAsync("breach", "{ \"from\": \"2026-01-23T00:00\", \"to\": \"2026-01-22T10:00\" }", HttpStatusCode.BadRequest, "window-reversed");
        await ProblemAsync("breach", "{ \"from\": \"2026-01-23T00:00\", \"to\": \"2126-11-22T10:00\" }", HttpStatusCode.BadRequest, "window-future");
        await ProblemAsync("breach", "[", HttpStatusCode.BadRequest, "body-invalid");
        AssertNothingSaid();
    }

    [Fact]
    public async Task A_broken_text_is_refused_and_a_non_character_left_out()
    {
        var somebody = $"\"nik\": \"{Somebody.Digits}\"";
        await ProblemAsync("correct", $"{{ {somebody}, {Reason}, \"fields\": {{ \"nama\": \"Wulan\\ud800sari\" }} }}", HttpStatusCode.BadRequest, "text-broken");
        await ProblemAsync("restrict", $"{{ {somebody}, \"reason\": \"Permintaan \\udc00tertulis\", \"askedBy\": \"ybs\" }}", HttpStatusCode.BadRequest, "text-broken");
        await ProblemAsync("correct", $"{{ {somebody}, {Reason}, \"fields\": {{ \"nama\": null }} }}", HttpStatusCode.BadRequest, "fields-unreadable");
        Assert.Equal(1, (int?)(await OkAsync("correct", $"{{ {somebody}, {Reason}, \"fields\": {{ \"nama\": \"{Name}\\uffff Utami\" }} }}"))["regions"]);

        Assert.Equal($"{Name} Utami", (string?)(await OkAsync("export", $"{{ {somebody} }}"))["wilayah"]![0]!["register"]![0]!["nama"]);
        var finished = await _app.HandInAsync(
            _office, "32.77", Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(7, Name)]).Build().Content);
        Assert.Equal(3, (int?)finished["people"]);
        Assert.Equal(1, (int?)(await OkAsync("erase", $"{{ \"nik\": \"{A.NikNumber(2).Digits}\" }}"))["regions"]);
    }

    [Fact]
    public async Task The_verbs_work_on_the_same_storage_and_print_no_nik()
    {
        const string Why = "Permintaan tertulis";
        Assert.Contains("32.77 bertugas", await VerbAsync(0, Somebody.Digits, "rights", "find"), StringComparison.Ordinal);
        await VerbAsync(0, $"{Somebody.Digits}\nsurel=wulan@contoh.go.id", "rights", "correct", "--reason", Why, "--asked-by", "yang bersangkutan");
        await VerbAsync(0, Somebody.Digits, "rights", "restrict", "--reason", Why, "--asked-by", "yang bersangkutan");
        await VerbAsync(0, Somebody.Digits, "rights", "export", "--out", "salinan.json");
        var copy = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_app.Storage.Folder, "salinan.json")))!;
        Assert.Equal("wulan@contoh.go.id", (string?)copy["wilayah"]![0]!["register"]![0]!["surel"]);
        Assert.NotNull(copy["wilayah"]![0]!["register"]![0]!["pembatasan"]);
        await VerbAsync(0, Somebody.Digits, "rights", "lift", "--reason", Why, "--asked-by", "yang bersangkutan");
        Assert.Equal("", await VerbAsync(1, Nobody.Digits, "rights", "find"));
        await VerbAsync(2, "bukan nik", "rights", "find");

        var summary = await VerbAsync(0, null, "breach", "--from", Time(1), "--to", Time(0), "--region", "32.77", "--out", "terdampak.csv");
        Assert.Contains("Orang terdampak: 2.", summary, StringComparison.Ordinal);
        Assert.Contains(Name, await File.ReadAllTextAsync(Path.Combine(_app.Storage.Folder, "terdampak.csv")), StringComparison.Ordinal);
        await VerbAsync(2, null, "breach", "--from", "2026-01-02T00:00", "--to", "2026-01-01T00:00");

        Assert.Contains("Dihapus di 1 wilayah", await VerbAsync(0, Somebody.Digits, "rights", "erase"), StringComparison.Ordinal);
        Assert.Equal("", await VerbAsync(1, Somebody.Digits, "rights", "find"));
        AssertNothingSaid();
    }

    private static string Time(double daysAgo) => TimeProvider.System.GetUtcNow().AddDays(-daysAgo).ToString("O", CultureInfo.InvariantCulture);

    private Task<ServedAnswer> PostAsync(string right, string body, string key) => _app.SendAsync(key, HttpMethod.Post, $"/api/rights/{right}", body);

    private async Task<JsonNode> OkAsync(string right, string body, string? key = null)
    {
        var (status, _, answer) = await PostAsync(right, body, key ?? _operator);
        Assert.True(status == HttpStatusCode.OK, $"{right}: {status} {answer["code"]}");
        return answer;
    }

    private async Task ProblemAsync(string right, string body, HttpStatusCode status, string code, string? key = null)
    {
        var answer = await PostAsync(right, body, key ?? _operator);
        Assert.Equal((right, status, "application/problem+json", code), (right, answer.Status, answer.Type, (string?)answer.Body["code"]));
    }

    private async Task<string> VerbAsync(int exitCode, string? input, params string[] arguments)
    {
        if (input is not null)
        {
            var file = Path.Combine(_app.Storage.Folder, "orang.txt");
            await File.WriteAllTextAsync(file, input);
            arguments = [.. arguments, "--nik-from", file];
        }

        return await _app.VerbAsync(exitCode, arguments);
    }

    /// <summary>Neither the service nor a verb says who the person is, whatever was asked.</summary>
    private void AssertNothingSaid() => Assert.All(_app.Said, text =>
    {
        Assert.DoesNotContain(Somebody.Digits, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Nobody.Digits, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("77778888", text, StringComparison.Ordinal);
    });
}
