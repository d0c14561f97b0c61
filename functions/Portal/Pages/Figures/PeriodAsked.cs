using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Figures;

/// <summary>The month that a page of figures is asked for, and the day on which it is counted: its last, or today in this month.</summary>
internal readonly record struct PeriodAsked(Period Period, DateOnly AsOf, DateOnly Today)
{
    /// <param name="request">Null for this month.</param>
    public static bool TryRead(HttpRequest? request, TimeProvider clock, out PeriodAsked asked, [NotNullWhen(false)] out IResult? problem)
    {
        var today = clock.TodayAt(IndonesianZone.Wib);
        var period = Period.Of(today);
        if (request is not null && request.Query.TryGetValue("period", out var text) && (!Period.TryParseAsked(text, out period) || period.FirstDay > today))
        {
            asked = default;
            problem = Problems.BadRequest("period-invalid", "Tulis periode seperti period=2026-11, paling lambat bulan ini.");
            return false;
        }

        asked = new PeriodAsked(period, period.DayToldOn(today), today);
        problem = null;
        return true;
    }

    /// <summary>The same page for the month before.</summary>
    public string Earlier(string page) => $"{Frame.Root}/{page}?period={Period.Previous()}";

    /// <summary>The same page for the month after; null where it has not begun.</summary>
    public string? Later(string page) => Period.Next() is var next && next.FirstDay > Today ? null
        : next == Period.Of(Today) ? $"{Frame.Root}/{page}"
        : $"{Frame.Root}/{page}?period={next}";

    /// <summary>Another page for the same month.</summary>
    public string Same(string page) => Period == Period.Of(Today) ? $"{Frame.Root}/{page}" : $"{Frame.Root}/{page}?period={Period}";
}
