using System.Text.RegularExpressions;
using SertiKesos.Rosters.Findings;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class FindingGroupTests
{
    private static readonly object?[] Wide = [.. SmallRoster.Header, "Kode Arsip", "Catatan Lama"];

    [Fact]
    public void Every_misspelt_role_of_a_group_is_named_with_its_number()
    {
        var group = GroupOf("ROS035", SmallRoster.Read(SmallRoster.Row(1).With((5, "Juru Masak")), SmallRoster.Row(2).With((5, "Juru Tulis")), SmallRoster.Row(3).With((5, "Juru Masak"))));

        Assert.Equal(3, group.Count);
        Assert.Contains("Juru Masak (2 kali); Juru Tulis", group.Message, StringComparison.Ordinal);
        Assert.EndsWith("(3 kali, baris 2–4)", group.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_details_the_first_are_named_and_the_rest_counted()
    {
        var rows = Enumerable.Range(1, 9).Select(serial => SmallRoster.Row(serial).With((5, $"Juru {(char)('A' + serial)}"))).ToArray();

        var group = GroupOf("ROS035", SmallRoster.Read(rows));

        Assert.Contains("; dan 3 lainnya", group.Message, StringComparison.Ordinal);
        Assert.Equal(9, group.Details.Count);
    }

    [Fact]
    public void Unread_columns_are_one_group_that_names_each()
    {
        var reading = SmallRoster.Read(Xlsx.Of("Data", Wide, [.. SmallRoster.Row(1), "x", "y"], [.. SmallRoster.Row(2), "x", "y"]));

        Assert.EndsWith("Kode Arsip; Catatan Lama. (2 kolom)", GroupOf("ROS081", reading).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_of_people_are_not_listed()
    {
        var group = GroupOf("ROS087", SmallRoster.Read(SmallRoster.Row(1).With((3, 31276)), SmallRoster.Row(2).With((3, 31277))));

        Assert.Empty(group.Details);
        Assert.Equal(2, group.Count);
    }

    [Theory]
    [InlineData("NIK")]
    [InlineData("tanggal")]
    public void An_unread_column_of_niks_or_dates_is_a_warning(string kind)
    {
        var rows = Enumerable.Range(1, 4).Select(serial => (object?[])[.. SmallRoster.Row(serial), kind == "NIK" ? $"327702170885{serial:0000}" : new DateOnly(2024, 5, serial), "y"]);

        var reading = SmallRoster.Read(Xlsx.Of("Data", [Wide, .. rows]));

        var finding = Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.UnreadData);
        Assert.Contains($"Kode Arsip ({kind})", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Warning, finding.Rule.Severity);
    }

    [Fact]
    public void A_row_of_the_recap_that_does_not_match_is_marked_at_its_number()
    {
        var reading = SmallRoster.Read(Roster(("Kelurahan", 2), ("PKH", 3)));

        var finding = Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.RecapRowDiffers);
        Assert.Equal(("Rekap", "B3", "3"), (finding.Sheet, finding.Cell, finding.Value));
        Assert.Contains("PKH tertulis 3, terbaca 1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recap_that_matches_or_counts_something_else_says_nothing()
    {
        Assert.DoesNotContain("ROS078", SmallRoster.Read(Roster(("Kelurahan", 2), ("PKH", 1))).Codes());
        Assert.DoesNotContain("ROS078", SmallRoster.Read(Roster(("Motor", 2), ("Mobil", 9), ("PKH", 1))).Codes());
    }

    [Fact]
    public void A_value_that_could_not_be_read_is_shown_and_a_phone_only_by_its_end()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((3, "lahir senin"), (7, "0812000012345678")));

        Assert.Equal("lahir senin", Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.BirthDateUnreadable).Value);
        Assert.Equal("****5678", Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.PhoneUnreadable).Value);
    }

    [Fact]
    public void A_day_of_issue_that_stands_beside_the_number_is_marked_there()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, "C-1 tanggal 12 Mei 2031")));

        Assert.Equal("I2", Assert.Single(reading.Findings, finding => finding.Rule == FindingCatalog.IssuedInFuture).Cell);
    }

    [Fact]
    public void Names_are_kept_beside_findings_and_in_no_words()
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1), SmallRoster.Row(2, "Contoh Wirasaba").With((3, "lahir senin")));

        Assert.Equal("Contoh Wirasaba", Assert.Single(reading.Names).Value);
        Assert.DoesNotContain("Wirasaba", string.Concat(reading.ToString(), string.Concat(reading.Findings), string.Concat(FindingGroup.Of(reading.Findings).Select(group => group.Message))), StringComparison.Ordinal);
    }

    /// <summary>Deleting one of two rows of a person may delete the certificate.</summary>
    [Fact]
    public void No_advice_says_to_delete_a_row()
    {
        var advice = FindingCatalog.All.Select(RosterTexts.Fix).Where(fix => Regex.IsMatch(fix, "hapus (salah satu|orang|baris|lembaga)", RegexOptions.IgnoreCase));

        Assert.Empty(advice);
    }

    private static FindingGroup GroupOf(string code, SertiKesos.Rosters.RosterReading reading) =>
        Assert.Single(FindingGroup.Of(reading.Findings), group => group.First.Rule.Code == code);

    private static Xlsx Roster(params (string Label, int Count)[] recap) => Xlsx
        .Of("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(3).With((6, "PKH")))
        .Sheet("Rekap", [["Penempatan", "Jumlah Orang"], .. recap.Select(row => new object?[] { row.Label, row.Count })]);
}
