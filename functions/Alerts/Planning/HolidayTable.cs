using System.Collections.Frozen;
using System.Globalization;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// Days on which offices are closed besides weekends: national holidays and collective leave. The shipped table names
/// the source of each row; rows marked <c>perkiraan</c> await the joint decree of their year.
/// </summary>
internal sealed class HolidayTable
{
    private const string Resource = "SertiKesos.Alerts.holidays.csv";

    private readonly FrozenDictionary<DateOnly, string> _names;
    private readonly FrozenSet<int> _years;

    private HolidayTable(Dictionary<DateOnly, string> names)
    {
        _names = names.ToFrozenDictionary();
        _years = names.Keys.Select(day => day.Year).ToFrozenSet();
    }

    public static HolidayTable Shipped { get; } = ReadShipped();

    public static HolidayTable None { get; } = new([]);

    public IReadOnlyCollection<DateOnly> Days => _names.Keys;

    public bool Contains(DateOnly day) => _names.ContainsKey(day);

    public string? NameOf(DateOnly day) => _names.GetValueOrDefault(day);

    /// <summary>Whether the table has any row of a year; of other years it knows only the weekends.</summary>
    public bool Covers(int year) => _years.Contains(year);

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
                throw new FormatException(AlertTexts.BadHolidayLine(number));
            }

            names[day] = fields.Length > 1 ? fields[1].Trim() : "";
        }

        return new HolidayTable(names);
    }

    private static HolidayTable ReadShipped()
    {
        using var stream = typeof(HolidayTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded list {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }
}
