using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries.Changes;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>One line of a bridge: an end of it, or a cause.</summary>
/// <param name="Persons">How many people it touched; null at the ends.</param>
internal sealed record ChangeLine(string Label, bool IsStock, Headcount Figures, int? Persons, string Note);

/// <summary>A bridge in one row: a region or a role.</summary>
internal sealed record ChangeRow(string Code, string Label, Headcount Before, Headcount After, IReadOnlyList<CauseChange> Causes, string Note);

/// <summary>The tables of bridges: what their columns show and which rows they have.</summary>
internal static class ChangeTables
{
    private static readonly ChangeCause[] Shown =
        [.. Enum.GetValues<ChangeCause>().Where(cause => cause is not (ChangeCause.CountedElsewhere or ChangeCause.NotItemised))];

    private static readonly ChangeCause[] Moves = [ChangeCause.MovedIn, ChangeCause.MovedOut, ChangeCause.CountedElsewhere];

    private static readonly ChangeCause[] Comings = [ChangeCause.FirstReport, ChangeCause.Joined, ChangeCause.Left, .. Moves];

    public static IReadOnlyList<BookColumn<ChangeLine>> LineColumns { get; } =
    [
        new("Sebab", 34, BookFormat.Text, line => line.Label),
        new("Orang", 12, BookFormat.Signed, line => Of(line, line.Figures.People)),
        new("Bersertifikat", 15, BookFormat.Signed, line => Of(line, line.Figures.Certified)),
        new("Orang terkait", 12, BookFormat.Count, line => line.Persons ?? (object)SertiKesos.Summaries.SummaryTexts.NotApplicable),
        new("Penjelasan", 90, BookFormat.Wrapped, line => line.Note),
    ];

    public static IReadOnlyList<BookColumn<ChangeRow>> RowColumns { get; } =
        [new("Kode", 8, BookFormat.Text, row => row.Code), new("Kabupaten/kota", 28, BookFormat.Text, row => row.Label), .. Figures, new("Keterangan", 14, BookFormat.Wrapped, row => row.Note)];

    public static IReadOnlyList<BookColumn<ChangeRow>> RoleColumns { get; } = [new("Peran", 34, BookFormat.Text, row => row.Label), .. Figures];

    private static IReadOnlyList<BookColumn<ChangeRow>> Figures =>
    [
        new("Orang sebelumnya", 12, BookFormat.Count, row => row.Before.People),
        new("Lapor pertama", 10, BookFormat.Signed, row => People(row, ChangeCause.FirstReport)),
        new("Masuk", 8.5, BookFormat.Signed, row => People(row, ChangeCause.Joined)),
        new("Keluar", 8.5, BookFormat.Signed, row => People(row, ChangeCause.Left)),
        new("Pindah", 8.5, BookFormat.Signed, row => People(row, Moves)),
        new("Orang: sebab lain", 9, BookFormat.Signed, row => row.After.People - row.Before.People - People(row, Comings)),
        new("Orang kini", 9, BookFormat.Count, row => row.After.People),
        new("Bersertifikat sebelumnya", 14, BookFormat.Count, row => row.Before.Certified),
        new("Sertifikat baru", 10.5, BookFormat.Signed, row => Certified(row, ChangeCause.NewCertificate)),
        new("Habis", 8, BookFormat.Signed, row => Certified(row, ChangeCause.Expired)),
        new("Ikut orang masuk/keluar", 11, BookFormat.Signed, row => Certified(row, Comings)),
        new("Sertifikat: sebab lain", 11, BookFormat.Signed, row =>
            row.After.Certified - row.Before.Certified - Certified(row, [ChangeCause.NewCertificate, ChangeCause.Expired, .. Comings])),
        new("Bersertifikat kini", 14, BookFormat.Count, row => row.After.Certified),
    ];

