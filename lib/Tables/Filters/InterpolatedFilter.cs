using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Filters written as interpolated strings: the text is the caller's, every hole becomes a literal.</summary>
internal static class InterpolatedFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = Array.ConvertAll(filter.GetArguments(), static object? (value) => FilterLiteral.Of(value));
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }
}
