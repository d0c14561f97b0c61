using System.IO.Enumeration;

namespace SertiKesos.People;

/// <summary>
/// How long certificates of some schemes are valid that were issued within a span of days, both ends included (null is
/// open). <paramref name="Pattern"/> is the name of a scheme, in which <c>*</c> stands for any text.
/// </summary>
internal sealed record SchemeValidity(string Pattern, int Months, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The pattern of every scheme, and of certificates that name none.</summary>
    public const string Any = "*";

    public bool Matches(string? scheme, DateOnly issued) =>
        (From is null || issued >= From) && (To is null || issued <= To)
        && (Pattern == Any || (scheme is not null && FileSystemName.MatchesSimpleExpression(Pattern, scheme.Trim(), ignoreCase: true)));

    /// <summary>The row that names a scheme most exactly, that is with the most letters; null where none does.</summary>
    public static SchemeValidity? Best(IEnumerable<SchemeValidity> rows, string? scheme, DateOnly issued) =>
        rows.Where(row => row.Matches(scheme, issued)).MaxBy(row => row.Pattern.Count(letter => letter != '*'));
}
