namespace SertiKesos.Coverage.Facts;

/// <summary>Numbers by month, a month named by its first day.</summary>
internal static class MonthCounts
{
    public static IReadOnlyDictionary<DateOnly, int> None { get; } = new Dictionary<DateOnly, int>();

    public static void Add(SortedDictionary<DateOnly, int> months, DateOnly day, int number)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        months[month] = months.GetValueOrDefault(month) + number;
    }

    public static IReadOnlyDictionary<DateOnly, int> Sum(IEnumerable<IReadOnlyDictionary<DateOnly, int>> parts)
    {
        var sum = new SortedDictionary<DateOnly, int>();
        foreach (var (month, number) in parts.SelectMany(part => part))
        {
            Add(sum, month, number);
        }

        return sum;
    }
}
