using SertiKesos.Institutions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Rows;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>Turns a row into an institution. Every cell that is wrong gets its finding; an error blocks the row.</summary>
/// <param name="ofTable">The kind that the table is about, for rows that name none.</param>
internal sealed class InstitutionRowReader(SheetContext context, InstitutionKind? ofTable)
{
    private static readonly string[] ClosedWords =
        ["tutup", "ditutup", "bubar", "dibubarkan", "tidak aktif", "non aktif", "nonaktif", "tdk aktif", "tidak beroperasi", "vakum"];

    private bool _blocked;
    private bool _unreadable;

    /// <summary>What the sub-heading above the rows says.</summary>
    public InstitutionKind? SubHeading { get; set; }

    /// <summary>The institution, or null when an error blocks the row.</summary>
    public Institution? Read(SheetRow row)
    {
        (_blocked, _unreadable) = (false, false);
        var name = NameCell.Read(context.Cell(row, RosterField.InstitutionName));
        if (name is null)
        {
            Block(InstitutionFindings.NameMissing, row, RosterField.InstitutionName);
        }

        CompareRegion(row);
        var kind = ReadKind(row, name);
        var registration = ReadRegistration(row);
        var accreditation = ReadAccreditation(row);
        var closed = ReadClosed(row);
        return _blocked || name is null
            ? null
            : new Institution(
                kind,
                name,
                registration,
                accreditation,
                context.Text(row, RosterField.Kecamatan) ?? context.SubHeadings.Kecamatan,
                context.Text(row, RosterField.Kelurahan) ?? context.SubHeadings.Kelurahan,
                closed);
    }

    private InstitutionKind ReadKind(SheetRow row, string? name)
    {
        if (context.Text(row, RosterField.InstitutionKind) is not { } text)
        {
            return (name is null ? null : InstitutionKindTerms.Find(name)) ?? SubHeading ?? ofTable ?? InstitutionKind.Lks;
        }

        if (InstitutionKindTerms.Find(text) is { } kind)
        {
            return kind;
        }

        context.Report(
            InstitutionFindings.KindUnknown, row, RosterField.InstitutionKind, text, Suggestions.With(text, InstitutionKindTerms.Nearest(text)));
        return InstitutionKind.Lainnya;
    }

    private Registration? ReadRegistration(SheetRow row)
    {
        string? number = null;
        DateOnly? until = null;
        var registered = false;
        if (context.Table.Column(RosterField.RegistrationNumber) is { } column && context.Cell(row, column) is { } cell)
        {
            var said = CertificateCell.Read(cell, context.Today);
            registered = said.Claim is CertificateClaim.Yes or CertificateClaim.Unknown || CleanText.HasWord(CleanText.Fold(cell.Text), "terdaftar");
            // "No. / Masa Berlaku Tanda Daftar" holds both; elsewhere a date in the number is part of it.
            var both = CleanText.HasAnyWord(CleanText.Fold(column.Heading), "berlaku", "berakhir");
            until = both ? said.Date?.Date : null;
            number = !registered || said.Number is null || both ? said.Number : Short(CleanText.Line(cell.Text));
        }

        var end = context.Cell(row, RosterField.RegistrationExpires);
        var never = end is { Kind: CellKind.Text } words && CleanText.HasAnyWord(CleanText.Fold(words.Text), "seumur hidup", "selamanya", "tidak terbatas", "tanpa batas", "selama beroperasi");
        until = never ? null : ReadDate(row, RosterField.RegistrationExpires) ?? until;
        return registered || never || until is not null ? new Registration(number, until, never) : null;
    }

