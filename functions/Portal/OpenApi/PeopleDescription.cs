using Microsoft.OpenApi;
using SertiKesos.Coverage.Facts;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="PeopleApi"/> and <see cref="ReadersApi"/>.</summary>
internal static class PeopleDescription
{
    private const string Tag = "People";
    private const string PersonUnknown = "404 person-unknown";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("ListPeople", Tag, Usual.WithReason, "Who serves")
        {
            Asks = [Asked.Query("as-of", Shape.Date, "As known at the end of an earlier day."), .. Usual.Reason],
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region), ("asOf", Shape.Date), ("version", Shape.Count.OrNull()), ("people", Shape.List(Shape.Named("Person"))))),
            ],
            Problems = [.. Usual.ReaderProblems, "400 date-invalid"],
        },
        new("ListAges", Tag, Usual.WithReason, "Ages and replacements by kelurahan")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("on", Shape.Date),
                    ("setAge", Shape.Count),
                    ("kelurahan", Shape.List(Shape.Object(
                        ("name", Shape.Text.OrNull()),
                        ("bands", Shape.List(CoverageShapes.Band)),
                        ("unknown", Shape.Count),
                        ("reached", Shape.Count),
                        ("reaching", Shape.Count),
                        ("replacements", Shape.Count)))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("ListMuster", Tag, Usual.WithReason, "Who is no longer listed")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("open", Shape.List(Shape.Named("MusterEntry"))),
                    ("overdue", Shape.List(Shape.Named("MusterEntry"))),
                    ("explained", Shape.List(Shape.Named("MusterEntry"))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("ExplainMuster", Tag, Usual.OfficeAndOperator, "Says why somebody is no longer listed")
        {
            Takes = TakenBody.Json(Shape.Object(("person", Shape.Text), ("role", Shape.Named("Role")), ("reason", Shape.OneOf<MusterReason>(MusterReasons.Code)))),
            Gives = [Done],
            Problems = [.. Usual.RegionProblems, "400 muster-invalid", PersonUnknown],
        },
        new("ListReaders", Tag, Usual.OfficeAndOperator, "Who read people of the office in the last 90 days")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("from", Shape.Moment),
                    ("readers", Shape.List(Shape.Object(
                        ("at", Shape.Moment),
                        ("by", Shape.Text),
                        ("what", Shape.Text),
                        ("reason", Shape.Text.OrNull()),
                        ("reasonText", Shape.Text.OrNull()),
                        ("letter", Shape.Text.OrNull())))))),
            ],
            Problems = Usual.RegionProblems,
        },
        new("ListReviews", Tag, Usual.WithReason, "Contradictions about identities")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("reviews", Shape.List(Shape.Object(
                        ("id", Shape.Text),
                        ("person", Shape.Text),
                        ("nik", Shape.MaskedNik),
                        ("field", Shape.OneOf("name", "birthDate")),
                        ("known", Shape.Text),
                        ("stated", Shape.Text),
                        ("since", Shape.Date)))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("DecideReview", Tag, Usual.OfficeAndOperator, "Decides a contradiction")
        {
            Takes = TakenBody.Json(Shape.Object(("takeOver", Shape.Flag.Saying("True where the newest roster is right.")))),
            Gives = [Done],
            Problems = [.. Usual.RegionProblems, "400 review-invalid", PersonUnknown],
        },
        new("ListTasks", Tag, Usual.WithReason, "People who stand in another region as well")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("tasks", Shape.List(Shape.Object(
                        ("person", Shape.Text),
                        ("name", Shape.Text),
                        ("nik", Shape.MaskedNik),
                        ("kind", Shape.OneOf<CrossRegionKind>(Shape.LowerCase)),
                        ("other", Shape.Region),
                        ("otherRegion", Shape.Text.OrNull()),
                        ("countedHere", Shape.Flag),
                        ("otherName", Shape.Flag.Saying("The names differ.")),
                        ("otherBirthDate", Shape.Flag.Saying("The birth dates differ.")),
                        ("next", Shape.Text)))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("SettleTask", Tag, Usual.OfficeAndOperator, "Says where somebody serves")
        {
            Takes = TakenBody.Json(Shape.Object(
                ("person", Shape.Text), ("other", Shape.Region), ("answer", Shape.OneOf("both", "moved-there", "moved-here")))),
            Gives = [Done],
            Problems = [.. Usual.RegionProblems, "400 task-invalid", PersonUnknown],
        },
    ];

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> Shapes { get; } =
    [
        ("Person", Shape.Object(
            ("person", Shape.Text.Saying("The reference by which other addresses name the same person.")),
            ("name", Shape.Text),
            ("nik", Shape.MaskedNik.OrNull()),
            ("active", Shape.Flag),
            ("state", Shape.OneOf<CertificationState>(Shape.LowerCase)),
            ("lastValidDay", Shape.Date.OrNull()),
            ("posts", Shape.List(Shape.Object(
                ("role", Shape.Named("Role")),
                ("posting", Shape.Text.OrNull()),
                ("kecamatan", Shape.Text.OrNull()),
                ("kelurahan", Shape.Text.OrNull()),
                ("status", Shape.OneOf<ServiceStatus>(Shape.LowerCase))))),
            ("earlierCertificates", Shape.Count),
            ("training", Shape.OneOf<TrainingLevel>(TrainingLadder.Code)),
            ("readyForTest", Shape.Flag))),
        ("MusterEntry", Shape.Object(
            ("person", Shape.Text),
            ("name", Shape.Text),
            ("nik", Shape.MaskedNik.OrNull()),
            ("role", Shape.Named("Role")),
            ("missingSince", Shape.Date),
            ("reason", Shape.OneOf<MusterReason>(MusterReasons.Code).OrNull()),
            ("explainedOn", Shape.Date.OrNull()),
            ("to", Shape.Region.OrNull()))),
    ];

    private static GivenAnswer Done => GivenAnswer.Json(Shape.Object(("done", Shape.Only(true))), "It is kept.");
}
