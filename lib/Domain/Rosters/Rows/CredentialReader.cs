using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Rows;

/// <summary>
/// The credentials of one row. All certificate columns together say one thing about one certificate; training columns
/// only ever make training records. A certificate with impossible dates is left out, never the person: what remains is that
/// somebody claims to hold one.
/// </summary>
internal sealed class CredentialReader(SheetContext context, CertificateRules rules)
{
    /// <summary>Where the last row has the day of issue: a blank column of dates is not wrong when it stands beside the number.</summary>
    private RosterColumn? _issuedIn;

    private readonly int _trainings =
        ((RosterField[])[RosterField.TrainingNumber, RosterField.TrainingDate, RosterField.TrainingName]).Max(field => context.Table.All(field).Length);

    public IReadOnlyList<Credential> Read(SheetRow row, DateOnly? birthDate)
    {
        var credentials = new List<Credential>();
        if (ReadCompetency(row, birthDate, credentials) is { } competency)
        {
            credentials.Insert(0, competency);
        }

        ReadTrainings(row, credentials);
        if (context.Text(row, RosterField.StrNumber) is { } str && CertificateCell.Read(Words(str), context.Today).Claim == CertificateClaim.Yes)
        {
            var expires = DateCell.Read(context.Cell(row, RosterField.StrExpires), DateMeaning.Certificate, context.Today).Date;
            credentials.Add(new Credential(
                CredentialKind.Str, expires is null ? CredentialEvidence.Claimed : CredentialEvidence.Dated, Number: str.Length <= CertificateCell.MaxNumber ? str : null, ExpiresOn: expires));
        }

        return credentials;
    }

    private Credential? ReadCompetency(SheetRow row, DateOnly? birthDate, List<Credential> credentials)
    {
        string? number = null;
        DateOnly? issued = null;
        _issuedIn = null;
        var claims = new List<CertificateClaim>();
        foreach (var field in (RosterField[])[RosterField.CertificateNumber, RosterField.CertificateClaim])
        {
            foreach (var column in context.Table.All(field))
            {
                var read = context.Cell(row, column);
                if (read is { } stored && IsNumberOnly(column) && context.BecameDate(row, column, stored))
                {
                    claims.Add(CertificateClaim.Yes);
                    continue;
                }

                var cell = CertificateCell.Read(read, context.Today);
                if (cell.Claim == CertificateClaim.Training)
                {
                    context.Report(FindingCatalog.TrainingAsCertificate, row, column);
                    credentials.Add(Training(cell.Number, null, null, null));
                    continue;
                }

                if (cell.Claim == CertificateClaim.Unknown)
                {
                    context.ReportUnknownClaim(column, cell.Number!);
                }

                claims.Add(cell.Claim);
                number ??= cell.Claim == CertificateClaim.Unknown ? null : cell.Number;
                _issuedIn = issued is null && cell.Date?.Date is not null ? column : _issuedIn;
                issued ??= cell.Date?.Date;
            }
        }

        if (context.Text(row, RosterField.Remarks) is { } remark)
        {
            claims.Add(CertificateCell.OfRemark(remark));
        }

        var issue = ReadDate(row, RosterField.CertificateIssued);
        _issuedIn = issue.Date is null ? _issuedIn : context.Table.Column(RosterField.CertificateIssued);
        issued = issue.Date ?? issued;
        var never = NeverExpires(row);
        var expires = never ? default : ReadExpiry(row, issued);

        if (claims.Contains(CertificateClaim.Suspended))
        {
            return new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Scheme(row), number, Issuer(row), issued, expires.Date, never, Suspended: true);
        }

        if (issued is not null || expires.Date is not null || (never && (number is not null || claims.Contains(CertificateClaim.Yes))))
        {
            return Dated(row, birthDate, new Credential(
                CredentialKind.Competency, CredentialEvidence.Dated, Scheme(row), number, Issuer(row), issued, expires.Date, never));
        }

        if (claims.Contains(CertificateClaim.Passed))
        {
            return new Credential(CredentialKind.Competency, CredentialEvidence.PassedNotIssued, Scheme(row), number, Issuer(row));
        }

        var unreadable = IsUnreadable(issue) || IsUnreadable(expires);
        if (number is null && !claims.Contains(CertificateClaim.Yes) && !unreadable)
        {
            return null;
        }

        if (!unreadable)
        {
            context.Report(FindingCatalog.CertificateUndated, row, DateColumn());
        }

