using System.Collections.Frozen;
using System.Globalization;
using SertiKesos.Reference;

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
    /// Reads lines of <c>tanggal,nama,jenis,status,sumber</c> (dates as <c>2026-08-17</c>), of which only the first two
    /// are needed; the heading line, empty lines and lines that begin with <c>#</c> are passed over.
    /// </summary>
    /// <exception cref="FormatException">A line has no date.</exception>
    public static HolidayTable Parse(TextReader reader)
    {
        var names = new Dictionary<DateOnly, string>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#' || line.StartsWith("tanggal,", StringComparison.Ordinal))
            {
                continue;
            }

            var fields = line.Split(',');
            if (!DateOnly.TryParseExact(fields[0].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"Tabel hari libur, baris {number}: tanggal harus ditulis seperti 2026-08-17."));
            }

            names[day] = fields.Length > 1 ? fields[1].Trim() : "";
        }

        return new HolidayTable(names);
    }
}
