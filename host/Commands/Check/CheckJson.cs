using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>The check as JSON: names and order are a contract with the offices' own programs (product.md section 7).</summary>
internal sealed record CheckJson(
    string Region,
    string File,
    string Outcome,
    int People,
    int Certified,
    int Unknown,
    int Due,
    int Expired,
    int IdentityUncertain,
    IReadOnlyList<CheckJson.RoleLine> Roles,
    IReadOnlyList<CheckJson.PostingLine> Postings,
    CheckJson.Totals? Declared,
    CheckJson.Totals? Difference,
    CheckJson.RowLine Rows,
    IReadOnlyList<CheckJson.FindingLine> Findings)
{
    /// <summary>Only where the roster lists institutions, so that nothing else changes for those who read people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstitutionTotals? Institutions { get; init; }

    private const int MaxDetails = 50;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,

        // Written to a terminal or a file, never into a page: Indonesian text stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions LineOptions = new(Options) { WriteIndented = false };

    public static CheckJson Of(CheckedRoster check)
    {
        var rules = check.Rules;
        var states = check.States;
        var declared = check.Reading.Declared;
        var rows = check.Reading.Rows;
        var hasTotals = declared is { Total: not null } or { Certified: not null };
        return new CheckJson(
            check.Region.Code.Value,
            Masking.FileName(check.FileName),
            check.Outcome.Code(),
            states.People,
            states.Certified,
            states.Unknown,
            states.Due,
            states.Expired,
            states.IdentityUncertain,
            [.. check.Counts.Roles.Select(role => new RoleLine(role.Role.Code(), role.Counts.People, role.Counts.On(check.AsOf, rules).Certified))],
            [.. check.Counts.Postings
                .OrderBy(posting => posting.Posting is null)
                .Select(posting => new PostingLine(posting.Posting is null ? null : Masking.Text(posting.Posting), posting.Counts.People, posting.Counts.On(check.AsOf, rules).Certified))],
            hasTotals ? new Totals(declared!.Total, declared.Certified) : null,
            hasTotals ? new Totals(declared!.Total - states.People, declared.Certified - states.Certified) : null,
            new RowLine(rows.Read, rows.Accepted, rows.Rejected, rows.Skipped, check.Reading.SkippedBy.ToDictionary(skipped => JsonNamingPolicy.CamelCase.ConvertName(skipped.Key.ToString()), skipped => skipped.Value)),
            [.. FindingGroup.Of(check.Reading.Findings).Select(Line)])
        {
            Institutions = InstitutionTotals.Of(check.Institutions),
        };
    }

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>The same on one line, for many files after each other.</summary>
    public string WriteLine() => JsonSerializer.Serialize(this, LineOptions);

    private static FindingLine Line(FindingGroup group)
    {
        var first = group.First;
        return new FindingLine(
            first.Rule.Code, first.Rule.Slug, JsonNamingPolicy.CamelCase.ConvertName(first.Rule.Severity.ToString()),
            first.Sheet, first.Row, first.Column, first.Cell, group.Count, group.Message, first.Fix)
        {
            Details = group.Details.Count > 1 ? [.. group.Details.Take(MaxDetails).Select(detail => new DetailLine(detail.Text, detail.Count))] : null,
        };
    }

    internal sealed record RoleLine(string Role, int People, int Certified);

    internal sealed record PostingLine(string? Posting, int People, int Certified);

    internal sealed record Totals(int? Total, int? Certified);

    internal sealed record RowLine(int Read, int Accepted, int Rejected, int Skipped, IReadOnlyDictionary<string, int> SkippedBy);

    internal sealed record FindingLine(
        string Code, string Slug, string Severity, string? Sheet, int? Row, string? Column, string? Cell, int Count, string Message, string Fix)
    {
        /// <summary>What the findings of the group say differently, the first of each; only where they differ.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<DetailLine>? Details { get; init; }
    }

    internal sealed record DetailLine(string Detail, int Count);
}
