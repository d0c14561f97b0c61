using System.Text.RegularExpressions;

namespace SertiKesos.Platform.Audit;

/// <summary>Which chain an act belongs to: that of a region, by its code, or the national one.</summary>
internal static partial class AuditScope
{
    public const string National = "nasional";

    public static bool IsValid(string text) => text == National || Region().IsMatch(text);

    /// <summary>Names that a row key can hold, whatever the store.</summary>
    public static bool IsValidId(string id) => Id().IsMatch(id);

    [GeneratedRegex(@"\A[0-9]{2}\.[0-9]{2}\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"\A[A-Za-z0-9._:|@+=-]{1,200}\z")]
    private static partial Regex Id();
}
