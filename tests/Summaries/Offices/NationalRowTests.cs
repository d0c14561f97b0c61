using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Offices;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Summaries.Offices;

public sealed class NationalRowTests
{
    private const string Heading = "Yang akan tercetak dalam ringkasan nasional";

    private static readonly RosterFile File = new("roster.xlsx", Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(3)).Build().Content);
    private static readonly CheckedRoster Checked = RosterCheck.Run(File, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
    private static readonly RegisterChange Change = RegisterChange.Of(
        Register.Empty(A.Cimahi),
        new RosterEntry("s", At, At, SmallRoster.Today, [.. Checked.Reading.People.Select(row => row.Person)], Checked.Reading.Declared, Checked.Discrepancies));

    private static DateTimeOffset At => new(SmallRoster.Today, new TimeOnly(8, 0), TimeSpan.FromHours(7));

    [Fact]
    public void The_receipt_of_an_accepted_roster_says_what_will_be_printed()
    {
        var rows = Summary(SubmissionState.Accepted).SkipWhile(row => row.Label != Heading).Skip(1).Take(6).ToList();
        var printed = NationalRow.Of(Change.Next, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default).Cells.ToDictionary(cell => cell.Heading, cell => cell.Value);

        Assert.Equal(["Status pelaporan", "Orang", "Bersertifikat", "Cakupan", "Dinyatakan", "Selisih"], rows.Select(row => row.Label));
        Assert.Equal("Lapor", rows[0].Note);
        Assert.Equal(("3", "3"), (rows[1].Count, printed["Orang"]!.ToString()));
        Assert.Equal(printed["Bersertifikat"]!.ToString(), rows[2].Count);
        Assert.EndsWith(" %", rows[3].Note, StringComparison.Ordinal);
        Assert.Equal("tidak dinyatakan untuk semua peran", rows[4].Note);
    }

    [Fact]
    public void The_row_is_the_same_from_totals_alone()
    {
        var register = DrawnOffice.After(DrawnOffice.Before(40), 40);
        var full = NationalRow.Of(DrawnOffice.Office(40).Figures);

        Assert.Equal(full.Cells, NationalRow.Of(register, SmallRoster.Cimahi, Counts.AsOf, RulesInForce.Default).Cells);
    }

    [Theory]
    [InlineData(SubmissionState.Held)]
    [InlineData(SubmissionState.NeedsFixing)]
    internal void Nothing_is_printed_of_what_was_not_accepted(SubmissionState state) =>
        Assert.DoesNotContain(Summary(state), row => row.Label == Heading);

    private static List<(string Label, string Count, string Note)> Summary(SubmissionState state)
    {
        var cells = WorkbookCells.Read(RosterAnswer.Write(File, Checked, state, Change));
        return [.. cells["Ringkasan"].Select(cell => cell.Row).Distinct().Order().Select(number =>
        {
            var row = cells.Row("Ringkasan", number);
            return (row.GetValueOrDefault("A", ""), row.GetValueOrDefault("B", ""), row.GetValueOrDefault("C", ""));
        })];
    }
}
