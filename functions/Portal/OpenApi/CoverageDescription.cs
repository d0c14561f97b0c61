namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="CoverageApi"/> and <see cref="CandidateApi"/>.</summary>
internal static class CoverageDescription
{
    private const string Tag = "Figures";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("GetCoverage", Tag, "every key, for its own area", "Figures of an area and of its regions")
        {
            Asks =
            [
                Asked.Query("period", Shape.Month, "This month where it is not said."),
                Asked.Query("as-of", Shape.Date, "A day within the period."),
                Asked.Query("region", Shape.Region, "One region."),
                Asked.Query("province", Shape.Province, "One province."),
                Asked.Query("compare", Shape.Month, "The earlier period that trends are told against."),
                Asked.Query("known", Shape.OneOf("now", "deadline"), "Whether figures are those known now or those of the deadline."),
            ],
            Gives = [GivenAnswer.Json(Shape.Named("Coverage"))],
            Problems = ["400 period-invalid", "400 date-invalid", "400 compare-invalid", "400 known-invalid", "403 not-allowed", "404 area-unknown"],
        },
        new("GetCandidates", Tag, "the training centre itself", "Candidates for the test, by name")
        {
            Asks =
            [
                Asked.Query("window", Shape.Between(0, 730), "Days within which a certificate ends."),
                Asked.Query("seats", Shape.Between(1, 1000), "Seats of a class."),
                Asked.Query("classes", Shape.Between(1, 200), "Classes."),
                Asked.Query("mode", Shape.OneOf("tatap-muka", "daring"), "How the test is sat."),
            ],
            Gives = [GivenAnswer.File("Classes of candidates, as a workbook.", GivenAnswer.WorkbookType)],
            Problems = ["400 candidates-invalid", "403 not-allowed"],
        },
    ];
}
