using System.Globalization;

namespace SertiKesos.Pages.Layout;

/// <summary>The language of a page. Every text stands in the page in both, side by side, so that none is forgotten.</summary>
public sealed class Language
{
    private Language(string code, string culture)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
    }

    public static Language Indonesian { get; } = new("id", "id-ID");

    public static Language English { get; } = new("en", "en-GB");

    /// <summary>As it stands in <c>lang</c> and in the choice of the reader.</summary>
    public string Code { get; }

    public CultureInfo Culture { get; }

    public string Say(string indonesian, string english) => this == English ? english : indonesian;

    /// <summary>The chosen language, or the first of those that a browser accepts that is one of the two; else Indonesian.</summary>
    public static Language Of(string? chosen, string? accepted)
    {
        if (chosen is "id" or "en")
        {
            return chosen == "en" ? English : Indonesian;
        }

        foreach (var wanted in (accepted ?? "").Split(','))
        {
            var tag = wanted.Split(';')[0].Trim();
            if (tag.StartsWith("id", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("ms", StringComparison.OrdinalIgnoreCase))
            {
                return Indonesian;
            }

            if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return Indonesian;
    }
}
