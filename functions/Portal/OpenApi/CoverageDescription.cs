using Microsoft.OpenApi;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="CoverageApi"/>, <see cref="CandidateApi"/> and <see cref="OfficeApi"/>.</summary>
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
        new("ListOffices", Tag, "a province its own, ministry, operator", "How every office stands")
        {
            Asks =
            [
                Asked.Query("province", Shape.Province, "One province."),
                Asked.Query("period", Shape.Month, "The one that is reported now where it is not said."),
            ],
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("period", Shape.Month),
                    ("asOf", Shape.Date),
                    ("province", Shape.Province.OrNull()),
                    ("window", Shape.Object(("opens", Shape.Date), ("deadline", Shape.Date), ("lock", Shape.Date))),
                    ("completeness", Shape.Object(
                        ("expected", Shape.Count),
                        ("onTime", Shape.Count),
                        ("late", Shape.Count),
                        ("waiting", Shape.Count),
                        ("none", Shape.Count),
                        ("nil", Shape.Count),
                        ("exceptions", Shape.Count),
                        ("reported", Shape.Count),
                        ("completeness", Shape.Share.OrNull()),
                        ("onTimeShare", Shape.Share.OrNull()))),
                    ("offices", Shape.List(Office)))),
            ],
            Problems = ["400 period-invalid", "403 not-allowed", "404 area-unknown"],
        },
    ];

    private static OpenApiSchema Office => Shape.Object(
        ("region", Shape.Region),
        ("name", Shape.Text),
        ("province", Shape.Province),
        ("expected", Shape.Flag.Saying("False for a region that has ended.")),
        ("reported", Shape.Flag),
        ("state", Shape.Text),
        ("timeliness", Shape.OneOf<Timeliness>(Shape.CamelCase)),
        ("basis", Shape.OneOf<ReportBasis>(Shape.CamelCase)),
        ("reportedOn", Shape.Date.OrNull()),
        ("extendedTo", Shape.Date.OrNull()),
        ("acceptedOn", Shape.Date.OrNull().Saying("Of the newest roster behind the figures.")),
        ("people", Shape.Count.OrNull()),
        ("certified", Shape.Count.OrNull()),
        ("unknown", Shape.Count.OrNull()),
        ("coverage", Shape.Share.OrNull()),
        ("submission", Shape.Object(
            ("submission", Shape.Text),
            ("state", Shape.OneOf<SubmissionState>(SubmissionStates.Code)),
            ("uploadedAt", Shape.Moment),
            ("changedAt", Shape.Moment),
            ("stillSeconds", Shape.Count.Saying("How long it has not moved.")),
            ("stuck", Shape.Flag.Saying("The program should have gone on with it and has not.")),
            ("open", Shape.Count.Saying("Submissions of the office that are open."))).OrNull().Saying("The one to look at.")));
}