    private Accreditation ReadAccreditation(SheetRow row)
    {
        var status = AccreditationCell.Read(context.Cell(row, RosterField.AccreditationStatus), context.Today);
        var number = AccreditationCell.Read(context.Cell(row, RosterField.AccreditationNumber), context.Today);
        var end = context.Cell(row, RosterField.AccreditationExpires);
        var renewing = end is { Kind: CellKind.Text } words && AccreditationCell.IsInProcess(CleanText.Fold(words.Text));
        _unreadable = false;
        var issued = ReadDate(row, RosterField.AccreditationIssued) ?? (status.IsEnd ? null : status.Date) ?? (number.IsEnd ? null : number.Date);
        var expires = (renewing ? null : ReadDate(row, RosterField.AccreditationExpires)) ?? (status.IsEnd ? status.Date : null) ?? (number.IsEnd ? number.Date : null);

        var claims = new List<AccreditationClaim?> { status.Claim, number.Claim, renewing ? AccreditationClaim.InProcess : null };
        var claim = claims.Contains(AccreditationClaim.Suspended) ? AccreditationClaim.Suspended
            : claims.Contains(AccreditationClaim.InProcess) ? AccreditationClaim.InProcess
            : claims.Contains(AccreditationClaim.Accredited) || issued is not null || expires is not null || _unreadable ? AccreditationClaim.Accredited
            : AccreditationClaim.None;
        var written = number.Number ?? (context.Table.Has(RosterField.AccreditationNumber) || status.Number?.Contains('/', StringComparison.Ordinal) != true ? null : status.Number);
        Compare(row, issued, expires);
        if (claim == AccreditationClaim.Accredited && issued is null && expires is null && !_unreadable)
        {
            context.Report(InstitutionFindings.Undated, row, Shown(RosterField.AccreditationIssued, RosterField.AccreditationExpires, RosterField.AccreditationStatus, RosterField.AccreditationNumber));
        }

        return new Accreditation(claim, status.Grade, written, issued, expires);
    }

    private void Compare(SheetRow row, DateOnly? issued, DateOnly? expires)
    {
        if (issued is { } from && expires is { } until && until < from)
        {
            Block(InstitutionFindings.ExpiryBeforeIssue, row, RosterField.AccreditationExpires);
        }

        if (issued > context.Today)
        {
            _blocked = true;
            context.Report(InstitutionFindings.IssuedInFuture, row, Shown(RosterField.AccreditationIssued, RosterField.AccreditationNumber, RosterField.AccreditationStatus));
        }
    }

    private DateOnly? ReadDate(SheetRow row, RosterField field)
    {
        var cell = context.Cell(row, field);
        if (cell is { Kind: CellKind.Text } text && CertificateCell.Read(text, context.Today) is { Date: null, Claim: CertificateClaim.No })
        {
            return null;
        }

        var date = DateCell.Read(cell, DateMeaning.Other, context.Today);
        _unreadable |= date.Note is DateNote.Unreadable or DateNote.YearOnly;
        DateFindings.Report(context, row, field, cell, date, InstitutionFindings.DateUnreadable);
        return date.Date;
    }

    private bool ReadClosed(SheetRow row)
    {
        foreach (var field in (RosterField[])[RosterField.Status, RosterField.Remarks])
        {
            // The word alone is told: the rest of a remark may name somebody.
            if (context.Text(row, field) is { } text && Array.Find(ClosedWords, word => CleanText.HasWord(CleanText.Fold(text), word)) is { } closed)
            {
                context.Report(InstitutionFindings.Closed, row, field, detail: closed);
                return true;
            }
        }

        return false;
    }

    private void CompareRegion(SheetRow row)
    {
        if (context.Text(row, RosterField.Region) is { } text && RegionTerms.IsOther(text, context.Region) == true)
        {
            var known = text.Any(char.IsAsciiDigit) || context.Regions.Exists(text);
            context.Report(
                known ? FindingCatalog.RowOfOtherRegion : FindingCatalog.RegionUnknown,
                row,
                RosterField.Region,
                text,
                known ? text : Suggestions.With(text, context.Regions.Nearest(text)));
        }
    }

    private RosterColumn? Shown(params ReadOnlySpan<RosterField> fields)
    {
        foreach (var field in fields)
        {
            if (context.Table.Column(field) is { } column)
            {
                return column;
            }
        }

        return null;
    }

    private void Block(FindingRule rule, SheetRow row, RosterField field)
    {
        _blocked = true;
        context.Report(rule, row, field);
    }

    private static string Short(string text) => text.Length <= CertificateCell.MaxNumber ? text : text[..CertificateCell.MaxNumber];
}
