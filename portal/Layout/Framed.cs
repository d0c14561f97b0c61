using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SertiKesos.Pages.Layout;

/// <summary>A component that knows by what it is framed: its texts and figures are in the language of the page.</summary>
public abstract class Framed : ComponentBase
{
    [CascadingParameter]
    public Frame Frame { get; set; } = null!;

    protected string Say(string indonesian, string english) => Frame.Say(indonesian, english);

    protected string Number(long value) => value.ToString("N0", Frame.Language.Culture);

    /// <summary>A share of 0 to 1 with one decimal; a dash where there is none.</summary>
    protected string Percent(double? share) =>
        share is { } value ? (value * 100).ToString("0.0", Frame.Language.Culture) + " %" : "–";

    protected string Day(DateOnly day) => day.ToString("d MMMM yyyy", Frame.Language.Culture);

    protected string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", Frame.Language.Culture);

    protected string Month(int year, int month) => new DateOnly(year, month, 1).ToString("MMMM yyyy", Frame.Language.Culture);

    /// <summary>For attributes of drawings, which know no comma.</summary>
    protected static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
