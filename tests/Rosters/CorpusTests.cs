using System.Globalization;
using System.Text;
using System.Text.Json;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>
/// Rosters as offices really send them, each with what a sensible clerk expects of it. The makers of the files stand
/// beside them; the tests need only the files.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Data", "Rosters");

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var path in Expectations())
        {
            files.Add(NameOf(path));
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_roster_reads_as_its_office_means_it(string expectation)
    {
        var (why, differences) = Differences(expectation);

        Assert.True(differences.Length == 0, $"{expectation} ({why})\n{differences}");
    }

    [Fact]
    public void Every_file_has_its_expectation_and_the_corpus_is_wide_and_small()
    {
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}makers{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        var rosters = files.Where(path => Path.GetExtension(path) != ".json").ToList();

        Assert.All(rosters, path => Assert.True(File.Exists(Path.ChangeExtension(path, ".json")), path));
        Assert.Equal(rosters.Count, Expectations().Count());
        Assert.True(rosters.Count >= 100);
        Assert.True(files.Sum(path => new FileInfo(path).Length) < 1_200_000);
    }

    private static (string? Why, string Text) Differences(string expectation)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, expectation)));
        var expected = json.RootElement;
        var check = Check(expectation, expected);
        var differences = Compare(expected, check);
        return (expected.GetProperty("why").GetString(), differences.Length == 0 ? "" : differences + Seen(check));
    }

    private static string NameOf(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    private static IEnumerable<string> Expectations() => ((string[])[Folder, Path.Combine(Folder, "formats")])
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
        .Order(StringComparer.Ordinal);

    private static CheckedRoster Check(string expectation, JsonElement expected)
    {
        var stem = Path.Combine(Folder, expectation[..^".json".Length]);
        var path = Directory.EnumerateFiles(Path.GetDirectoryName(stem)!, Path.GetFileName(stem) + ".*").Single(name => !name.EndsWith(".json", StringComparison.Ordinal));
        return RosterCheck.Run(
            new RosterFile(Path.GetFileName(path), File.ReadAllBytes(path)),
            RegionCatalog.Shipped.Find(RegionCode.Parse(expected.GetProperty("region").GetString()!))!,
            A.Date(expected.GetProperty("asOf").GetString()!),
            RulesInForce.Default,
            CancellationToken.None);
    }

    private static string Compare(JsonElement expected, CheckedRoster check)
    {
        var text = new StringBuilder();
        void Same(string what, object? wanted, object? read)
        {
            if (!Equals(wanted, read))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {what}: expected {wanted ?? "nothing"}, read {read ?? "nothing"}");
            }
        }

        var rows = expected.GetProperty("rows");
        Same("outcome", expected.GetProperty("outcome").GetString(), check.Outcome.Code());
        Same("people", expected.GetProperty("people").GetInt32(), check.States.People);
        Same("certified", expected.GetProperty("certified").GetInt32(), check.States.Certified);
        Same("unknown", Number(expected, "unknown") ?? check.States.Unknown, check.States.Unknown);
        Same("identity uncertain", Number(expected, "identityUncertain") ?? 0, check.States.IdentityUncertain);
        Same("rows read", rows.GetProperty("read").GetInt32(), check.Reading.Rows.Read);
        Same("rows accepted", rows.GetProperty("accepted").GetInt32(), check.Reading.Rows.Accepted);
        Same("rows rejected", rows.GetProperty("rejected").GetInt32(), check.Reading.Rows.Rejected);

        var wanted = expected.GetProperty("findings").EnumerateObject().ToDictionary(line => line.Name, line => line.Value.GetInt32());
        var found = check.Reading.Findings.GroupBy(finding => finding.Rule.Code).ToDictionary(group => group.Key, group => group.Count());
        foreach (var code in wanted.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            Same($"findings {code}", wanted.GetValueOrDefault(code), found.GetValueOrDefault(code));
        }

        foreach (var (code, words) in Strings(expected, "says"))
        {
            var messages = check.Reading.Findings.Where(finding => finding.Rule.Code == code).Select(finding => finding.Message).ToList();
            Same($"{code} says", true, messages.Any(message => message.Contains(words, StringComparison.Ordinal)) ? true : string.Join(' ', messages));
        }

        if (expected.TryGetProperty("sameAs", out var other))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, other.GetString() + ".json")));
            var first = Check(other.GetString() + ".json", json.RootElement);
            Same("the people of the other file", PersonLines.Of(first.Reading), PersonLines.Of(check.Reading));
        }

        var declared = expected.TryGetProperty("declared", out var totals) ? totals : default;
        Same("declared total", Number(declared, "total"), check.Reading.Declared?.Total);
        Same("declared certified", Number(declared, "certified"), check.Reading.Declared?.Certified);
        if (expected.TryGetProperty("facts", out var facts))
        {
            foreach (var fact in facts.EnumerateArray())
            {
                CompareFact(fact, check.Reading, Same);
            }
        }

        return text.ToString();
    }

    private static void CompareFact(JsonElement fact, RosterReading reading, Action<string, object?, object?> same)
    {
        var name = fact.GetProperty("name").GetString()!;
        var matches = reading.People.Where(entry => entry.Person.Name == name).ToList();
        if (matches.Count == 0)
        {
            same(name, "a person", null);
            return;
        }

        var person = matches[0].Person;
        var assignment = person.Assignments[0];
        var certificate = assignment.Credentials.FirstOrDefault(credential => credential.Kind == CredentialKind.Competency);
        foreach (var line in fact.EnumerateObject().Where(line => line.Name != "name"))
        {
            object? read = line.Name switch
            {
                "role" => assignment.Role.Code(),
                "posting" => assignment.Posting,
                "kecamatan" => assignment.Kecamatan,
                "kelurahan" => assignment.Kelurahan,
                "status" => assignment.Status.ToString(),
                "member" => assignment.MemberNumber,
                "nik" => person.Nik?.Digits,
                "born" => person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "sex" => person.Sex?.ToString(),
                "email" => person.Email,
                "phones" => string.Join(' ', person.Phones),
                "certificate" => certificate?.Number,
                "evidence" => certificate?.Evidence.ToString(),
                "issued" => certificate?.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "expires" => certificate?.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "training" => assignment.Credentials.FirstOrDefault(credential => credential.Kind == CredentialKind.Training)?.Scheme,
                _ => throw new InvalidDataException($"No such fact: {line.Name}"),
            };
            same($"{name}: {line.Name}", line.Value.GetString(), read);
        }
    }

    private static IEnumerable<(string Name, string Value)> Strings(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.EnumerateObject().Select(line => (line.Name, line.Value.GetString()!)) : [];

    private static int? Number(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static string Seen(CheckedRoster check) => string.Concat(check.Reading.Findings
        .Where(finding => finding.Rule.Severity > FindingSeverity.Info)
        .Select(finding => $"  {finding.Rule.Code} {finding.Sheet}!{finding.Cell ?? finding.Row?.ToString(CultureInfo.InvariantCulture)}: {finding.Message}\n"));
}
