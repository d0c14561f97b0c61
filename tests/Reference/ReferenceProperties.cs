using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Reference;

public sealed class ReferenceProperties
{
    private static readonly Gen<string> Words = Gen.Elements(
        "SK Menteri", "kata \"di\" kutip", "koma, dan; titik koma", "ujung\"", "\"awal", "'petik", "Undang-Undang № 5/2027", "é ü 中", "#bukan catatan", "1.234,5");

    private static readonly Gen<EffectiveDates> Spans =
        from start in Gen.Choose(0, 4_000)
        from length in Gen.Choose(0, 900)
        from open in Gen.Choose(0, 3)
        let first = A.Date("2020-01-01").AddDays(start)
        select new EffectiveDates(open is 1 or 3 ? null : first, open is 2 or 3 ? null : first.AddDays(length));

    [Fact]
    public void A_holiday_table_that_is_written_reads_back_the_same()
    {
        var rows = (from day in Gen.Choose(0, 5_000)
                    from name in Words
                    from source in Words
                    from flags in Gen.Choose(0, 3)
                    select new HolidayRow(A.Date("2020-01-01").AddDays(day), name, (flags & 1) > 0, (flags & 2) > 0, source, EffectiveDates.Always))
            .NonEmptyListOf().Select(list => list.DistinctBy(row => (row.Day, row.Name.ToUpperInvariant())).ToList());

        Check.QuickThrowOnFailure(Prop.ForAll(rows.ToArbitrary(), list => HolidayRows.Table.Rows(HolidayRows.Table.Write(list)).SequenceEqual(list)));
    }

    [Fact]
    public void A_table_of_figures_that_is_written_reads_back_the_same()
    {
        var rows = (from code in Gen.Elements("a", "b-2", "kebutuhan-sdm")
                    from year in Gen.Choose(1990, 2040)
                    from millionths in Gen.Choose(0, int.MaxValue)
                    from words in Words.ArrayOf(3)
                    from confirmed in Gen.Elements(true, false)
                    from dates in Spans
                    select new ReferenceFigure(code, words[0], $"{year}", millionths / 1_000_000m, words[1], confirmed, words[2], words[0], dates))
            .NonEmptyListOf().Select(list => list.DistinctBy(row => (row.Code, row.As, row.Source)).ToList());

        Check.QuickThrowOnFailure(Prop.ForAll(rows.ToArbitrary(), list => FigureRows.Table.Rows(FigureRows.Table.Write(list)).SequenceEqual(list)));
    }

    [Fact]
    public void Two_spans_overlap_exactly_where_a_day_lies_in_both() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Spans.ToArbitrary(), Spans.ToArbitrary(), (one, other) =>
            one.Overlaps(other) == other.Overlaps(one)
            && one.Overlaps(other) == Enumerable.Range(-1, 5_002).Select(A.Date("2020-01-01").AddDays).Any(day => one.Contains(day) && other.Contains(day))));

    /// <summary>Whatever rows a table has: accepted, it gives every role one category a day; refused, it says why.</summary>
    [Fact]
    public void An_accepted_table_of_roles_has_one_category_on_every_day()
    {
        var rows = (from category in Gen.Elements(LegalCategory.Tks, LegalCategory.RelawanSosial)
                    from dates in Spans
                    select new RoleRow(Role.Psm, "PSM", category, true, "SK", dates)).ListOf();
        var others = RoleRows.Table.Rows(RoleRows.Table.Shipped).Where(row => row.Role != Role.Psm).ToList();

        Check.QuickThrowOnFailure(Prop.ForAll(rows.ToArbitrary(), list =>
        {
            var accepted = RoleRows.Table.Faults(RoleRows.Table.Write([.. others, .. list])).Count == 0;
            var days = list.SelectMany(row => new[] { row.Dates.From?.AddDays(-1), row.Dates.From, row.Dates.To, row.Dates.To?.AddDays(1) }).OfType<DateOnly>()
                .Concat([DateOnly.MinValue, DateOnly.MaxValue]);
            return accepted == days.All(day => list.Count(row => row.Dates.Contains(day)) == 1);
        }));
    }

    [Fact]
    public void Accepted_deadlines_come_after_the_lock_of_the_period_before()
    {
        var singles = (from month in Gen.Choose(0, 17)
                       from deadline in Gen.Choose(0, 60)
                       from more in Gen.Choose(0, 40)
                       let first = A.Date("2026-01-01").AddMonths(month)
                       select new ReportingDeadline(Period.Of(first), first.AddDays(deadline), first.AddDays(deadline + more))).ListOf()
            .Select(list => list.DistinctBy(row => row.Period).ToList());

        Check.QuickThrowOnFailure(Prop.ForAll(singles.ToArbitrary(), Gen.Choose(1, 31).ToArbitrary(), (list, day) =>
        {
            DeadlineRow[] rows =
            [
                new DeadlineRow.Standard(Math.Min(day, 25), day >= 25 ? DeadlineRow.LastDay : day, true, "SK", EffectiveDates.Always),
                .. list.Select(row => new DeadlineRow.Single(row, true, "SE", EffectiveDates.Always)),
            ];
            var accepted = DeadlineRows.Table.Faults(DeadlineRows.Table.Write(rows)).Count == 0;
            var periods = Enumerable.Range(0, 22).Select(month => DeadlineRows.Of(rows, Period.Of(A.Date("2025-12-01").AddMonths(month)))).ToList();
            return accepted == periods.Zip(periods.Skip(1)).All(pair => pair.First.Lock < pair.Second.Deadline);
        }));
    }
}
