using System.Collections.Frozen;
using System.Globalization;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// Days on which offices are closed besides weekends: national holidays and collective leave, by the reference table
/// <c>libur</c>; rows marked <c>perkiraan</c> in it await the joint decree of their year.
/// </summary>
internal sealed class HolidayTable
{
    private readonly FrozenDictionary<DateOnly, string> _names;
    private readonly FrozenSet<int> _years;

    private HolidayTable(Dictionary<DateOnly, string> names)
    {
        _names = names.ToFrozenDictionary();
        _years = names.Keys.Select(day => day.Year).ToFrozenSet();
    }

    public static HolidayTable Shipped { get; } = Of(ReferenceData.Shipped);

    public static HolidayTable None { get; } = new([]);

    public IReadOnlyCollection<DateOnly> Days => _names.Keys;

    public bool Contains(DateOnly day) => _names.ContainsKey(day);

    public string? NameOf(DateOnly day) => _names.GetValueOrDefault(day);

    /// <summary>Whether the table has any row of a year; of other years it knows only the weekends.</summary>
    public bool Covers(int year) => _years.Contains(year);

    public static HolidayTable Of(ReferenceData reference) =>
        new(reference.Holidays.GroupBy(row => row.Day).ToDictionary(group => group.Key, group => group.Last().Name));

    /// <summary>
    /// Reads rows of <c>tanggal,nama,jenis,status,sumber</c> (dates as <c>2026-08-17</c>) in the form of the reference
    /// tables, of which only the first two fields are needed; a heading is passed over.
    /// </summary>
    /// <exception cref="FormatException">A row has no date, or the text is no such table.</exception>
    public static HolidayTable Parse(string text)
    {
        var names = new Dictionary<DateOnly, string>();
        try
        {
            foreach (var (row, fields) in ReferenceCsv.Read(text))
            {
                if (fields[0] != "tanggal")
                {
                    names[Day(fields[0], row)] = fields.Count > 1 ? fields[1] : "";
                }
            }
        }
        catch (Exception failure) when (failure is WorkbookException or InvalidDataException)
        {
            throw new FormatException(
                "Tabel hari libur: ada tanda kutip (\") yang tidak ditutup, atau isi yang terlalu panjang. Perbaiki berkas itu.", failure);
        }

        return new HolidayTable(names);
    }

    private static DateOnly Day(string text, int row) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"Tabel hari libur, baris {row}: tanggal harus ditulis seperti 2026-08-17."));
}
