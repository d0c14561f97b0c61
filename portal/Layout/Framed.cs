using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SertiKesos.Pages.Layout;

/// <summary>A component that knows by what it is framed: its texts and figures are in the language of the page.</summary>
public abstract class Framed : ComponentBase
{
    [CascadingParameter]
    public Frame Frame { get; set; } = null!;

    protected string Say(string indonesian, string english) => Frame.Say(indonesian, english);

    protected string Number(long value) => value.ToString("N0", Frame.Language.Numbers);

    /// <summary>A share of 0 to 1 with one decimal; a dash where there is none.</summary>
    protected string Percent(double? share) =>
        share is { } value ? (value * 100).ToString("N1", Frame.Language.Numbers) + " %" : "–";

    protected string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Frame.Language.Months[day.Month - 1]} {day.Year}");

    protected string ShortDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Frame.Language.Months[day.Month - 1][..3]} {day.Year}");

    protected string WeekDay(DateOnly day) => $"{Frame.Language.Days[(int)day.DayOfWeek]}, {Day(day)}";

    /// <summary>A moment by the clock of its own offset.</summary>
    protected string Moment(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{ShortDay(DateOnly.FromDateTime(at.DateTime))} {at:HH.mm}");

    protected string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Frame.Language.Months[day.Month - 1]} {day.Year}");

    /// <summary>Three letters of a month, for drawings.</summary>
    protected string ShortMonth(DateOnly day) => Frame.Language.Months[day.Month - 1][..3];

    /// <summary>For attributes of drawings, which know no comma.</summary>
    protected static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
