using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Properties;

/// <summary>One invented person with the habits in which an office writes each cell.</summary>
internal sealed record PlainRow(Person Person, int NikHabit, int DateHabit, int PhoneHabit, int SexHabit, bool UpperRole)
{
    public Assignment Assignment => Person.Assignments[0];

    public Credential? Certificate => Assignment.Credentials.SingleOrDefault();

    /// <summary>Cells hold personal data elsewhere; here everybody is invented, and a failed case must be readable.</summary>
    public override string ToString() =>
        $"{Person.Name} {Person.Nik?.Digits} {Person.BirthDate:O} {Assignment.Role} {Assignment.Posting} {Assignment.Status} {Certificate?.Number} {Certificate?.IssuedOn:O} {Certificate?.ExpiresOn:O} (nik {NikHabit}, date {DateHabit}, phone {PhoneHabit})";
}

/// <summary>
/// Rosters of people about whom nothing is to be said, written as offices write them, and what the same people must be
/// when they are read. A failing roster shrinks to fewer people and to plainer habits.
/// </summary>
internal static class PlainRosters
{
    private static readonly string[] FirstNames = ["Asep", "Budi", "Cucu", "Siti", "Mu'min", "Ketut", "I Gusti Ngurah", "Moh.", "Nyi", "Yohanes"];
    private static readonly string[] LastNames = ["Contohwan", "Rekaan", "Misalnya, S.Sos.", "Umpama", "Teladani, M.Si", "Contoh-Contoh"];
    private static readonly string?[] Postings = ["Kelurahan", "PKH", "LK3", "Dinsos", "Sakti Peksos", "Rumah Singgah Contoh"];
    private static readonly string?[] Kecamatans = [null, "Cimahi Utara", "Cimahi Tengah", "Cimahi Selatan"];
    private static readonly string?[] Kelurahans = [null, "Cibabat", "Pasirkaliki"];
    private static readonly string?[] Mails = [null, "orang@contoh.id", "orang.dua@dinsos.contoh.go.id"];
    private static readonly string?[] Members = [null, "NIA-17", "1.2.3-A"];

