using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Rows;

/// <summary>
/// Turns a row into a person. Every cell that is wrong gets its finding, not only the first; what is wrong is left out, and
/// only without a name, a role, or both a NIK and a birth date the row is blocked.
/// </summary>
internal sealed class RowReader(SheetContext context, CertificateRules rules)
{
    private readonly CredentialReader _credentials = new(context, rules);
    // A roster says the same few roles and postings in every row.
    private readonly Dictionary<string, Role?> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _postings = new(StringComparer.Ordinal);
    private bool _blocked;

    /// <summary>The person, or null when an error blocks the row.</summary>
    public RosterPerson? Read(SheetRow row)
    {
        _blocked = false;
        var name = NameCell.Read(context.Cell(row, RosterField.Name));
        if (name is null)
        {
            Block(FindingCatalog.NameMissing, row, RosterField.Name);
        }

        var nik = ReadNik(row);
        var born = ReadBirthDate(row);
        if (nik.Nik is null && name is not null)
        {
            if (born is null)
            {
                Block(FindingCatalog.IdentityMissing, row, context.Table.Has(RosterField.Nik) ? RosterField.Nik : RosterField.BirthDate);
            }
            else if (nik.Problem is null)
            {
                context.Report(FindingCatalog.NikMissing, row, RosterField.Nik);
            }
        }

        var stated = ReadSex(row, nik.Nik);
        var sex = stated ?? nik.Nik?.Sex;
        CompareBirthDate(row, nik.Nik, born);
        CompareNip(row, nik.Nik, born, sex);
        var phones = PhoneCell.Read(context.Cell(row, RosterField.Phone), out var badPhone);
        var email = EmailCell.Read(context.Cell(row, RosterField.Email), out var badEmail);
        ReportContact(FindingCatalog.PhoneUnreadable, badPhone, row, RosterField.Phone);
        ReportContact(FindingCatalog.EmailUnreadable, badEmail, row, RosterField.Email);
        CompareRegion(row);

        var role = ReadRole(row);
        var credentials = _credentials.Read(row, born);
        if (_blocked || name is null || role is null)
        {
            return null;
        }

        var assignment = new Assignment(
            role.Value,
            ReadPosting(row),
            context.Text(row, RosterField.Kecamatan) ?? context.SubHeadings.Kecamatan,
            context.Text(row, RosterField.Kelurahan) ?? context.SubHeadings.Kelurahan,
            ReadStatus(row),
            credentials,
            context.Text(row, RosterField.MemberNumber));
        return new RosterPerson(context.Sheet, row.Number, new Person(name, nik.Nik, born, sex, phones, email, [assignment]), IdentityOf(row))
        {
            HasWrongNik = nik.Problem is not null,
            IsSexOfNik = stated is null && sex is not null,
            CertificateNumber = NumberOf(row, credentials),
        };
    }

    /// <summary>The person with what a further line says of certificates and trainings.</summary>
    public RosterPerson ReadFurther(SheetRow row, RosterPerson above)
    {
        var credentials = _credentials.Read(row, above.Person.BirthDate);
        var assignment = above.Person.Assignments[0];
        return above with
        {
            Person = above.Person with { Assignments = [assignment with { Credentials = [.. assignment.Credentials.Union(credentials)] }] },
        };
    }

    private RosterPlace? NumberOf(SheetRow row, IReadOnlyList<Credential> credentials) =>
        credentials.Any(credential => credential is { Kind: CredentialKind.Competency, Number: not null })
        && context.Table.All(RosterField.CertificateNumber).Concat(context.Table.All(RosterField.CertificateClaim)).FirstOrDefault(column => row.At(column.Column) is not null) is { } column
            ? new RosterPlace(new CellAddress(row.Number, column.Column), column.Heading)
            : null;

    private RosterPlace? IdentityOf(SheetRow row) =>
        (context.Table.Column(RosterField.Nik) ?? context.Table.Column(RosterField.Name)) is { } column
            ? new RosterPlace(new CellAddress(row.Number, column.Column), column.Heading)
            : null;

    private NikCell ReadNik(SheetRow row)
    {
        var cell = context.Cell(row, RosterField.Nik);
        var nik = NikCell.Read(cell);

        // A masked NIK may stand beside the real one, which is then often hidden.
        if (nik.Nik is null)
        {
            var whole = context.Table.All(RosterField.Nik).Select(column => NikCell.Read(context.Cell(row, column))).FirstOrDefault(other => other.Nik is not null);
            nik = whole.Nik is null ? nik : whole;
        }

        // Named once for the whole column.
        if (nik.Nik is { } rounded && rounded.Digits[^1] == '0' && context.HasRoundedNiks)
        {
            return new NikCell(null, FindingCatalog.NikLostLastDigit);
        }

        if (nik.Problem is { } problem)
        {
            context.Report(problem, row, RosterField.Nik, cell is { } known ? Masking.Tail(known.Text) : null, nik.Detail);
        }

        return nik;
    }

    private DateOnly? ReadBirthDate(SheetRow row)
    {
        var cell = context.Cell(row, RosterField.BirthDate);
        var date = DateCell.Read(cell, DateMeaning.Birth, context.Today);
        if (date.Date > context.Today)
        {
            date = new DateCell(null, DateNote.Unreadable);
        }

        DateFindings.Report(context, row, RosterField.BirthDate, cell, date, FindingCatalog.BirthDateUnreadable);
        return date.Date;
    }

