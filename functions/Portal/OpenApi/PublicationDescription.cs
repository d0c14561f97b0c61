using Microsoft.OpenApi;
using SertiKesos.Platform.Audit;
using SertiKesos.Registers;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="SummaryApi"/>, <see cref="PublicationApi"/> and <see cref="ReferenceApi"/>.</summary>
internal static class PublicationDescription
{
    private const string Summaries = "Summaries";
    private const string Reference = "Reference tables";
    private const string National = "ministry, operator";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("ListSummaries", Summaries, Usual.EveryKey, "The issues, the newest first")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("latest", Shape.Object(("period", Shape.Month), ("issue", Shape.Count)).OrNull()),
                    ("summaries", Shape.List(Shape.Object([("period", Shape.Month), .. Issue]))))),
            ],
        },
        new("ShowSummaries", Summaries, Usual.EveryKey, "The issues of a period, and how far their workbooks are")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("period", Shape.Month),
                    ("issues", Shape.List(Shape.Object(
                    [
                        .. Issue,
                        ("workbooks", Shape.Count.Saying("Of provinces and offices.")),
                        ("written", Shape.Count.Saying("How many of them are there.")),
                        ("unwritten", Shape.List(Shape.Text).Saying("Those that could not be written; the issue is out without them.")),
                    ]))))),
            ],
            Problems = ["404 summary-unknown"],
        },
        new("DownloadSummary", Summaries, "who may have the file", "A file of an issue")
        {
            More = "`latest` in place of a period, with a name without its number such as `nasional.xlsx`, stands for the newest issue. The public edition (`publik…`) is for every key, "
                + "the workbook of a province for its own key, the ministry and the operator, those of the nation for the ministry and the operator. The workbook of an office names its people: it is for "
                + "the office, and with a reason for who sees the region; on record.",
            Asks =
            [
                new Asked(ParameterLocation.Path, "period", Shape.Matching("^(\\d{4}-\\d{2}|latest)$", "2026-11"), "A month, or `latest`."),
                Asked.Header("If-None-Match", Shape.Text, "The tag of what is there already."),
            ],
            Gives =
            [
                GivenAnswer.File("The file.", GivenAnswer.WorkbookType, "text/csv")
                    .Or("application/json", Shape.AnyOf(
                        Shape.Named("SummaryMetadata"), new OpenApiSchema { Type = JsonSchemaType.Object, Description = "What describes the public edition: in the terms of Satu Data, or as a data package." }))
                    .With("ETag", "Never changes for a file of an issue."),
                new GivenAnswer(304, "Nothing has changed since the tag in `If-None-Match`.", [], []),
            ],
            Problems = ["403 not-allowed", "403 reason-needed", "404 summary-unknown"],
        },
        new("WithdrawSummary", Summaries, National, "Takes an issue back")
        {
            More = "It stays readable, is called withdrawn with the reason, and is the latest no more.",
            Takes = TakenBody.Json(Shape.Object(("reason", Shape.TextOf(OperatorReasons.MinLength, OperatorReasons.MaxLength).Saying("What readers are told.")))),
            Gives = [GivenAnswer.Json(Shape.Object(("period", Shape.Month), ("issue", Shape.Count), ("at", Shape.Moment), ("reason", Shape.Text)), "It is taken back, by this call or an earlier one.")],
            Problems = ["400 reason-missing", "403 not-allowed", "404 summary-unknown"],
        },
        new("PublishSummariesNow", Summaries, National, "Publishes a period now")
        {
            Takes = TakenBody.Json(Shape.Object(("period", Shape.Month))),
            Gives = [Published(200, "Nothing has changed since the last issue."), Published(201, "A new issue.")],
            Problems = ["400 period-invalid", "403 not-allowed"],
        },
        new("ListReference", Reference, Usual.EveryKey, "The tables in force")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("digest", Shape.Text),
                    ("tables", Shape.List(Shape.Object(
                        ("table", Shape.Text),
                        ("title", Shape.Text),
                        ("source", Shape.OneOf("shipped", "stored")),
                        ("since", Shape.Moment.OrNull()),
                        ("content", Shape.Text.OrNull())))))),
            ],
        },
        new("ReadReference", Reference, Usual.EveryKey, "A table as CSV")
        {
            Asks = [Asked.Query("at", Shape.Text, "An earlier day, at its end in western Indonesia, or moment.")],
            Gives = [GivenAnswer.File("The table.", "text/csv")],
            Problems = ["400 time-invalid", "404 table-unknown"],
        },
        new("PutReference", Reference, National, "Replaces a table")
        {
            Asks = [Asked.Query("note", Shape.TextOf(ReferenceChange.LeastNote, ReferenceChange.MostNote), "Why.", required: true)],
            Takes = new TakenBody(("text/csv", Shape.Bytes)),
            Gives = [Put(200, "It was in force already."), Put(201, "It is in force.")],
            Problems = ["400 note-missing", "400 request-broken", "403 not-allowed", "404 table-unknown", "422 table-invalid"],
        },
    ];

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> Shapes { get; } =
    [
        ("SummaryMetadata", Shape.Object(
            ("judul", Shape.Text),
            ("produsen", Shape.Text),
            ("narahubung", Shape.Text),
            ("periode", Shape.Month),
            ("keadaan_per", Shape.Date),
            ("terbitan", Shape.Count),
            ("status", Shape.Text),
            ("sifat", Shape.Text),
            ("frekuensi", Shape.Text),
            ("cakupan_wilayah", Shape.Text),
            ("satuan", Shape.Text),
            ("konsep_dan_definisi", Terms),
            ("rumus", Terms),
            ("variabel", Shape.List(Shape.Object(("nama", Shape.Text), ("definisi", Shape.Text), ("satuan", Shape.Text), ("tipe", Shape.Text)))),
            ("sumber", Shape.List(Shape.Text)),
            ("kode_referensi", Shape.List(Shape.Text)),
            ("pengkodean_csv", Shape.Text),
            ("berkas", Shape.List(Shape.Object(("nama", Shape.Text), ("ukuran", Shape.Count), ("sha256", Shape.Matching("^[0-9a-f]{64}$", null))))),
            ("sidik_isi_buku_kerja", Shape.Text),
            ("sidik_masukan", Shape.Text))
            .Saying("What describes an issue to machines, in the terms of Satu Data Indonesia.")),
    ];

    private static IReadOnlyList<(string Name, OpenApiSchema Shape)> Issue =>
    [
        ("issue", Shape.Count),
        ("asOf", Shape.Date),
        ("publishedAt", Shape.Moment),
        ("provisional", Shape.Flag),
        ("state", Shape.OneOf("writing", "out", "withdrawn").Saying("`writing` while workbooks of provinces and offices are missing.")),
        ("withdrawal", Shape.Object(("at", Shape.Moment), ("reason", Shape.Text)).OrNull()),
        ("files", Shape.List(Shape.Object(("name", Shape.Text), ("type", Shape.Text), ("bytes", Shape.Count), ("address", Shape.Text)))
            .Saying("Those that the key may download.")),
    ];

    private static OpenApiSchema Terms => Shape.List(Shape.Object(("istilah", Shape.Text), ("penjelasan", Shape.Text)));

    private static GivenAnswer Published(int status, string says) =>
        GivenAnswer.Json(Shape.Object(
            ("period", Shape.Month),
            ("issue", Shape.Count),
            ("files", Shape.List(Shape.Text)),
            ("progress", Shape.Text.Saying("Where to look how far the workbooks of provinces and offices are."))), says, status);

    private static GivenAnswer Put(int status, string says) => GivenAnswer.Json(
        Shape.Object(("table", Shape.Text), ("source", Shape.OneOf("shipped", "stored")), ("since?", Shape.Moment), ("content?", Shape.Text)), says, status);
}
