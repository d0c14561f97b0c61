using Microsoft.OpenApi;

namespace SertiKesos.Portal.OpenApi;

/// <summary>What several addresses have in common.</summary>
internal static class Usual
{
    public const string EveryKey = "every key";
    public const string OfficeAndOperator = "the office itself, operator";
    public const string WhoSeesTheRegion = "who sees the region";
    public const string WithReason = "the office itself; with a reason who sees the region";

    /// <summary>Of what names a region in its path.</summary>
    public static IReadOnlyList<string> RegionProblems { get; } = ["403 not-allowed", "404 region-unknown"];

    public static IReadOnlyList<string> ReaderProblems { get; } = [.. RegionProblems, "403 reason-needed"];

    /// <summary>What can go wrong with every key.</summary>
    public static IReadOnlyList<string> KeyProblems { get; } = ["401 key-missing", "429 too-many", "500 unforeseen", "503 storage-unavailable"];

    /// <summary>What can go wrong with every body of JSON, besides that it says something wrong.</summary>
    public static IReadOnlyList<string> JsonProblems { get; } = ["400 text-broken", "400 request-broken"];

    public static IReadOnlyList<Asked> Reason { get; } =
    [
        Asked.Header(ReadingReason.Header, Shape.OneOf(ReadingReason.Words.Keys), "Why people are read; needed of whoever is not the office itself."),
        Asked.Header(ReadingReason.LetterHeader, Shape.TextOf(3, 60), "The number of the letter that asks for it."),
        Asked.Query("reason", Shape.OneOf(ReadingReason.Words.Keys), $"The same as {ReadingReason.Header}, for links."),
        Asked.Query("letter", Shape.TextOf(3, 60), $"The same as {ReadingReason.LetterHeader}, for links."),
    ];

    /// <summary>What the parts of a path stand for.</summary>
    public static IReadOnlyDictionary<string, (IOpenApiSchema Shape, string Says)> PathParts { get; } = new Dictionary<string, (IOpenApiSchema, string)>(StringComparer.Ordinal)
    {
        ["region"] = (Shape.Region, "Kemendagri code of a kabupaten or kota."),
        ["issue"] = (Shape.Matching("^\\d+$", "2"), "The number of the issue."),
        ["submission"] = (Shape.Matching("^[0-9a-f]{32}$", null), "The submission, as the upload was answered."),
        ["review"] = (Shape.Text, "The review, as its list names it."),
        ["centre"] = (Shape.Centre, "Training centre (BBPPKS)."),
        ["area"] = (Shape.Text, "`nasional`, a province such as `32`, or a region such as `32.77`."),
        ["alert"] = (Shape.Matching("^[0-9a-f]{32}$", null), "As the list of alerts names it."),
        ["of"] = (Shape.Text, "A region such as `32.77`, a province such as `32`, or a training centre (BBPPKS) `I` to `VI`."),
        ["year"] = (Shape.Between(2000, 2100), "Calendar year."),
        ["month"] = (Shape.Month, "Month."),
        ["period"] = (Shape.Month, "Period of reporting: a month."),
        ["table"] = (Shape.Text, "A reference table, as their list names it."),
        ["file"] = (Shape.Text, "The file, as the list names it."),
        ["queue"] = (Shape.Text, "The queue of messages set aside, as the list names it."),
        ["message"] = (Shape.Text, "The message, as the list names it."),
        ["id"] = (Shape.Matching("^[0-9a-f]{12}$", null), "The public name of an access key, as the list names it."),
    };

    public static IOpenApiSchema Problem { get; } = Shape.Object(
        ("type?", Shape.Text.Saying("As good as `about:blank`: the code tells more.")),
        ("title", Shape.Text),
        ("status", Shape.Whole),
        ("detail", Shape.Text.Saying("An Indonesian sentence that says what to do.")),
        ("code", Shape.Text.Saying("Stable; for programs.")),
        ("traceId?", Shape.Text),
        ("errors?", Shape.List(Shape.Object(("row", Shape.Whole.OrNull()), ("column", Shape.Text.OrNull()), ("message", Shape.Text)))
            .Saying("Every fault of a reference table.")));

    /// <summary>Why something is done for a person, and who asked.</summary>
    public static (string, IOpenApiSchema)[] Asking =>
        [("reason", Shape.TextOf(10, 500)), ("askedBy", Shape.TextOf(1, 500).Saying("Who asks, such as the person."))];
}
