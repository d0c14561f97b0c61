using System.Globalization;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// One threshold of the alert schedule: so many days before the last valid day (0 is that day itself), or so many
/// months after it. Exactly one of the two numbers counts: <paramref name="MonthsAfter"/> is 0 for a threshold before.
/// </summary>
internal readonly record struct AlertStep(int DaysBefore, int MonthsAfter)
{
    public static AlertStep Before(int days) => new(days, 0);

    public static AlertStep After(int months) => new(0, months);

    /// <summary>The last two warnings go out even when the person got a message less than a week ago.</summary>
    public bool IsUrgent => MonthsAfter == 0 && DaysBefore <= 7;

    /// <summary>Part of the alert's key, so it never changes: <c>d30</c>, <c>d0</c>, <c>m1</c>.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{(MonthsAfter > 0 ? 'm' : 'd')}{(MonthsAfter > 0 ? MonthsAfter : DaysBefore)}");

    public override string ToString() => Code;
}
