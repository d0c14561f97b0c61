using ClosedXML.Excel;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.InstitutionSheets;
using SertiKesos.Sheets;
using SertiKesos.Tests.Institutions;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Tests.Rosters.Templates;

public sealed class InstitutionTemplateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Handing_in_the_template_again_loses_nothing_of_the_institutions() =>
        Prop.ForAll(GeneratedInstitutions.Lists.ToArbitrary(), list =>
        {
            var institutions = InstitutionMatch.WithoutRepeats(list);

            var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, Of(institutions)));

            Assert.Equal(institutions, reading.Institutions.Select(row => row.Institution));
            Assert.DoesNotContain(reading.Findings, finding => finding.Rule is { Severity: FindingSeverity.Error, Reach: FindingReach.Row });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Institutions_without_gaps_come_back_without_a_finding()
    {
        Institution[] institutions =
        [
            new(InstitutionKind.Lksa, "LKSA Contoh", new Registration("460/1", A.Date("2028-02-29")), new Accreditation(AccreditationClaim.Accredited, AccreditationGrade.A, "CTH/1", A.Date("2024-02-29"))),
            new(InstitutionKind.Lk3, "LK3 Contoh", new Registration(null, null, NeverExpires: true), new Accreditation(AccreditationClaim.InProcess)),
            new(InstitutionKind.Lainnya, "Contoh", null, Accreditation.None, "Cimahi Utara", "Cibabat"),
        ];

        var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, Of(institutions, A.Person(1))));

        Assert.Empty(reading.Findings);
        Assert.Equal(institutions, reading.Institutions.Select(row => row.Institution));
        Assert.Single(reading.People);
    }

    [Fact]
    public void A_blank_list_beside_people_says_nothing()
    {
        var reading = SmallRoster.ReadBytes(RosterTemplate.Write(SmallRoster.Cimahi, Register.Empty(A.Cimahi) with { People = [A.Person(1)] }));

        Assert.Empty(reading.Findings);
        Assert.Empty(reading.Institutions);
    }

    [Fact]
    public void Every_word_of_the_lists_is_understood()
    {
        Assert.Equal(InstitutionKinds.All.Select(entry => (InstitutionKind?)entry.Kind), TemplateList.Kinds.Words.Select(InstitutionKindTerms.Find));
        Assert.All(TemplateList.Accreditations.Words, word =>
            Assert.NotNull(AccreditationCell.Read(new SheetCell(1, 1, CellKind.Text, word), SmallRoster.Today).Claim));
    }

    [Fact]
    public void Its_columns_ask_for_no_person()
    {
        using var workbook = new XLWorkbook(new MemoryStream(RosterTemplate.Write(SmallRoster.Cimahi, null)));

        var header = workbook.Worksheet("Lembaga").Row(RosterTemplate.HeaderRow).CellsUsed().Select(cell => cell.GetString());

        Assert.Equal(
            [
                "No", "Nama Lembaga", "Jenis Lembaga", "Kecamatan", "Kelurahan/Desa", "No. Tanda Daftar", "Tanda Daftar Berlaku s.d.", "Akreditasi", "No. Sertifikat Akreditasi",
                "Tanggal Akreditasi", "Akreditasi Berlaku s.d.", "Status", "Keterangan",
            ],
            header);
    }

    private static Register Of(IReadOnlyList<Institution> institutions, params Person[] people) =>
        Register.Empty(A.Cimahi) with { People = people, Institutions = new InstitutionList("s", Now, Now, institutions, []) };
}
