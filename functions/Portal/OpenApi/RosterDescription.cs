using Microsoft.OpenApi;
using SertiKesos.People;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="RosterApi"/>.</summary>
internal static class RosterDescription
{
    private const string Tag = "Rosters";
    private const string SubmissionUnknown = "404 submission-unknown";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("UploadRoster", Tag, Usual.OfficeAndOperator, "Hands in a roster")
        {
            More = "The file is the body, or the first file of a form; at most 25 MiB of xlsx, xls, csv or an HTML table. The same file again is the same submission. " +
                "Ask at the address of its state until `finished` is true.",
            Asks = [Asked.Header(RosterUpload.NameHeader, Shape.Text, "The file's name, where the body is the file.")],
            Takes = new TakenBody(
                ("application/octet-stream", Shape.Bytes),
                (GivenAnswer.WorkbookType, Shape.Bytes),
                ("text/csv", Shape.Bytes),
                ("multipart/form-data", Shape.Object(("file", Shape.Bytes)))),
            Gives = [Taken("Received, and safe.")],
            Problems = [.. Usual.RegionProblems, "400 form-broken", "400 file-missing", "400 request-broken", "413 file-too-large", "503 upload-not-kept"],
        },
        new("ListRosters", Tag, Usual.WhoSeesTheRegion, "The submissions of an office")
        {
            Gives = [GivenAnswer.Json(Shape.Object(("region", Shape.Region), ("submissions", Shape.List(Shape.Named("Submission")))))],
            Problems = Usual.RegionProblems,
        },
        new("ShowRoster", Tag, Usual.WhoSeesTheRegion, "What became of a submission")
        {
            Gives = [GivenAnswer.Json(Shape.Named("Submission"))],
            Problems = [.. Usual.RegionProblems, SubmissionUnknown],
        },
        new("DownloadReceipt", Tag, Usual.WithReason, "The receipt as a workbook")
        {
            Asks = Usual.Reason,
            Gives = [GivenAnswer.File("The office's own file with findings marked.", GivenAnswer.WorkbookType)],
            Problems = [.. Usual.ReaderProblems, SubmissionUnknown, "404 receipt-missing"],
        },
        new("ShowRosterChanges", Tag, Usual.WithReason, "Who is new, changed and missing")
        {
            Asks = Usual.Reason,
            Gives = [GivenAnswer.Json(Shape.Named("Changes"))],
            Problems = [.. Usual.ReaderProblems, SubmissionUnknown, "404 changes-gone", "404 changes-none", "409 not-checked"],
        },
        new("ReleaseRoster", Tag, "another key than the uploader's, of the office or the operator", "Releases a held roster")
        {
            Takes = TakenBody.Json(Shape.Object(("reason", Shape.TextOf(RosterReleases.MinReason, RosterReleases.MaxReason)))),
            Gives = [Taken("It is taken up again.")],
            Problems = [.. Usual.RegionProblems, SubmissionUnknown, "400 reason-missing", "409 not-held"],
        },
        new("DownloadTemplate", Tag, Usual.WithReason, "The template, filled with the last accepted rosters")
        {
            Asks = Usual.Reason,
            Gives = [GivenAnswer.File("A workbook to go on with.", GivenAnswer.WorkbookType)],
            Problems = Usual.ReaderProblems,
        },
    ];

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> Shapes { get; } =
    [
        ("Submission", Shape.Object(
            ("submission", Shape.Text),
            ("region", Shape.Region),
            ("file", Shape.Text.Saying("The office's own name for it; shown to the office alone.")),
            ("uploadedAt", Shape.Moment),
            ("state", Shape.OneOf<SubmissionState>(SubmissionStates.Code)),
            ("finished", Shape.Flag),
            ("people", Shape.Count.OrNull()),
            ("certified", Shape.Count.OrNull()),
            ("unknown", Shape.Count.OrNull()),
            ("due", Shape.Count.OrNull()),
            ("expired", Shape.Count.OrNull()),
            ("identityUncertain", Shape.Count.OrNull()),
            ("rows", Shape.Object(("read", Shape.Count), ("accepted", Shape.Count), ("rejected", Shape.Count), ("skipped", Shape.Count)).OrNull()),
            ("change", Shape.Named("ChangeCounts").OrNull()),
            ("findings", Shape.List(Shape.Named("Finding")).OrNull().Saying("Null in the list of submissions.")),
            ("hold", Shape.Named("Hold").OrNull()),
            ("release", Shape.Object(("by", Shape.Text), ("at", Shape.Moment), ("reason", Shape.Text)).OrNull()),
            ("institutions?", Shape.Object(("count", Shape.Count), ("accredited", Shape.Count), ("due", Shape.Count), ("expired", Shape.Count))))),
        ("ChangeCounts", Shape.Object(("added", Shape.Count), ("changed", Shape.Count), ("unchanged", Shape.Count), ("missing", Shape.Count))),
        ("Finding", Shape.Object(
            ("code", Shape.Text),
            ("slug", Shape.Text.OrNull()),
            ("severity", Shape.OneOf<FindingSeverity>(Shape.LowerCase)),
            ("count", Shape.Count),
            ("fix", Shape.Text.OrNull()),
            ("incident?", Shape.Text.Saying("To be told to the operator.")))),
        ("Hold", Shape.Object([.. Reasons, ("institutions?", Shape.Object(Reasons)), ("byWord?", Shape.Object(("left", Shape.Count), ("people", Shape.Count)))])),
        ("Changes", Shape.Object(
            ("region", Shape.Region),
            ("submission", Shape.Text),
            ("state", Shape.OneOf<SubmissionState>(SubmissionStates.Code)),
            ("done", Shape.Flag.Saying("False as long as the roster is not accepted.")),
            ("counts", Shape.Named("ChangeCounts")),
            ("roles", Shape.List(Shape.Named("Role"))),
            ("added", Shape.List(Shape.Named("ChangedPerson"))),
            ("changed", Shape.List(Shape.Named("ChangedPerson"))),
            ("missing", Shape.List(Shape.Named("ChangedPerson"))),
            ("institutions", Shape.Object(("added", Shape.Count), ("changed", Shape.Count), ("unchanged", Shape.Count), ("missing", Shape.List(Shape.Text))).OrNull()))),
        ("ChangedPerson", Shape.Object(
            ("person", Shape.Text),
            ("name", Shape.Text),
            ("nik", Shape.MaskedNik.OrNull()),
            ("roles", Shape.List(Shape.Named("Role"))),
            ("fields", Shape.List(Shape.OneOf<ChangedField>(ChangedFields.Code)).OrNull()))),
        ("Role", Shape.OneOf(RoleCatalog.All.Select(role => role.Code))),
    ];

    private static (string, IOpenApiSchema)[] Reasons =>
    [
        ("forMissing", Shape.Flag), ("missing", Shape.Count), ("scope", Shape.Count), ("forDates", Shape.Flag), ("datesChanged", Shape.Count), ("dated", Shape.Count),
    ];

    private static GivenAnswer Taken(string says) => GivenAnswer
        .Json(Shape.Object(("submission", Shape.Text), ("status", Shape.Text.Saying("The address of its state."))), says, 202)
        .With("Location", "The address of its state.");
}
