using System.Globalization;
using SertiKesos.Time;

namespace SertiKesos.Reference.Tables;

/// <summary>
/// Deadline and lock: days of the month for all periods that have no row of their own (<see cref="LastDay"/> is the last
/// one), or the dates of one period.
/// </summary>
internal abstract record DeadlineRow(bool IsConfirmed, string Source, EffectiveDates Dates)
{
    public const int LastDay = 31;

    /// <summary>For periods whose first day lies within the effective dates.</summary>
    internal sealed record Standard(int Deadline, int Lock, bool IsConfirmed, string Source, EffectiveDates Dates)
        : DeadlineRow(IsConfirmed, Source, Dates)
    {
        public ReportingDeadline Of(Period period) => new(period, Day(period, Deadline), Day(period, Lock));

        private static DateOnly Day(Period period, int day) => period.FirstDay.AddDays(Math.Min(day, period.LastDay.Day) - 1);
    }

    internal sealed record Single(ReportingDeadline Deadline, bool IsConfirmed, string Source, EffectiveDates Dates)
        : DeadlineRow(IsConfirmed, Source, Dates);
}

/// <summary>The table <c>batas</c>.</summary>
internal static class DeadlineRows
{
    private const string PeriodColumn = "periode";
    private const string Deadline = "batas";
    private const string Lock = "kunci";
    private const string Standard = "baku";
    private const string Last = "akhir";
    private const int FarthestMonths = 12;

    public static ReferenceTable<DeadlineRow> Table { get; } = new(
        "batas",
        "Batas waktu pelaporan dan penguncian",
        [PeriodColumn, Deadline, Lock, RowCells.Status, RowCells.Source, RowCells.From, RowCells.To],
        Read,
        Write,
        Whole,
        () => ShippedTables.Read("batas"));

    /// <summary>The deadline of a period by the rows of a table that has no faults.</summary>
    public static ReportingDeadline Of(IEnumerable<DeadlineRow> rows, Period period)
    {
        var all = rows as IReadOnlyCollection<DeadlineRow> ?? [.. rows];
        return all.OfType<DeadlineRow.Single>().FirstOrDefault(row => row.Deadline.Period == period)?.Deadline
            ?? all.OfType<DeadlineRow.Standard>().First(row => row.Dates.Contains(period.FirstDay)).Of(period);
    }

    private static DeadlineRow Read(RowCells cells)
    {
        var text = cells.Text(PeriodColumn);
        if (Period.TryParseAsked(text, out var period))
        {
            return ReadSingle(cells, period);
        }

        if (text.Length > 0 && !string.Equals(text, Standard, StringComparison.OrdinalIgnoreCase))
        {
            cells.Fault(PeriodColumn, $"\"{text}\" bukan periode. Tulis \"{Standard}\" atau tahun-bulan seperti 2026-12.");
        }

        var (deadline, locked) = (DayOfMonth(cells, Deadline), DayOfMonth(cells, Lock));
        if (deadline > locked)
        {
            cells.Fault(Lock, $"lebih awal daripada {Deadline}. Kunci paling awal pada hari batas itu.");
        }

        return new DeadlineRow.Standard(deadline, locked, cells.IsConfirmed(), cells.Text(RowCells.Source), cells.Dates());
    }

    private static DeadlineRow.Single ReadSingle(RowCells cells, Period period)
    {
        var (deadline, locked) = (cells.Day(Deadline), cells.Day(Lock));
        if (deadline != default && locked != default)
        {
            if (deadline > locked)
            {
                cells.Fault(Lock, $"lebih awal daripada {Deadline}. Kunci paling awal pada hari batas itu.");
            }

            if (deadline < period.FirstDay || locked > period.LastDay.AddMonths(FarthestMonths))
            {
                cells.Fault(deadline < period.FirstDay ? Deadline : Lock, $"terlalu jauh dari periode {period}. Batas tidak boleh sebelum periode mulai, kunci paling lambat {FarthestMonths} bulan setelahnya.");
            }
        }

        return new DeadlineRow.Single(new ReportingDeadline(period, deadline, locked), cells.IsConfirmed(), cells.Text(RowCells.Source), cells.Dates());
    }

