namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="HealthFunctions"/> and the description itself.</summary>
internal static class HealthDescription
{
    private const string Tag = "Health";
    private const string Everybody = "everybody";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("HealthLive", Tag, Everybody, "Whether the process runs")
        {
            IsOpen = true,
            Gives = [GivenAnswer.Json(Shape.Object(("status", Shape.OneOf("hidup"))), "It runs.")],
        },
        new("HealthReady", Tag, Everybody, "Whether storage answers and all work moves")
        {
            IsOpen = true,
            Gives = [GivenAnswer.Json(Shape.Named("Readiness"), "All is well."), GivenAnswer.Json(Shape.Named("Readiness"), "Something is away or stands still.", 503)],
        },
        new("ShowOpenApi", Tag, Usual.EveryKey, "This description")
        {
            Gives =
            [
                new GivenAnswer(200, "OpenAPI 3.1.", [("application/json", Shape.Map(new Microsoft.OpenApi.OpenApiSchema()))], [("ETag", "Changes with the program.")]),
                new GivenAnswer(304, "Nothing has changed since the tag in `If-None-Match`.", [], []),
            ],
            Asks = [Asked.Header("If-None-Match", Shape.Text, "The tag of what is there already.")],
        },
    ];

    public static IReadOnlyList<(string Name, Microsoft.OpenApi.OpenApiSchema Shape)> Shapes { get; } =
    [
        ("Readiness", Shape.Object(
            ("status", Shape.OneOf("siap", "belum siap")),
            ("parts", Shape.List(Shape.Object(("name", Shape.OneOf("blob", "antrean", "tabel")), ("ready", Shape.Flag), ("milliseconds", Shape.Count)))),
            ("work", Shape.List(Shape.Named("Work")).OrNull().Saying("Null where storage does not tell.")))),
        ("Work", Shape.Object(
            ("name", Shape.Text),
            ("function", Shape.Text),
            ("lastSuccess", Shape.Moment.OrNull()),
            ("ageSeconds", Shape.Count),
            ("stuck", Shape.Flag),
            ("off", Shape.Flag.Saying("A setting has switched it off.")),
            ("reason", Shape.Text.OrNull().Saying("Why it counts as stuck.")),
            ("waitingSeconds", Shape.Whole.OrNull().Saying("How long the oldest message has waited.")),
            ("poison", Shape.Count.OrNull().Saying("Messages that failed five times; null for timers.")))),
    ];
}
