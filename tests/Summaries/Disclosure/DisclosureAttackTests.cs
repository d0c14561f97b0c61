using System.Globalization;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Summaries.Disclosure;

/// <summary>
/// Attacks what is published with linear algebra, from the published tables alone. The numbers behind them serve to see whether
/// what the attack found is right, and to tell some readers which of their guesses are.
/// </summary>
public sealed class DisclosureAttackTests(ITestOutputHelper output)
{
    private const int Nations = 500;

    [Fact]
    public void No_suppressed_number_of_one_to_four_people_can_be_computed_in_1000_drawn_months()
    {
        var results = Enumerable.Range(1, Nations).AsParallel().AsOrdered().Select(seed => Attack(DrawnNation.Issues(seed), DisclosureRules.Default)).ToList();

        Print(results);
        Assert.InRange(results.Sum(result => result.Editions), 1_000, int.MaxValue);
        Assert.Equal("", string.Join("; ", results.SelectMany((result, index) => result.Found.Select(found => $"nation {index + 1}: {found}"))));
    }

    [Fact]
    public void Nor_from_those_of_full_nations()
    {
        var results = Enumerable.Range(5_001, 3).Select(seed => Attack(DrawnNation.Issues(seed, isFull: true), DisclosureRules.Default)).ToList();

        Print(results);
        Assert.Empty(results.SelectMany(result => result.Found).Take(10));
    }

    [Fact]
    public void Without_further_suppressed_cells_the_attack_finds_small_numbers()
    {
        var naive = DisclosureRules.Default with { SuppressesFurtherCells = false };

        var results = Enumerable.Range(1, 60).Select(seed => Attack(DrawnNation.Issues(seed), naive)).ToList();

        Print(results);
        Assert.InRange(results.Count(result => result.Found.Count > 0), 40, 60);
    }

    [Fact]
    public void With_no_regard_to_earlier_editions_the_attack_finds_small_numbers()
    {
        var results = Enumerable.Range(1, 120).Select(seed => Attack(DrawnNation.Issues(seed), DisclosureRules.Default, remembers: false)).ToList();

        Print(results);
        Assert.InRange(results.Count(result => result.Found.Count > 0), 5, 120);
    }

