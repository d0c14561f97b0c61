using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Tests.Rosters.Templates;

public sealed class RosterTemplateTests
{
    private static readonly Person[] TwoPeople = [A.Person(1), A.Person(2)];

    [Fact]
    public void An_untouched_template_reads_without_a_finding_as_the_same_people() =>
        Prop.ForAll(GeneratedRegisters.Clean.ToArbitrary(), register =>
        {
            var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, register));

            Assert.Empty(reading.Findings);
            Assert.Equal(PersonLines.Of(register.People), PersonLines.Of(PersonMerge.Merge(reading.People.Select(row => row.Person))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void People_with_gaps_come_back_with_the_same_gaps() =>
        Prop.ForAll(GeneratedRegisters.Any.ToArbitrary(), register =>
        {
            var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, register));

            Assert.DoesNotContain(reading.Findings, finding => finding.Rule.Severity == FindingSeverity.Error);
            Assert.Equal(PersonLines.Of(register.People), PersonLines.Of(PersonMerge.Merge(reading.People.Select(row => row.Person))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_same_register_gives_the_same_bytes() =>
        Assert.Equal(
            RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople)),
            RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople)));

    [Fact]
    public void It_is_a_valid_workbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople, A.Person(3)))), false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void The_standard_columns_stand_in_their_order()
    {
        using var workbook = Open(RosterTemplate.Write(SmallRoster.Cimahi, null));

        var header = workbook.Worksheet("Data SDM").Row(RosterTemplate.HeaderRow).CellsUsed().Select(cell => cell.GetString());

        Assert.Equal(
            [
                "No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan", "Kecamatan", "Kelurahan/Desa",
                "No. HP / WA", "Surel", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "LSP", "Status", "Keterangan",
            ],
            header);
    }

    [Theory]
    [InlineData("NIK", "@")]
    [InlineData("No. HP / WA", "@")]
    [InlineData("Tanggal Lahir", "dd-mm-yyyy")]
    [InlineData("Tanggal Sertifikat", "dd-mm-yyyy")]
    public void Blank_rows_have_the_format_of_their_column(string heading, string format)
    {
        using var workbook = Open(RosterTemplate.Write(SmallRoster.Cimahi, null));
        var sheet = workbook.Worksheet("Data SDM");

        Assert.Equal(format, sheet.Cell(RosterTemplate.HeaderRow + 200, Column(sheet, heading)).Style.NumberFormat.Format);
    }

    [Theory]
    [InlineData("Jenis SDM", "Pilihan!$A$3:$A$16")]
    [InlineData("Jenis Kelamin", "Pilihan!$B$3:$B$4")]
    [InlineData("Penempatan", "Pilihan!$C$3:$C$12")]
    [InlineData("Status", "Pilihan!$D$3:$D$9")]
    public void Lists_offer_the_words_of_the_hidden_sheet(string heading, string range)
    {
        using var workbook = Open(RosterTemplate.Write(SmallRoster.Cimahi, null));
        var sheet = workbook.Worksheet("Data SDM");

        var rule = sheet.Cell(RosterTemplate.HeaderRow + 3, Column(sheet, heading)).DataValidation;

        Assert.Equal((XLAllowedValues.List, range), (rule.AllowedValues, rule.Value.TrimStart('=').Replace("'", "", StringComparison.Ordinal)));
        Assert.NotEmpty(rule.InputMessage);
    }

    [Fact]
    public void The_hidden_sheet_holds_words_only()
    {
        using var workbook = Open(RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople)));
        var sheet = workbook.Worksheet("Pilihan");

        Assert.Equal(XLWorksheetVisibility.Hidden, sheet.Visibility);
        Assert.DoesNotContain(sheet.CellsUsed(), cell => cell.GetString().Contains("Contoh", StringComparison.Ordinal) || cell.GetString().Any(char.IsAsciiDigit) && cell.GetString() is not ("LK3" or "Petugas LK3"));
    }

    [Fact]
    public void Every_word_of_the_lists_is_understood()
    {
        Assert.Equal(RoleCatalog.All.Select(entry => (Role?)entry.Role), TemplateList.Roles.Words.Select(RoleTerms.Find));
        Assert.All(TemplateList.Postings.Words, word => Assert.Equal(word, PostingTerms.Of(word)));
        Assert.All(Enum.GetValues<ServiceStatus>(), status => Assert.Equal(status, StatusTerms.Find(TemplateList.Of(status))));
        Assert.All(TemplateList.Statuses.Words, word => Assert.NotNull(StatusTerms.Find(word)));
    }

    [Fact]
    public void The_instructions_name_version_and_region()
    {
        using var workbook = Open(RosterTemplate.Write(SmallRoster.Cimahi, null));

        var texts = workbook.Worksheet("Petunjuk").CellsUsed().Select(cell => cell.GetString()).ToList();

        Assert.Contains("32.77", texts);
        Assert.Contains(TemplateMark.Current.ToString(), texts);
        Assert.Equal("2026.11", workbook.CustomProperties.CustomProperty("TemplateVersion").GetValue<string>());
    }

    [Fact]
    public void A_blank_template_is_no_empty_roster() =>
        Assert.Equal(["ROS024"], SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, null)).Codes());

    [Theory]
    [InlineData("Pensiun", nameof(ServiceStatus.Retired))]
    [InlineData("Pindah", nameof(ServiceStatus.Moved))]
    [InlineData("Meninggal", nameof(ServiceStatus.Died))]
    [InlineData("Mengundurkan diri", nameof(ServiceStatus.Resigned))]
    [InlineData("Salah data", nameof(ServiceStatus.Inactive))]
    public void A_reason_makes_a_missing_person_one_who_left(string reason, string expected)
    {
        var filled = Edit(RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople, A.Person(3))), workbook =>
        {
            var sheet = workbook.Worksheet("Tidak Ada Lagi");
            sheet.Cell(RosterTemplate.HeaderRow + 1, Column(sheet, "Status (alasan)")).SetValue<string>(reason);
        });

        var reading = SmallRoster.ReadBytes(filled);

        Assert.Empty(reading.Findings);
        Assert.Equal(expected, Assert.Single(reading.People, row => !row.Person.IsActive).Person.Assignments[0].Status.ToString());
    }

    [Fact]
    public void A_missing_person_without_a_reason_is_not_read()
    {
        var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, Of(TwoPeople, A.Person(3))));

        Assert.Equal((2, 2), (reading.Rows.Read, reading.People.Count));
    }

    [Fact]
    public void A_roster_handed_in_on_the_template_settles_the_missing()
    {
        var register = Of(TwoPeople, A.Person(3));
        var filled = Edit(RosterTemplate.Write(SmallRoster.Cimahi, register), workbook =>
        {
            var sheet = workbook.Worksheet("Tidak Ada Lagi");
            sheet.Cell(RosterTemplate.HeaderRow + 1, Column(sheet, "Status (alasan)")).SetValue<string>("Pensiun");
        });
        var now = new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

        var next = RegisterChange.Of(register, new RosterEntry(
            "next", now, now, SmallRoster.Today, [.. SmallRoster.ReadBytes(filled).People.Select(row => row.Person)], null, [])).Next;

        Assert.Empty(next.Muster);
        Assert.Equal([true, true, false], next.People.Select(person => person.IsActive));
    }

    [Theory]
    [InlineData("2026.4", true)]
    [InlineData("2025.12", true)]
    [InlineData("2026.11", false)]
    [InlineData("2031.1", false)]
    public void An_older_version_is_said_so(string version, bool old)
    {
        var reading = SmallRoster.Read(OnTemplate(version, "32.77"));

        Assert.Equal(old ? ["ROS099"] : [], reading.Codes());
        Assert.Single(reading.People);
        Assert.All(reading.Findings, finding => Assert.Contains(version, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_of_another_office_is_not_taken_over()
    {
        var reading = SmallRoster.Read(OnTemplate("2026.11", "32.17"));

        Assert.Equal(["ROS029"], reading.Codes());
        Assert.Equal(SubmissionState.NeedsFixing, SubmissionStates.OutcomeOf(reading));
    }

    [Fact]
    public void Templates_and_columns_named_as_before_are_still_read()
    {
        object?[] header = [.. SmallRoster.Header, "Email"];
        object?[] row = [.. SmallRoster.Row(1), "nama@contoh.id"];

        var reading = SmallRoster.Read(Xlsx.Of("Data SDM", header, row)
            .Sheet("Petunjuk", ["PETUNJUK – templat daftar SDM Kesos"], [], ["Kode wilayah", "32.77"], ["Versi templat", "2026.1"])
            .Sheet("Tidak Ada Lagi", ["ORANG YANG TIDAK ADA LAGI PADA DAFTAR – isi alasannya"], SmallRoster.Header, SmallRoster.Row(2)));

        Assert.Equal("nama@contoh.id", reading.People[0].Person.Email);
        Assert.Contains("ROS099", reading.Codes());
        Assert.DoesNotContain(reading.People, person => person.Row == 3);
    }

    private static Xlsx OnTemplate(string version, string region) => Xlsx.Of("Data SDM", SmallRoster.Header, SmallRoster.Row(1))
        .Sheet("Petunjuk saya", [TemplateMark.GuideTitle], [], ["Kode wilayah", region], ["Versi templat", version]);

    private static Register Of(IReadOnlyList<Person> people, params Person[] missing) => new(
        A.Cimahi, 1, people, new Dictionary<Role, RoleSource>
        {
            [Role.Psm] = new("s", new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero), new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero)),
        },
        [.. missing.Select(person => new MusterEntry(person, Role.Psm, new DateOnly(2026, 11, 2), "s"))], []);

    private static XLWorkbook Open(byte[] content) => new(new MemoryStream(content));

    private static byte[] Edit(byte[] content, Action<XLWorkbook> change)
    {
        using var workbook = Open(content);
        change(workbook);
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        return saved.ToArray();
    }

    private static int Column(IXLWorksheet sheet, string heading) =>
        sheet.Row(RosterTemplate.HeaderRow).CellsUsed().Single(cell => cell.GetString() == heading).Address.ColumnNumber;
}
