using System.Globalization;
using System.Text.Json;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>
/// Rosters as survey tools, data bases, odd writers and the habits of clerks make them, with invented people. Each is one
/// of a kind: <c>cases.json</c> says which, and what is right of it.
/// </summary>
public sealed class FieldTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Data", "field");

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var entry in Cases())
        {
            files.Add(entry.GetProperty("file").GetString()!);
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_roster_of_the_field_is_read_as_it_is_meant(string file)
    {
        var entry = Cases().Single(entry => entry.GetProperty("file").GetString() == file);
        var check = RosterCheck.Run(
            new RosterFile(file, File.ReadAllBytes(Path.Combine(Folder, file))),
            RegionCatalog.Shipped.Find(RegionCode.Parse(entry.GetProperty("region").GetString()!))!,
            new DateOnly(2026, 11, 24),
            RulesInForce.Default,
            CancellationToken.None);

        var differences = entry.GetProperty("expect").EnumerateObject().Select(line => Difference(line, check)).OfType<string>().ToList();

        Assert.True(differences.Count == 0, $"{file} ({entry.GetProperty("kind").GetString()})\n  {string.Join("\n  ", differences)}\n{Seen(check)}");
    }

    [Fact]
    public void Every_file_of_the_folder_has_its_case()
    {
        var files = Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!).Where(name => name != "cases.json").Order(StringComparer.Ordinal);

        Assert.Equal(files, Cases().Select(entry => entry.GetProperty("file").GetString()!).Order(StringComparer.Ordinal));
    }

    private static string? Difference(JsonProperty wanted, CheckedRoster check)
    {
        var codes = check.Reading.Findings.Select(finding => finding.Rule.Code).ToHashSet();
        var listed = wanted.Value.ValueKind == JsonValueKind.Array ? wanted.Value.EnumerateArray().Select(Text).ToList() : [Text(wanted.Value)];
        object read = wanted.Name switch
        {
            "outcome" => check.Outcome.Code(),
            "people" => check.States.People,
            "certified" => check.States.Certified,
            "due" => check.States.Due,
            "expired" => check.States.Expired,
            "unknown" => check.States.Unknown,
            "rejected" => check.Reading.Rows.Rejected,
            "complete" => check.Reading.Rows.Read,
            "roles" => string.Join(' ', check.Reading.Scope.Select(RoleCatalog.Code).Order(StringComparer.Ordinal)),
            "phones" => string.Join(' ', check.Reading.People.SelectMany(person => person.Person.Phones)),
            "has" => listed.Where(code => !codes.Contains(code)).Aggregate("", (all, code) => $"{all} no {code}"),
            "hasnot" => listed.Where(codes.Contains).Aggregate("", (all, code) => $"{all} {code}"),
            "has_any" => listed.Any(codes.Contains) ? "" : "none of them",
            _ => throw new InvalidDataException($"No such expectation: {wanted.Name}"),
        };
        var text = string.Create(CultureInfo.InvariantCulture, $"{read}");
        var right = wanted.Name switch
        {
            "has" or "hasnot" or "has_any" => text.Length == 0,
            "roles" or "phones" => text == string.Join(' ', listed),
            _ => listed.Contains(text),
        };
        return right ? null : $"{wanted.Name}: expected {string.Join(" or ", listed)}, is {text}";
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Seen(CheckedRoster check) =>
        string.Create(CultureInfo.InvariantCulture, $"  {check.Outcome} rows {check.Reading.Rows} people {check.States}\n") + string.Concat(check.Reading.Findings
            .Select(finding => $"  {finding.Rule.Code} {finding.Sheet}!{finding.Cell ?? finding.Row?.ToString(CultureInfo.InvariantCulture)}: {finding.Message}\n"));

    private static List<JsonElement> Cases()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "cases.json")));
        return [.. json.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }
}