    private void Print(List<Result> results) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Count} nations, {results.Sum(result => result.Editions)} editions: {results.Sum(result => result.Cells):N0} cells, {results.Sum(result => result.Primary):N0} small themselves, " +
        $"{results.Sum(result => result.Suppressed - result.Primary):N0} further ones, {100.0 * results.Sum(result => result.Suppressed) / results.Sum(result => result.Cells):0.0} % suppressed; " +
        $"{results.Sum(result => result.Held)} rows held, {results.Sum(result => result.Unprotected)} unprotected, {results.Sum(result => result.NationHidden)} editions without the country's figures, " +
        $"{results.Count(result => result.Found.Count > 0)} nations broken with {results.Sum(result => result.Found.Count)} cells, {results.Sum(result => result.Computed)} cells computed, {results.Sum(result => result.Lucky)} small ones by who is told."));

    private static Result Attack(IEnumerable<NationalSummary> issues, DisclosureRules rules, bool remembers = true)
    {
        var published = new List<PublishedEdition>();
        var truth = new List<PublishedEdition>();
        var result = new Result();
        foreach (var summary in issues)
        {
            var (edition, suppression) = PublicEditions.WithSuppression(summary, rules, remembers ? [.. published] : []);
            published.Add(edition);
            var held = edition["wilayah"].Rows.Where(row => row.Status == "ditahan").Select(row => RegionCode.Parse(row.Code)).ToHashSet();
            truth.Add(PublicTables.Of(summary, held));
            var cells = edition.Tables.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.Mark is CellMark.Number or CellMark.Suppressed)));
            result = result with
            {
                Editions = result.Editions + 1,
                Cells = result.Cells + cells,
                Primary = result.Primary + suppression.Primary.Count,
                Suppressed = result.Suppressed + edition.Suppressed,
                Held = result.Held + held.Count,
                Unprotected = result.Unprotected + suppression.Unprotected.Count,
                NationHidden = result.NationHidden + (edition["nasional"].Rows[0].Cells.Take(3).Any(cell => cell.Mark == CellMark.Suppressed) ? 1 : 0),
            };
        }

        // Who is sure of what has not changed; who takes everything for unchanged that may be; who is told what has not changed.
        var sure = Solve(published, truth, (table, column, equal) => equal && column == 0 && table != "jatuh_tempo");
        var guessing = Solve(published, truth, (_, _, _) => true);
        var told = Solve(published, truth, (_, _, equal) => equal);
        return result with { Computed = guessing.Count, Found = [.. Small(sure).Concat(Small(guessing))], Lucky = Small(told).Count() };

        IEnumerable<string> Small(Dictionary<PrintedCell, int> solved) => solved
            .Where(cell => truth[cell.Key.Edition][cell.Key.Table].Row(cell.Key.Row)!.Cells[cell.Key.Column].Value is var value and > 0 and < 5 && value == cell.Value)
            .Select(cell => $"{cell.Key.Edition} {cell.Key.Table} {cell.Key.Row} {cell.Key.Column} = {cell.Value}");
    }

    /// <summary>What comes out whichever of the guesses that contradict each other is given up.</summary>
    private static Dictionary<PrintedCell, int> Solve(List<PublishedEdition> published, List<PublishedEdition> truth, Func<string, int, bool, bool> guesses)
    {
        var attack = new DisclosureAttack(published);
        for (var number = 0; number < published.Count; number++)
        {
            KnowOfPeopleWithTwoRoles(attack, truth[number], number);
            for (var before = 0; before < number; before++)
            {
                Compare(attack, published, truth, before, number, guesses);
            }
        }

        var other = attack.Solve(fromTheEnd: true);
        return attack.Solve().Where(cell => other.TryGetValue(cell.Key, out var value) && value == cell.Value).ToDictionary();
    }

    private static void KnowOfPeopleWithTwoRoles(DisclosureAttack attack, PublishedEdition truth, int number)
    {
        for (var column = 0; column < 3; column++)
        {
            if (truth["nasional"].Rows[0].Cells[column].Number is { } all)
            {
                var roles = truth["peran"].Rows.Where(row => row.Cells[column].Mark == CellMark.Number).ToList();
                attack.Know(
                    [(new(number, "nasional", "ID", column), -1), .. roles.Select(role => (new PrintedCell(number, "peran", role.Code, column), 1))],
                    roles.Sum(role => role.Cells[column].Value) - all);
            }
        }
    }

    /// <summary>
    /// Between two editions: regions whose data is of the same day, areas in which all are, and from one edition to the next rows that show as many people.
    /// </summary>
    private static void Compare(DisclosureAttack attack, List<PublishedEdition> published, List<PublishedEdition> truth, int before, int after, Func<string, int, bool, bool> guesses)
    {
        var (old, young) = (published[before], published[after]);
        var same = young["wilayah"].Rows.ToDictionary(row => row.Code, row =>
            old["wilayah"].Row(row.Code) is { } earlier && earlier.DataOn == row.DataOn && (earlier.Status == "ditahan") == (row.Status == "ditahan"));
        bool Unchanged(string table, PublicRow row, int column) => table switch
        {
            // The sum of twelve months is of other months in the next month.
            "jatuh_tempo" when row.Code == "semua" && young.Period != old.Period => false,
            "wilayah" => same[row.Code],
            "provinsi" => Regions(province => province == row.Code),
            "bbppks" => Regions(province => CentreOf(province) == row.Code),
            "jatuh_tempo" when column > 0 => Regions(province => CentreOf(province) == young["jatuh_tempo"].Columns[column].Group),
            _ => Regions(_ => true),
        };
        bool Regions(Func<string, bool> ofProvince) => young["wilayah"].Rows.Where(row => ofProvince(row.Parent)).All(row => same[row.Code]);
        string CentreOf(string province) => young["provinsi"].Row(province)!.Parent;

        foreach (var table in young.Tables)
        {
            foreach (var row in table.Rows.Where(row => row.Status != "ditahan" && old[table.Code].Row(row.Code) is { Status: not "ditahan" }))
            {
                var earlier = old[table.Code].Row(row.Code)!;
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    var really = truth[before][table.Code].Row(row.Code)!.Cells[column] == truth[after][table.Code].Row(row.Code)!.Cells[column];
                    var looks = after == before + 1 && table.Code != "jatuh_tempo" && earlier.Cells[0].Number is { } people && people == row.Cells[0].Number
                        && earlier.Cells[column].Mark == CellMark.Number;
                    if (guesses(table.Code, column, really) && ((looks && really) || Unchanged(table.Code, row, column)))
                    {
                        attack.Guess(new(before, table.Code, row.Code, column), new(after, table.Code, row.Code, column));
                    }
                }
            }
        }
    }

    private sealed record Result
    {
        public int Editions { get; init; }

        public int Cells { get; init; }

        public int Primary { get; init; }

        public int Suppressed { get; init; }

        public int Held { get; init; }

        public int Unprotected { get; init; }

        public int NationHidden { get; init; }

        public int Computed { get; init; }

        /// <summary>Found by somebody who is told from outside which numbers have not changed.</summary>
        public int Lucky { get; init; }

        public IReadOnlyList<string> Found { get; init; } = [];
    }
}
