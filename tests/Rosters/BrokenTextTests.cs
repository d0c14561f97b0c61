using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Rosters;

/// <summary>Half an emoji and non-characters in the cells of a roster: the file is read, answered and never thrown at.</summary>
public sealed class BrokenTextTests
{
    [Theory]
    [InlineData("_xD83D_")]
    [InlineData("_xDE00_")]
    [InlineData("_xFFFF_")]
    [InlineData("_xFFFE_")]
    [InlineData("_xFDD0_")]
    [InlineData("_x0000_")]
    public void A_workbook_with_broken_characters_in_a_name_and_a_heading_is_read(string escape)
    {
        var header = SmallRoster.Header.With((1, "Nama" + escape + " Lengkap"));
        var workbook = Xlsx.Of("Data", [header, SmallRoster.Row(1, "Orang Contoh " + escape + "Satu"), SmallRoster.Row(2)]);

        var check = Check("roster.xlsx", workbook.Build().Content);

        Assert.Equal(2, check.Reading.People.Count);
        Assert.All(check.Reading.People, row => Assert.Equal(SoundText.Of(row.Person.Name), row.Person.Name));
        Assert.Contains("Satu", check.Reading.People[0].Person.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    [InlineData('\uFDD0')]
    public void A_text_file_with_a_non_character_in_a_name_is_read(char unit)
    {
        var content = Encoding.UTF8.GetBytes(
            $"Nama,NIK,Tanggal Lahir,L/P,Jenis SDM\r\nOrang {unit}Contoh A,3277011708850001,17-08-1985,L,PSM\r\nOrang Contoh B,3277011708850002,17-08-1985,L,PSM\r\n");

        var check = Check("roster.csv", content);

        Assert.Equal(["Orang Contoh A", "Orang Contoh B"], check.Reading.People.Select(row => row.Person.Name));
    }

    [Theory]
    [InlineData("１７-０８-１９８５")]
    [InlineData("١٧-٠٨-١٩٨٥")]
    [InlineData("１７ Agustus １９８５")]
    public void Digits_of_another_script_are_read_by_their_value(string birthDate)
    {
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((2, "３２７７０１１７０８８５０００１"), (3, birthDate), (7, "０８１２ ００００ １２３４"), (11, "Pensiun ２０３０")), SmallRoster.Row(2));

        Assert.Equal(("3277011708850001", A.Date("1985-08-17"), "+6281200001234"), (reading.People[0].Person.Nik?.Digits, reading.People[0].Person.BirthDate, Assert.Single(reading.People[0].Person.Phones)));
    }

    [Fact]
    public void A_list_of_institutions_with_broken_characters_is_read()
    {
        var workbook = Xlsx.Of(
            "LKS",
            ["No", "Nama LKS", "Alamat", "Nomor Tanda Daftar", "Akreditasi"],
            [1, "LKS Kasih_xFFFF_ Ibu_xD83D_", "Jalan_xFFFE_ Contoh 1", "460/_xDC00_12/Dinsos", "A"],
            [2, "LKS Contoh Dua", "Jalan Contoh 2", "460/13/Dinsos", "B"]);

        var reading = SmallRoster.Read(workbook);

        Assert.Equal(["LKS Kasih Ibu", "LKS Contoh Dua"], reading.Institutions.Select(row => row.Institution.Name));
    }

    [Fact]
    public void Any_text_in_any_cell_is_read_and_answered() => Prop.ForAll(
        AnyText.Arbitrary, Gen.Choose(0, SmallRoster.Header.Length - 1).ToArbitrary(), (text, column) =>
        {
            var escaped = string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? unit.ToString() : $"_x{(int)unit:X4}_"));
            var file = new RosterFile("roster.xlsx", Xlsx.Of("Data", [SmallRoster.Header.With((11, "Keterangan " + escaped)), SmallRoster.Row(1).With((column, escaped)), SmallRoster.Row(2)]).Build().Content);
            var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

            Assert.NotEmpty(RosterAnswer.Write(file, check, check.Outcome, change: null));
            Assert.All(RosterSheets.Read(file, WorkbookLimits.Default, CancellationToken.None)[0].Rows.SelectMany(row => row.Cells), cell => Assert.Equal(SoundText.Of(cell.Text), cell.Text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static CheckedRoster Check(string name, byte[] content) =>
        RosterCheck.Run(new RosterFile(name, content), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
}
