namespace SertiKesos.Reference.Tables;

/// <summary>What may be wrong between the effective dates of rows that say something of the same thing.</summary>
internal static class Spans
{
    /// <summary>Two rows of one key that hold on the same day.</summary>
    public static IEnumerable<ReferenceFault> Overlaps<TRow>(
        IEnumerable<Numbered<TRow>> rows, Func<TRow, string> key, Func<TRow, EffectiveDates> dates, string column)
    {
        foreach (var group in rows.GroupBy(row => key(row.Value), StringComparer.OrdinalIgnoreCase))
        {
            var ordered = group.OrderBy(row => dates(row.Value).From ?? DateOnly.MinValue).ThenBy(row => row.Row).ToList();
            for (var index = 1; index < ordered.Count; index++)
            {
                if (ordered.Take(index).FirstOrDefault(earlier => dates(earlier.Value).Overlaps(dates(ordered[index].Value))) is { Row: > 0 } other)
                {
                    yield return new ReferenceFault(
                        ordered[index].Row,
                        column,
                        $"{group.Key} sudah ada pada baris {other.Row} untuk waktu yang sama ({dates(other.Value)}). Isi berlaku_sampai pada baris lama dan berlaku_sejak pada baris baru.");
                }
            }
        }
    }

    /// <summary>Days on which no row of a key holds, where one must on every day.</summary>
    public static IEnumerable<ReferenceFault> Gaps<TRow>(
        IEnumerable<Numbered<TRow>> rows, string key, Func<TRow, EffectiveDates> dates, string column)
    {
        var ordered = rows.OrderBy(row => dates(row.Value).From ?? DateOnly.MinValue).ToList();
        if (ordered.Count == 0)
        {
            yield return new ReferenceFault(0, "", $"Baris untuk {key} tidak ada. Tambahkan.");
            yield break;
        }

        if (dates(ordered[0].Value).From is { } first)
        {
            yield return new ReferenceFault(ordered[0].Row, column, $"{key} belum ada sebelum {EffectiveDates.Text(first)}. Kosongkan berlaku_sejak pada baris pertamanya.");
        }

        for (var index = 1; index < ordered.Count; index++)
        {
            if (dates(ordered[index - 1].Value).To is { } to && dates(ordered[index].Value).From is { } from && from > to.AddDays(1))
            {
                yield return new ReferenceFault(
                    ordered[index].Row, column, $"{key} tidak punya baris antara {EffectiveDates.Text(to)} dan {EffectiveDates.Text(from)}. Sambungkan tanggalnya.");
            }
        }

        if (dates(ordered[^1].Value).To is { } last)
        {
            yield return new ReferenceFault(ordered[^1].Row, column, $"{key} tidak ada lagi setelah {EffectiveDates.Text(last)}. Kosongkan berlaku_sampai pada baris terakhirnya.");
        }
    }
}