    private Sex? ReadSex(SheetRow row, Nik? nik)
    {
        var cell = context.Cell(row, RosterField.Sex);
        var sex = SexCell.Read(cell, out var unreadable);
        if (unreadable && cell is { } known)
        {
            context.Report(FindingCatalog.SexUnreadable, row, RosterField.Sex, known.Text, CleanText.Line(known.Text));
        }

        if (sex is not null && nik is { } identity && identity.Sex != sex)
        {
            context.Report(FindingCatalog.NikSex, row, RosterField.Sex);
        }

        return sex;
    }

    private void CompareBirthDate(SheetRow row, Nik? nik, DateOnly? born)
    {
        if (nik is not { } identity || born is not { } date || identity.Agrees(date))
        {
            return;
        }

        // A date typed on an English system has day and month swapped without any sign of it.
        var swapped = date.Day <= 12 && identity.Agrees(new DateOnly(date.Year, date.Day, date.Month));
        context.Report(FindingCatalog.NikBirthDate, row, RosterField.BirthDate, detail: swapped ? ": hari dan bulan tampaknya tertukar" : "");
    }

    private void CompareNip(SheetRow row, Nik? nik, DateOnly? born, Sex? sex)
    {
        var nip = NipCell.Read(context.Cell(row, RosterField.Nip));
        if (nip.HasLostDigits)
        {
            context.Report(FindingCatalog.NipLostDigits, row, RosterField.Nip);
        }

        var otherDate = nip.BirthDate is { } date && (born is { } known ? date != known : nik is { } identity && !identity.Agrees(date));
        var otherSex = nip.Sex is { } said && sex is { } listed && said != listed;
        if (otherDate || otherSex)
        {
            var what = otherDate && otherSex ? "tanggal lahir dan jenis kelamin" : otherDate ? "tanggal lahir" : "jenis kelamin";
            context.Report(FindingCatalog.NipDiffers, row, RosterField.Nip, detail: what);
        }
    }

    private void CompareRegion(SheetRow row)
    {
        if (context.Text(row, RosterField.Region) is not { } text)
        {
            return;
        }

        var other = RegionTerms.IsOther(text, context.Region);
        context.OwnRows += other == false ? 1 : 0;
        if (other == true)
        {
            var isCode = RegionTerms.CodeIn(text) is not null;
            var known = isCode ? context.Regions.IsKnownCode(text) : context.Regions.Exists(text);
            context.Report(
                known ? FindingCatalog.RowOfOtherRegion : FindingCatalog.RegionUnknown,
                row,
                RosterField.Region,
                text,
                known ? text : isCode ? $"{text} (mungkin kode lama sebelum pemekaran)" : Suggestions.With(text, context.Regions.Nearest(text)));
        }
    }

    private Role? ReadRole(SheetRow row)
    {
        var text = context.Text(row, RosterField.Role);
        var own = text is null ? null : Known(_roles, text, RoleTerms.Find);
        // "Ketua" leaves the sheet's role; a role spelt wrong is not another one.
        var nearest = own is null && text is not null ? RoleTerms.Nearest(text) : [];
        var role = nearest.Count > 0 ? null : own ?? context.SubHeadings.Role ?? context.SheetRole;
        if (role is null && (text is not null || context.Table.Has(RosterField.Role)))
        {
            context.Report(FindingCatalog.RoleUnknown, row, RosterField.Role, text, text is null ? "(kosong)" : Suggestions.With(text, nearest));
        }

        return role;
    }

    private string? ReadPosting(SheetRow row)
    {
        if (context.Table.Column(RosterField.Posting) is not { } column)
        {
            return context.SheetPosting;
        }

        // A posting is counted and published as it is written, so no phone or NIK may stand in it.
        var cell = context.Cell(row, column);
        var posting = cell is { Kind: CellKind.Text } text ? Known(_postings, text.Text, words => PostingTerms.Of(Masking.Text(words))) : null;
        if (cell is { } dated && context.BecameDate(row, column, dated))
        {
            return context.SheetPosting;
        }

        if (posting is null && context.SheetPosting is null)
        {
            context.Report(FindingCatalog.PostingMissing, row, column);
        }

        return posting ?? context.SheetPosting;
    }

    private static T Known<T>(Dictionary<string, T> known, string text, Func<string, T> read)
    {
        if (!known.TryGetValue(text, out var meaning))
        {
            known[text] = meaning = read(text);
        }

        return meaning;
    }

    private ServiceStatus ReadStatus(SheetRow row)
    {
        if (context.IsLeft && context.Text(row, RosterField.Status) is { } reason)
        {
            return StatusTerms.OfReason(reason);
        }

        foreach (var field in (RosterField[])[RosterField.Status, RosterField.Remarks])
        {
            if (context.Text(row, field) is { } text && StatusTerms.Find(text, context.Today) is { } status and not ServiceStatus.Active)
            {
                if (status != ServiceStatus.OnLeave)
                {
                    context.Report(FindingCatalog.NotActive, row, field, detail: StatusTerms.Label(status));
                }

                return status;
            }
        }

        return ServiceStatus.Active;
    }

    private void ReportContact(FindingRule rule, bool unreadable, SheetRow row, RosterField field)
    {
        if (unreadable)
        {
            context.Report(rule, row, field);
        }
    }

    private void Block(FindingRule rule, SheetRow row, RosterField field)
    {
        _blocked = true;
        context.Report(rule, row, field);
    }
}