    // More than three TKSK would be more than Cimahi has kecamatan.
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Tksk])];

    public static readonly string[] Headings =
        ["No", "Nama Lengkap", "NIK", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan", "Kecamatan", "Kelurahan", "No. HP", "Email", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "NIA", "Status"];

    public static Arbitrary<IReadOnlyList<PlainRow>> Any { get; } = Arb.From(Rows(), Shrink);

    public static Gen<int[]> Orders { get; } = Gen.Shuffle(Enumerable.Range(0, Headings.Length).ToArray());

    public static object?[] Cells(PlainRow row, int number) =>
    [
        number,
        row.Person.Name,
        Nik(row),
        Date(row.Person.BirthDate, row.DateHabit),
        row.Person.Sex == Sex.Male ? new[] { "L", "Laki-laki", "lk" }[row.SexHabit] : new[] { "P", "Perempuan", "Pr" }[row.SexHabit],
        row.UpperRole ? row.Assignment.Role.Label().ToUpperInvariant() : row.Assignment.Role.Label(),
        row.Assignment.Posting,
        row.Assignment.Kecamatan,
        row.Assignment.Kelurahan,
        Phones(row),
        row.Person.Email,
        row.Certificate?.Number,
        Date(row.Certificate?.IssuedOn, row.DateHabit),
        Date(row.Certificate?.ExpiresOn, row.DateHabit),
        row.Assignment.MemberNumber,
        row.Assignment.Status == ServiceStatus.OnLeave ? "Cuti" : row.NikHabit == 0 ? "Aktif" : null,
    ];

    public static object?[][] Table(IReadOnlyList<PlainRow> rows, int[]? order = null)
    {
        var columns = order ?? [.. Enumerable.Range(0, Headings.Length)];
        return
        [
            [.. columns.Select(column => (object?)Headings[column])],
            .. rows.Select((row, index) => Cells(row, index + 1)).Select(cells => columns.Select(column => cells[column]).ToArray()),
        ];
    }

    private static Gen<IReadOnlyList<PlainRow>> Rows() =>
        from count in Gen.Choose(1, 14)
        from makes in Gen.ListOf(Row(), count)
        select (IReadOnlyList<PlainRow>)[.. makes.Select((make, index) => make(index + 1))];

    private static IEnumerable<IReadOnlyList<PlainRow>> Shrink(IReadOnlyList<PlainRow> rows)
    {
        for (var index = 0; index < rows.Count && rows.Count > 1; index++)
        {
            yield return [.. rows.Where((_, at) => at != index)];
        }

        for (var index = 0; index < rows.Count; index++)
        {
            var plain = rows[index] with { NikHabit = 0, DateHabit = 0, PhoneHabit = 0, SexHabit = 0, UpperRole = false };
            if (plain != rows[index])
            {
                yield return [.. rows.Select((row, at) => at == index ? plain : row)];
            }
        }
    }

    private static Gen<Func<int, PlainRow>> Row() =>
        from first in Gen.Elements(FirstNames)
        from last in Gen.Elements(LastNames)
        from born in Gen.Choose(new DateOnly(1955, 1, 1).DayNumber, new DateOnly(2001, 12, 31).DayNumber)
        from sex in Gen.Elements(Sex.Male, Sex.Female)
        from role in Gen.Elements(Roles)
        from posting in Gen.Elements(Postings)
        from place in Gen.Choose(0, 11)
        from status in Gen.Elements(ServiceStatus.Active, ServiceStatus.Active, ServiceStatus.OnLeave)
        from phones in Gen.Choose(0, 2)
        from mail in Gen.Elements(Mails)
        from member in Gen.Elements(Members)
        from issued in Gen.Choose(new DateOnly(2019, 1, 1).DayNumber, SmallRoster.Today.DayNumber)
        from certificate in Gen.Choose(0, 3)
        from habits in Gen.ListOf(Gen.Choose(0, 2), 4)
        from upper in Gen.Elements(true, false)
        select (Func<int, PlainRow>)(serial => new PlainRow(
            new Person(
                $"{first} {last}",
                NikOf(DateOnly.FromDayNumber(born), sex, serial),
                DateOnly.FromDayNumber(born),
                sex,
                [.. Enumerable.Range(1, phones).Select(number => string.Create(CultureInfo.InvariantCulture, $"+628120{serial:000}{number:000}4"))],
                mail,
                [new Assignment(role, posting, Kecamatans[place % Kecamatans.Length], Kelurahans[place % Kelurahans.Length], status, Certificates(certificate, DateOnly.FromDayNumber(issued), serial), member)]),
            habits[0], habits[1], habits[2], habits[3], upper));

    private static IReadOnlyList<Credential> Certificates(int kind, DateOnly issued, int serial)
    {
        var dated = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"{serial:000}/LSP/X/{issued.Year}", IssuedOn: issued);
        return kind switch
        {
            0 => [],
            1 => [dated],
            _ => [dated with { ExpiresOn = issued.AddMonths(60).AddDays(-1) }],
        };
    }

    private static Nik NikOf(DateOnly born, Sex sex, int serial)
    {
        var day = born.Day + (sex == Sex.Female ? 40 : 0);
        Assert.True(SertiKesos.People.Nik.TryParse(string.Create(CultureInfo.InvariantCulture, $"327701{day:00}{born.Month:00}{born.Year % 100:00}{serial:0000}"), out var nik));
        return nik;
    }

    private static string Nik(PlainRow row)
    {
        var digits = row.Person.Nik!.Value.Digits;
        return row.NikHabit switch
        {
            0 => digits,
            1 => $"{digits[..4]} {digits[4..8]} {digits[8..12]} {digits[12..]}",
            _ => $"'{digits[..6]}.{digits[6..12]}.{digits[12..]}",
        };
    }

    private static object? Date(DateOnly? date, int habit) => date is not { } day ? null : habit switch
    {
        0 => day,
        1 => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("id-ID")),
    };

    private static string? Phones(PlainRow row)
    {
        var numbers = row.Person.Phones.Select(phone => row.PhoneHabit switch
        {
            0 => phone,
            1 => "0" + phone[3..],
            _ => $"0{phone[3..6]}-{phone[6..10]}-{phone[10..]}",
        });
        return row.Person.Phones.Count == 0 ? null : string.Join(row.PhoneHabit == 2 ? " / " : ", ", numbers);
    }
}
