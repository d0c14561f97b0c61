using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Portal;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// Every address is asked by every kind of key, with a reason and without, about an office whose people are all canaries:
/// whoever is not to see names, or numbers, finds none in any answer.
/// </summary>
public sealed partial class AnswerClassTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Region = "32.77";
    private const string Reason = "pengaduan";

    private static readonly string Centre = RegionCatalog.Shipped.Find(RegionCode.Parse(Region))!.Bbppks;

    /// <summary>What others than the own office may call for people without a reason: it is what their keys are for.</summary>
    private static readonly IReadOnlyDictionary<string, string> OwnRight = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ExportPerson"] = "operator",
        ["ListBreach"] = "operator",
        ["GetCandidates"] = "centre",
    };

    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_answer_names_anybody_outside_its_class()
    {
        var keys = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["nobody"] = null,
            ["office"] = await _app.KeyAsync("--role", "office", "--scope", Region),
            ["neighbour"] = await _app.KeyAsync("--role", "office", "--scope", "32.73"),
            ["province"] = await _app.KeyAsync("--role", "province", "--scope", "32"),
            ["other province"] = await _app.KeyAsync("--role", "province", "--scope", "33"),
            ["ministry"] = await _app.KeyAsync("--role", "ministry"),
            ["operator"] = await _app.KeyAsync("--role", "operator"),
            ["centre"] = await _app.KeyAsync("--role", "centre", "--scope", Centre),
            ["other centre"] = await _app.KeyAsync("--role", "centre", "--scope", Centre == "I" ? "V" : "I"),
        };
        var submission = (string)(await _app.HandInAsync(keys["office"]!, Region, Canaries.Roster(Enumerable.Range(1, 60)), $"Data {Canaries.Name(1)}.xlsx"))["submission"]!;
        var person = (string)(await _app.JsonAsync(keys["office"], $"/api/people/{Region}"))["people"]![0]!["person"]!;

        // An issue is there to be looked through.
        Assert.Equal(HttpStatusCode.Created, (await _app.SendAsync(keys["ministry"], HttpMethod.Post, "/api/summaries", "{ \"period\": \"2026-11\" }")).Status);
        await _app.PublishedAsync(keys["ministry"]!, "2026-11");

        var wrong = new List<string>();
        var asked = 0;
        var told = new HashSet<string>(StringComparer.Ordinal);
        // Erasing comes last: before it all there is to find is there.
        foreach (var address in Address.All.OrderBy(address => address.Function == "ErasePerson"))
        {
            Assert.True(address.Answer is not null, $"{address.Function} declares no class of its answers.");
            // Among the files of an issue that of the office names its people.
            foreach (var (who, key, file) in keys.SelectMany(pair => Files(address).Select(file => (pair.Key, pair.Value, file))))
            {
                foreach (var reason in (bool[])[false, true])
                {
                    if (address.Function == "ErasePerson" && who is "office" or "operator" && !reason)
                    {
                        continue;
                    }

                    using var request = Ask(address, key, who, submission, person, file, reason);
                    using var answer = await _app.Http.SendAsync(request);
                    var bytes = await answer.Content.ReadAsByteArrayAsync();
                    asked++;
                    var kinds = Canaries.FoundIn([.. bytes, .. Encoding.UTF8.GetBytes($"\n{answer.Headers}{answer.Content.Headers}")]);
                    if (kinds.Count > 0)
                    {
                        told.Add($"{address.Function} {who}");
                    }

                    var leaked = kinds.Except(Allowed(address, who, reason)).ToList();
                    if (leaked.Count > 0)
                    {
                        wrong.Add($"{address.Function} tells {string.Join(", ", leaked)} to {who}{(reason ? " with a reason" : "")} ({(int)answer.StatusCode})");
                    }
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"WALK {Address.All.Count} addresses, {keys.Count} kinds of keys, {asked} requests, {told.Count} pairs that name somebody, {wrong.Count} wrong"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // The search finds what it looks for, where it may be.
        string[] expected =
        [
            "DownloadReceipt office", "DownloadReceipt ministry", "DownloadTemplate province", "ListPeople office", "ShowRosterChanges operator", "ExportPerson operator",
            "ListRosters office", "DownloadSummary office", "DownloadSummary province", "ShowOfficeRosters office", "ShowOfficeRoster office", "ShowOfficePeople office", "ShowOfficePeople province",
        ];
        Assert.Empty(expected.Except(told));
    }

    private static IReadOnlyList<string> Allowed(Address address, string who, bool reason)
    {
        var reads = address.Method == HttpMethod.Get && address.Answer is AnswerClass.MaskedPeople or AnswerClass.People;
        var may = who == "office" || OwnRight.GetValueOrDefault(address.Function) == who
            || (reads && reason && who is "province" or "ministry" or "operator" && !OwnRight.ContainsKey(address.Function));
        return !may ? []
            : address.Answer switch
            {
                AnswerClass.People => ["NIK", "phone", "name", "mail"],
                AnswerClass.MaskedPeople => ["name"],
                // The office's own name for its file.
                _ => address.Function is "ListRosters" or "ShowRoster" or "ShowOfficeRosters" ? ["name"] : [],
            };
    }

    private static IReadOnlyList<string> Files(Address address) =>
        address.Function == "DownloadSummary" ? ["nasional-01.xlsx", "provinsi-32-01.xlsx", "publik-01.xlsx", "publik-01.csv", $"{Region}-01.xlsx"] : [""];

    private static HttpRequestMessage Ask(Address address, string? key, string who, string submission, string person, string file, bool reason)
    {
        var path = Part().Replace(address.Route, part => part.Groups["name"].Value switch
        {
            "region" or "area" => Region,
            "submission" => submission,
            "centre" or "number" => Centre,
            "code" => Region[..2],
            "year" => "2026",
            "month" or "period" => "2026-11",
            "table" => "wilayah",
            "file" => file,
            "issue" => "9",
            _ => "x",
        });
        // Of an office it tells by person, of all by numbers.
        var query = address.Function == "RehearseAlerts" && reason ? $"?region={Region}" : "";
        var request = new HttpRequestMessage(address.Method, $"/api/{path}{query}");
        if (address.Method != HttpMethod.Get && address.Method != HttpMethod.Head)
        {
            request.Content = new StringContent(Body(address.Function, who, person));
        }

        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (reason)
        {
            request.Headers.Add(ReadingReason.Header, Reason);
        }

        return request;
    }

    private static string Body(string function, string who, string person)
    {
        // Somebody else than who is corrected: what is looked at stays as it was.
        var subject = who == "operator" ? $"\"nik\": \"{Canaries.Nik(function == "CorrectPerson" ? 60 : 1)}\"" : $"\"region\": \"{Region}\", \"person\": \"{person}\"";
        return function switch
        {
            "ExportPerson" or "FindPerson" or "ErasePerson" => $"{{ {subject} }}",
            "CorrectPerson" => $"{{ {subject}, \"reason\": \"Salah ketik di roster\", \"askedBy\": \"orangnya\", \"fields\": {{ \"nomorHp\": \"081299770099\" }} }}",
            "RestrictPerson" or "LiftRestriction" => $"{{ {subject}, \"reason\": \"Sedang diperiksa dulu\", \"askedBy\": \"orangnya\" }}",
            "ListBreach" => "{ \"from\": \"2026-11-01T00:00+07:00\", \"to\": \"2026-12-01T00:00+07:00\" }",
            "PublishSummariesNow" => "{ \"period\": \"2026-11\" }",
            "UploadRoster" => "bukan roster",
            _ => new JsonObject { ["person"] = person, ["reason"] = "moved", ["role"] = "PSM", ["takeOver"] = true }.ToJsonString(),
        };
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