        return new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Scheme(row), number, Issuer(row));
    }

    /// <summary>A column of numbers beside one of dates: a date in it was a number such as 12/2024.</summary>
    private bool IsNumberOnly(RosterColumn column) =>
        column.Field == RosterField.CertificateNumber && context.Table.Has(RosterField.CertificateIssued)
        && !CleanText.HasAnyWord(CleanText.Fold(column.Heading), "tanggal", "tgl", "terbit");

    private Credential Dated(SheetRow row, DateOnly? birthDate, Credential credential)
    {
        var impossible = false;
        void Block(FindingRule rule, RosterColumn? column)
        {
            context.Report(rule, row, column);
            impossible = true;
        }

        if (credential is { IssuedOn: { } from, ExpiresOn: { } until })
        {
            var computed = from.PlusMonths(rules.MonthsOf(credential.Scheme, from)).PlusDays(-1);
            if (until < from)
            {
                Block(FindingCatalog.ExpiryBeforeIssue, context.Table.Column(RosterField.CertificateExpires));
            }
            else if (Math.Abs(until.DayNumber - computed.DayNumber) > 1)
            {
                context.Report(FindingCatalog.ValidityDiffers, row, RosterField.CertificateExpires, IndonesianText.Long(until), IndonesianText.Long(computed));
            }
        }

        if (credential.IssuedOn > context.Today)
        {
            Block(FindingCatalog.IssuedInFuture, _issuedIn ?? DateColumn());
        }

        if (birthDate is { } born && credential.IssuedOn is { } issued && issued < born.PlusMonths(17 * 12))
        {
            Block(FindingCatalog.IssuedTooYoung, _issuedIn ?? DateColumn());
        }

        return impossible
            ? credential with { Evidence = CredentialEvidence.Claimed, IssuedOn = null, ExpiresOn = null, NeverExpires = false }
            : credential;
    }

    private void ReadTrainings(SheetRow row, List<Credential> credentials)
    {
        for (var index = 0; index < _trainings; index++)
        {
            ReadTraining(row, index, credentials);
        }

        foreach (var column in context.Table.All(RosterField.Training))
        {
            var cell = CertificateCell.Read(context.Cell(row, column), context.Today);
            // Whatever words stand under a heading of trainings name one.
            if (cell.Claim is CertificateClaim.Yes or CertificateClaim.Passed or CertificateClaim.Training or CertificateClaim.Unknown)
            {
                credentials.Add(Training(HeadingTerms.TrainingOf(column.Heading), cell.Number, cell.Date?.Date, null));
            }
        }
    }

    /// <summary>Columns of one meaning stand for one training after the other.</summary>
    private void ReadTraining(SheetRow row, int index, List<Credential> credentials)
    {
        RosterColumn? Column(RosterField field) => context.Table.All(field).ElementAtOrDefault(index);

        var number = context.Cell(row, Column(RosterField.TrainingNumber));
        var date = context.Cell(row, Column(RosterField.TrainingDate));
        var issued = DateCell.Read(date, DateMeaning.Other, context.Today).Date;
        var said = number is not null ? CertificateCell.Read(number, context.Today) : default;
        var name = context.Text(row, Column(RosterField.TrainingName));
        if (name is not null && CertificateCell.Read(Words(name), context.Today).Claim is CertificateClaim.No)
        {
            name = null;
        }

        var evident = said.Claim is CertificateClaim.Yes or CertificateClaim.Passed or CertificateClaim.Training or CertificateClaim.Unknown || issued is not null;
        if (name is not null || evident)
        {
            var heading = Column(RosterField.TrainingNumber) ?? Column(RosterField.TrainingDate);
            var scheme = name ?? (heading is null ? null : HeadingTerms.TrainingOf(heading.Heading));
            credentials.Add(Training(scheme, said.Number, issued ?? said.Date?.Date, context.Text(row, Column(RosterField.TrainingOrganiser))));
        }
    }

    /// <summary>The name of a training is counted and published, so no phone or NIK may stand in it.</summary>
    private static Credential Training(string? scheme, string? number, DateOnly? issued, string? organiser) => new(
        CredentialKind.Training, issued is null ? CredentialEvidence.Claimed : CredentialEvidence.Dated,
        scheme is null ? null : Masking.Text(scheme), number, organiser, issued);

    private static bool IsUnreadable(DateCell date) => date.Note is DateNote.Unreadable or DateNote.YearOnly or DateNote.TooEarly;

    /// <summary>The last valid day, as a date or as a time from the issue on; a time without an issue tells no day.</summary>
    private DateCell ReadExpiry(SheetRow row, DateOnly? issued) =>
        context.Cell(row, RosterField.CertificateExpires) is { } cell && Duration.MonthsOf(cell) is { } months
            ? issued is { } from ? new DateCell(from.PlusMonths(months).PlusDays(-1), DateNote.None) : new DateCell(null, DateNote.Blank)
            : ReadDate(row, RosterField.CertificateExpires);

    private DateCell ReadDate(SheetRow row, RosterField field)
    {
        var cell = context.Cell(row, field);
        if (cell is { Kind: CellKind.Text } text && CertificateCell.Read(text, context.Today) is { Date: null, Claim: CertificateClaim.No or CertificateClaim.Passed })
        {
            return new DateCell(null, DateNote.Blank);
        }

        var date = DateCell.Read(cell, DateMeaning.Certificate, context.Today);
        DateFindings.Report(context, row, field, cell, date, FindingCatalog.CertificateDateUnreadable);
        return date;
    }

    private bool NeverExpires(SheetRow row) =>
        context.Cell(row, RosterField.CertificateExpires) is { Kind: CellKind.Text } cell
        && CleanText.HasAnyWord(CleanText.Fold(cell.Text), "seumur hidup", "selamanya", "tidak terbatas", "tanpa batas");

    private RosterColumn? DateColumn() =>
        context.Table.Column(RosterField.CertificateIssued) ?? context.Table.Column(RosterField.CertificateNumber)
        ?? context.Table.Column(RosterField.CertificateClaim);

    private string? Scheme(SheetRow row) => context.Text(row, RosterField.CertificateScheme);

    private string? Issuer(SheetRow row) => context.Text(row, RosterField.CertificateIssuer);

    private static SheetCell Words(string text) => new(1, 1, CellKind.Text, text);
}