    private static int DayOfMonth(RowCells cells, string column)
    {
        var text = cells.Raw(column);
        if (string.Equals(text, Last, StringComparison.OrdinalIgnoreCase))
        {
            return DeadlineRow.LastDay;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= DeadlineRow.LastDay)
        {
            return day;
        }

        cells.Fault(column, $"\"{text}\" bukan tanggal dalam bulan. Tulis 1 sampai 31, atau \"{Last}\" untuk hari terakhir.");
        return DeadlineRow.LastDay;
    }

    private static string?[] Write(DeadlineRow row)
    {
        var (period, deadline, locked) = row switch
        {
            DeadlineRow.Standard standard => (Standard, Text(standard.Deadline), Text(standard.Lock)),
            DeadlineRow.Single single => (single.Deadline.Period.ToString(), EffectiveDates.Text(single.Deadline.Deadline), EffectiveDates.Text(single.Deadline.Lock)),
            _ => throw new InvalidOperationException($"The row {row.GetType().Name} has no form."),
        };
        return
        [
            period, deadline, locked, row.IsConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed, row.Source,
            EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ];
    }

    private static string Text(int day) => day == DeadlineRow.LastDay ? Last : day.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<ReferenceFault> Whole(IReadOnlyList<Numbered<DeadlineRow>> rows)
    {
        var standards = rows.Where(row => row.Value is DeadlineRow.Standard).ToList();
        var singles = rows.Where(row => row.Value is DeadlineRow.Single).ToList();
        var faults = Spans.Gaps(standards, Standard, row => row.Dates, PeriodColumn)
            .Concat(Spans.Overlaps(standards, _ => Standard, row => row.Dates, PeriodColumn))
            .Concat(singles
                .GroupBy(row => ((DeadlineRow.Single)row.Value).Deadline.Period)
                .SelectMany(group => group.Skip(1).Select(twice => new ReferenceFault(twice.Row, PeriodColumn, $"{group.Key} sudah ada pada baris {group.First().Row}. Hapus salah satunya."))))
            .ToList();
        if (faults.Count > 0 || singles.Count == 0)
        {
            return faults;
        }

        return Disorder([.. rows.Select(row => row.Value)], singles);
    }

    /// <summary>
    /// Every lock must lie after that of the period before, or an upload would belong to two periods; and before the deadline
    /// of the next one, which opens on the day after it, or nobody could be on time.
    /// </summary>
    private static IEnumerable<ReferenceFault> Disorder(IReadOnlyList<DeadlineRow> rows, IReadOnlyList<Numbered<DeadlineRow>> singles)
    {
        foreach (var single in singles)
        {
            var own = ((DeadlineRow.Single)single.Value).Deadline;
            var before = Of(rows, own.Period.Previous());
            var after = Of(rows, own.Period.Next());
            if (own.Lock <= before.Lock)
            {
                yield return new ReferenceFault(single.Row, Lock, $"tidak setelah kunci periode {before.Period} ({EffectiveDates.Text(before.Lock)}). Kunci harus makin lambat dari periode ke periode.");
            }
            else if (own.Deadline <= before.Lock)
            {
                yield return new ReferenceFault(single.Row, Deadline, $"tidak setelah kunci periode {before.Period} ({EffectiveDates.Text(before.Lock)}): periode ini baru dibuka sesudah kunci itu.");
            }
            else if (own.Lock >= after.Deadline)
            {
                yield return new ReferenceFault(single.Row, Lock, $"tidak sebelum batas periode {after.Period} ({EffectiveDates.Text(after.Deadline)}): periode itu baru dibuka sesudah kunci ini.");
            }
        }
    }
}
