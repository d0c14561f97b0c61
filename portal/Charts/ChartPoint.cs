namespace SertiKesos.Pages.Charts;

/// <summary>A month in a drawing.</summary>
/// <param name="Label">As it stands below the column, such as <c>Des</c>.</param>
/// <param name="Value">Null where there is no data.</param>
/// <param name="Mark">A second number that the first is measured by, such as seats; null where nobody has said one.</param>
public sealed record ChartPoint(string Label, double? Value, double? Mark = null);

/// <summary>A scale from none to a round number above the largest. Pure.</summary>
public static class ChartScale
{
    /// <summary>The least of 1, 2, 4, 5 and 10 times a power of ten that holds everything.</summary>
    public static double Top(IEnumerable<double?> values)
    {
        var most = values.Max() ?? 0;
        if (most <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        foreach (var step in (double[])[1, 2, 4, 5, 10])
        {
            if (most <= step * power)
            {
                return step * power;
            }
        }

        return 10 * power;
    }
}
