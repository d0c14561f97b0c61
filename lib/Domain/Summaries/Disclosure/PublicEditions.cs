using SertiKesos.Regions;

namespace SertiKesos.Summaries.Disclosure;

/// <summary>Makes the public edition of an issue. Pure: the same issue after the same editions gives the same cells.</summary>
internal static class PublicEditions
{
    private const int MostTurns = 3;

    /// <param name="earlier">
    /// The public editions before this one, of this period and of others, as they were published: what they show cannot be taken back.
    /// </param>
    public static PublishedEdition Of(NationalSummary summary, DisclosureRules rules, IReadOnlyList<PublishedEdition> earlier) =>
        WithSuppression(summary, rules, earlier).Edition;

    public static (PublishedEdition Edition, Suppression Suppression) WithSuppression(
        NationalSummary summary, DisclosureRules rules, IReadOnlyList<PublishedEdition> earlier)
    {
        var held = new HashSet<RegionCode>();
        var result = Suppress(summary, held, rules, earlier);
        if (earlier.Count == 0 || !rules.SuppressesFurtherCells)
        {
            return result;
        }

        // What earlier editions would show of a region beside any sum of this one is left out of the sums.
        for (var turn = 0; turn < MostTurns && Exposed(result.Suppression, held); turn++)
        {
            result = Suppress(summary, held, rules, earlier);
        }

        // A few late regions would cost the nation its figures. They wait instead, until others come with them.
        if (HidesNation(result))
        {
            held.UnionWith(Late(summary, result, earlier));
            if (held.Count < summary.Regions.Count(region => region.Figures.Total is not null)
                && Suppress(summary, held, rules, earlier) is var waiting && !HidesNation(waiting) && waiting.Suppression.Unprotected.Count == 0)
            {
                return waiting;
            }
        }

        return result;
    }

    private static bool Exposed(Suppression suppression, HashSet<RegionCode> held)
    {
        var before = held.Count;
        held.UnionWith(suppression.Unprotected
            .Where(place => place.Table == PublicTables.Regions && suppression.Primary.Contains(place)).Select(place => RegionCode.Parse(place.Row)));
        return held.Count > before;
    }

    private static (PublishedEdition Edition, Suppression Suppression) Suppress(
        NationalSummary summary, IReadOnlySet<RegionCode> held, DisclosureRules rules, IReadOnlyList<PublishedEdition> earlier)
    {
        var draft = PublicTables.Of(summary, held);
        var suppression = CellSuppression.Of(draft, rules, earlier);
        return (draft with
        {
            Tables = [.. draft.Tables.Select(table => table with
            {
                Rows = [.. table.Rows.Select(row => row with
                {
                    Cells = [.. row.Cells.Select((cell, column) => suppression.Suppressed.Contains((table.Code, row.Code, column)) ? PublicCell.Suppressed : cell)],
                })],
            })],
        }, suppression);
    }

    /// <summary>Whether the country's people or certified people are not told.</summary>
    private static bool HidesNation((PublishedEdition Edition, Suppression Suppression) result) =>
        result.Edition[PublicTables.Nation].Rows[0].Cells.Take(3).Any(cell => cell.Mark == CellMark.Suppressed);

    /// <summary>Regions with small numbers whose data is newer than in the last edition.</summary>
    private static HashSet<RegionCode> Late(
        NationalSummary summary, (PublishedEdition Edition, Suppression Suppression) result, IReadOnlyList<PublishedEdition> earlier)
    {
        var last = earlier.OrderBy(edition => edition.Period).ThenBy(edition => edition.Issue).Last()[PublicTables.Regions]
            .Rows.Where(row => row.Counts).ToDictionary(row => row.Code, row => row.DataOn, StringComparer.Ordinal);
        var small = result.Suppression.Primary.Where(place => place.Table == PublicTables.Regions).Select(place => place.Row).ToHashSet(StringComparer.Ordinal);
        return [.. summary.Regions
            .Where(region => small.Contains(region.Region.Code.Value)
                && !(last.TryGetValue(region.Region.Code.Value, out var day) && day == region.AcceptedOn))
            .Select(region => region.Region.Code)];
    }
}
