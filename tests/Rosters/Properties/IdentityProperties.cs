using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Properties;

/// <summary>Wrong NIKs and wrong certificates in drawn rosters: nobody is lost, and nobody becomes two.</summary>
public sealed class IdentityProperties
{
    private const int NikColumn = 2;
    private const int BirthColumn = 3;
    private const int IssuedColumn = 12;

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(150);

    /// <summary>What may become of a row: nothing, a damaged NIK, none, somebody else's, no birth date, a certificate of tomorrow.</summary>
    private static readonly Arbitrary<int[]> Harms = Gen.Choose(0, 63).ArrayOf(14).ToArbitrary();

    [Fact]
    public void Every_row_is_a_person_or_rejected() => Prop.ForAll(PlainRosters.Any, Harms, (rows, harms) =>
    {
        var table = PlainRosters.Table(rows);
        for (var row = 1; row < table.Length; row++)
        {
            Harm(table, row, harms[row - 1]);
        }

        var reading = SmallRoster.Read(Xlsx.Of("Data", table));

        Assert.Equal(rows.Count, reading.Rows.Read);
        Assert.Equal(reading.Rows.Read, reading.People.Count + reading.Rows.Rejected);
        Assert.All(reading.People, row => Assert.True(row.Person.Nik is not null || row.Person.BirthDate is not null));
        var shared = reading.People.Where(row => row.Person.Nik is not null).GroupBy(row => row.Person.Nik).Where(group => group.Select(row => NameKey.Of(row.Person.Name)).Distinct().Count() > 1);
        Assert.Empty(shared);

        // Who is neither named with a valid NIK nor by name and birth date, and nobody else, is rejected.
        var valid = Niks(PlainRosters.Table(rows)).ToHashSet();
        var nameable = table.Skip(1).Count(cells =>
            cells[BirthColumn] is not null || (valid.Contains(cells[NikColumn]) && Niks(table).Count(nik => Equals(nik, cells[NikColumn])) == 1));
        Assert.True(reading.People.Count >= nameable, $"{reading.People.Count} of {nameable}");
    }).Check(Often);

    [Fact]
    public void A_damaged_nik_and_then_the_right_one_gives_the_same_people_as_the_right_one_alone() => Prop.ForAll(PlainRosters.Any, Harms, (drawn, harms) =>
    {
        // Dates in words: which of day and month comes first is told from the NIKs as well.
        IReadOnlyList<PlainRow> rows = [.. drawn.Select(row => row with { DateHabit = 2 })];
        var damaged = PlainRosters.Table(rows);
        for (var row = 1; row < damaged.Length; row++)
        {
            damaged[row][NikColumn] = (harms[row - 1] % 4) switch
            {
                0 => "12",
                1 => null,
                2 => double.Parse(rows[row - 1].Person.Nik!.Value.Digits[..15] + "0", CultureInfo.InvariantCulture),
                _ => damaged[row][NikColumn],
            };
        }

        var right = SmallRoster.Read(Xlsx.Of("Data", PlainRosters.Table(rows)));
        var wrong = SmallRoster.Read(Xlsx.Of("Data", damaged));
        Assert.Equal((rows.Count, rows.Count), (right.People.Count, wrong.People.Count));

        var alone = Apply(Register.Empty(A.Cimahi), right, 1);
        var after = Apply(Apply(Register.Empty(A.Cimahi), wrong, 0), right, 1);
        Assert.Equal(PersonLines.Of(alone.People), PersonLines.Of(after.People));
        Assert.Empty(after.Muster);

        // And back: whoever has a NIK keeps it, and the same people serve.
        var again = Apply(after, wrong, 2);
        Assert.Equal(
            alone.People.Select(person => person.Identity.Value).Order(StringComparer.Ordinal),
            again.People.Select(person => person.Identity.Value).Order(StringComparer.Ordinal));
        Assert.Empty(again.Muster);
    }).Check(Often);

    private static void Harm(object?[][] table, int row, int harm)
    {
        table[row][NikColumn] = (harm % 8) switch
        {
            0 => "12",
            1 => null,
            2 => "3,27701E+15",
            3 => table[1][NikColumn],
            _ => table[row][NikColumn],
        };
        if (harm / 8 % 4 == 0)
        {
            table[row][BirthColumn] = null;
        }

        if (harm >= 32 && table[row][IssuedColumn] is not null)
        {
            table[row][IssuedColumn] = SmallRoster.Today.AddDays(1);
        }
    }

    private static IEnumerable<object?> Niks(object?[][] table) => table.Skip(1).Select(cells => cells[NikColumn]);

    private static Register Apply(Register register, RosterReading reading, int day)
    {
        var at = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero).AddDays(day);
        return RegisterChange.Of(register, new RosterEntry($"s{day}", at, at, SmallRoster.Today, [.. reading.People.Select(row => row.Person)], null, [])).Next;
    }
}