    public static IReadOnlyList<BookColumn<SourceChanges>> SourceColumns(Func<Role, string> labelOf) =>
    [
        new("Asal", 30, BookFormat.Text, source => source.Kind switch
        {
            SourceKind.Roster => "Roster",
            SourceKind.Acts => ChangeTexts.ActsLabel,
            _ => ChangeTexts.CalendarLabel,
        }),
        new("Diterima", 19, BookFormat.Date, source => source.On ?? (object)SertiKesos.Summaries.SummaryTexts.NotApplicable),
        new("Peran", 36, BookFormat.Wrapped, source => source.Roles.Count == 0 ? null : string.Join(", ", source.Roles.Select(labelOf))),
        new("Orang", 10, BookFormat.Signed, source => source.Net.People),
        new("Bersertifikat", 15, BookFormat.Signed, source => source.Net.Certified),
        new("Sebab", 60, BookFormat.Wrapped, source => source.Causes.Count == 0
            ? "Tidak mengubah jumlah."
            : string.Join("; ", source.Causes.Select(cause => $"{cause.Cause.Label()} {IndonesianText.Number(cause.Persons)} orang"))),
    ];

    public static IReadOnlyList<ChangeLine> Lines(IssueChanges changes) => changes.From is { } from
        ? Lines(from, changes.To, changes.Before, changes.After, changes.Causes, changes.Left)
        : [];

    public static IReadOnlyList<ChangeLine> Lines(RegionChanges changes, IssueName from, IssueName to) =>
        Lines(from, to, changes.Before, changes.After, changes.Causes, changes.Left);

    public static IReadOnlyList<ChangeRow> Regions(IssueChanges? changes, RegionCatalog names) => changes?.From is null ? [] :
        [.. changes.Regions.Select(region => new ChangeRow(
            region.Region.Value,
            names.Find(region.Region)?.Name ?? region.Region.Value,
            region.Before,
            region.After,
            region.Causes,
            region.IsItemised ? "" : "Tidak dapat dirinci."))];

    public static IReadOnlyList<ChangeRow> Roles(IReadOnlyList<RoleChanges> roles, Func<Role, string> labelOf) =>
        [.. roles.Select(role => new ChangeRow("", labelOf(role.Role), role.Before, role.After, role.Causes, ""))];

    public static object?[]? Total(IssueChanges? changes, string label) => changes?.From is null
        ? null
        : [null, .. RowColumns.Skip(1).Select(column => column.Value(new ChangeRow("", label, changes.Before, changes.After, changes.Causes, "")))];

    private static IReadOnlyList<ChangeLine> Lines(
        IssueName from, IssueName to, Headcount before, Headcount after, IReadOnlyList<CauseChange> causes, IReadOnlyList<LeftChange> left)
    {
        var known = causes.ToDictionary(cause => cause.Cause);
        return
        [
            new ChangeLine(ChangeTexts.Before, true, before, null, Capital(ChangeTexts.Name(from))),
            .. Shown.Union(known.Keys).Order()
                .Select(cause => known.GetValueOrDefault(cause) ?? new CauseChange(cause, 0, 0, 0))
                .Select(cause => new ChangeLine(cause.Cause.Label(), false, cause.Net, cause.Persons, cause.Persons == 0 ? "" : ChangeTexts.Note(cause, left))),
            new ChangeLine(ChangeTexts.After, true, after, null, Capital(ChangeTexts.Name(to))),
        ];
    }

    private static object Of(ChangeLine line, int number) => line.IsStock ? new Stock(number) : number;

    private static int People(ChangeRow row, params ReadOnlySpan<ChangeCause> causes)
    {
        var sum = 0;
        foreach (var change in row.Causes)
        {
            sum += causes.Contains(change.Cause) ? change.People : 0;
        }

        return sum;
    }

    private static int Certified(ChangeRow row, params ReadOnlySpan<ChangeCause> causes)
    {
        var sum = 0;
        foreach (var change in row.Causes)
        {
            sum += causes.Contains(change.Cause) ? change.Certified : 0;
        }

        return sum;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
