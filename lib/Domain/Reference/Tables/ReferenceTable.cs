using SertiKesos.Sheets;

namespace SertiKesos.Reference.Tables;

/// <summary>A row with the number under which faults name it.</summary>
internal readonly record struct Numbered<TRow>(int Row, TRow Value);

internal sealed record ReferenceReading<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<ReferenceFault> Faults);

/// <summary>One table: what it is called, how it is checked, and what was shipped of it.</summary>
internal interface IReferenceTable
{
    string Name { get; }

    string Title { get; }

    IReadOnlyList<string> Headings { get; }

    /// <summary>The content that holds until one is stored.</summary>
    string Shipped { get; }

    IReadOnlyList<ReferenceFault> Faults(string text);

    /// <summary>The same content in the form in which it is written here, whatever remarks and order of columns it came with.</summary>
    /// <exception cref="InvalidDataException">The text has faults.</exception>
    (string Text, int Rows) Canonical(string text);
}

/// <param name="read">A row from its cells.</param>
/// <param name="write">The cells of a row, in the order of <paramref name="headings"/>.</param>
/// <param name="whole">What is wrong between rows.</param>
internal sealed class ReferenceTable<TRow>(
    string name,
    string title,
    string[] headings,
    Func<RowCells, TRow> read,
    Func<TRow, IReadOnlyList<string?>> write,
    Func<IReadOnlyList<Numbered<TRow>>, IEnumerable<ReferenceFault>> whole,
    Func<string> shipped) : IReferenceTable
{
    /// <summary>So many faults are told; who mends them sees the others next.</summary>
    private const int MostFaults = 200;

    // Tables from elsewhere may lack these: open dates.
    private static readonly string[] MayLack = [RowCells.From, RowCells.To];

    private readonly Lazy<string> _shipped = new(shipped);

    public string Name => name;

    public string Title => title;

    public IReadOnlyList<string> Headings => headings;

    public string Shipped => _shipped.Value;

    public IReadOnlyList<ReferenceFault> Faults(string text) => Read(text).Faults;

    public string Write(IEnumerable<TRow> rows) => ReferenceCsv.Write(headings, rows.Select(write));

    public (string Text, int Rows) Canonical(string text)
    {
        var rows = Rows(text);
        return (Write(rows), rows.Count);
    }

    /// <exception cref="InvalidDataException">The text has faults.</exception>
    public IReadOnlyList<TRow> Rows(string text)
    {
        var reading = Read(text);
        return reading.Faults.Count == 0
            ? reading.Rows
            : throw new InvalidDataException($"Tabel acuan \"{name}\" tidak dapat dipakai. {reading.Faults[0].Sentence}");
    }

    public ReferenceReading<TRow> Read(string text)
    {
        var faults = new List<ReferenceFault>();
        var rows = new List<Numbered<TRow>>();
        try
        {
            using var records = ReferenceCsv.Read(text).GetEnumerator();
            if (!records.MoveNext())
            {
                return Refused("Tabel ini kosong. Ekspor tabel yang berlaku, ubah, lalu kirim lagi.");
            }

            var columns = records.Current.Fields.Select(heading => heading.ToLowerInvariant()).ToList();
            if (HeadingFault(columns) is { } fault)
            {
                return Refused(fault);
            }

            while (records.MoveNext())
            {
                var (row, fields) = records.Current;
                if (fields.Count > columns.Count && fields.Skip(columns.Count).Any(field => field.Length > 0))
                {
                    faults.Add(new ReferenceFault(row, "", $"ada {fields.Count} sel untuk {columns.Count} kolom. Apit isi yang memuat koma dengan tanda kutip (\"…\")."));
                    continue;
                }

                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (column, field) in columns.Zip(fields))
                {
                    cells[column] = field;
                }

                rows.Add(new Numbered<TRow>(row, read(new RowCells(row, cells, faults))));
            }
        }
        catch (Exception failure) when (failure is WorkbookException or InvalidDataException)
        {
            return Refused("Ada tanda kutip (\") yang tidak ditutup, atau sel yang terlalu panjang. Perbaiki, lalu kirim lagi.");
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            return Refused("Tabel ini tidak memuat satu baris pun. Ekspor tabel yang berlaku, ubah, lalu kirim lagi.");
        }

        if (faults.Count == 0)
        {
            faults.AddRange(whole(rows));
        }

        return new ReferenceReading<TRow>([.. rows.Select(row => row.Value)], [.. faults.Take(MostFaults)]);
    }

    private string? HeadingFault(List<string> columns)
    {
        var wanted = string.Join(",", headings);
        return headings.Except(columns).Except(MayLack).ToList() is { Count: > 0 } lacking
                ? $"Judul kolom tidak lengkap: {string.Join(", ", lacking)} tidak ada. Baris pertama harus: {wanted}."
            : columns.Where(column => column.Length > 0).Except(headings).ToList() is { Count: > 0 } unknown
                ? $"Judul kolom {string.Join(", ", unknown)} tidak dikenal. Baris pertama harus: {wanted}."
            : columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Key.Length > 0 && group.Count() > 1) is { } twice
                ? $"Judul kolom {twice.Key} ada dua kali. Hapus salah satunya."
            : null;
    }

    private static ReferenceReading<TRow> Refused(string message) => new([], [new ReferenceFault(0, "", message)]);
}
