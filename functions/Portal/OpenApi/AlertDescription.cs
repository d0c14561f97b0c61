using Microsoft.OpenApi;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Alerts.Unreached;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="AlertLookApi"/>; the switch that stops all alerts stands with what operators do.</summary>
internal static class AlertDescription
{
    public const string Tag = "Alerts";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new(
            "RehearseAlerts",
            Tag,
            "every key but a training centre's, for its own area; with `region` the office itself, others with a reason",
            "What a day would bring")
        {
            Asks =
            [
                Asked.Query("date", Shape.Date, "A day from today up to a year ahead; tomorrow where it is not said."),
                Asked.Query("region", Shape.Region, "Each alert of this region, masked, in place of the numbers of all."),
                .. Usual.Reason,
            ],
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("date", Shape.Date),
                    ("workingDay", Shape.Flag.Saying("On other days nothing is sent.")),
                    ("due", Shape.Count),
                    ("send", Shape.Count),
                    ("lines", Shape.List(Line).OrNull().Saying("Null where no region is asked for.")),
                    ("regions", Shape.List(Counts).OrNull().Saying("Null where a region is asked for.")))),
            ],
            Problems = [.. Usual.ReaderProblems, "400 date-invalid"],
        },
        new("ListAlerts", Tag, Usual.WithReason, "Alerts of an office, by person")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("alerts", Shape.List(Shape.Object(
                        ("alert", Shape.Matching("^[0-9a-f]{32}$", null)),
                        ("person", Shape.Text.OrNull().Saying("The reference; null for somebody who is not in the register any more.")),
                        ("name", Shape.Text.OrNull()),
                        ("step", Step),
                        ("state", Shape.OneOf<AlertState>(Shape.CamelCase)),
                        ("stateText", Shape.Text),
                        ("why", Shape.Text.Saying("Why it stands there, in words, such as *ditunda: data berubah 12 jam lalu*.")),
                        ("channel", Shape.Text.OrNull().Saying("By what it was sent last: mail, whatsApp, sms.")),
                        ("nextAt", Shape.Moment.OrNull().Saying("Of what is still open.")),
                        ("changedAt", Shape.Moment),
                        ("attempts", Shape.Count),
                        ("reply", Shape.Whole.OrNull().Saying("The last reply code of the mail server or provider."))))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("ListUnreached", Tag, Usual.WithReason, "Whose certificate is due and whom no message reaches")
        {
            Asks = Usual.Reason,
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("region", Shape.Region),
                    ("people", Shape.List(Shape.Object(
                        ("person", Shape.Text.Saying("The reference.")),
                        ("name", Shape.Text),
                        ("lastValidDay", Shape.Date),
                        ("reason", Shape.OneOf<UnreachedReason>(Shape.CamelCase)),
                        ("reasonText", Shape.Text),
                        ("toldOn", Shape.Date.OrNull().Saying("When the office told the person itself."))))))),
            ],
            Problems = Usual.ReaderProblems,
        },
        new("ResendAlert", Tag, "operator", "Sends an alert once more, with a reason on record")
        {
            Takes = TakenBody.Json(Shape.Object(("reason", Shape.Text))),
            Gives = [GivenAnswer.Json(Shape.Object(("planned", Shape.Only(true))), "It is checked and sent like any other.")],
            Problems = ["403 not-allowed", "404 region-unknown", "404 alert-unknown", "409 alert-open", "409 alert-not-due", "400 reason-missing"],
        },
        new("TellInPerson", Tag, Usual.OfficeAndOperator, "States that the office told somebody in person that the certificate ends")
        {
            Takes = TakenBody.Json(Shape.Object(("person", Shape.Text), ("on", Shape.Date.Saying("Today at the latest, a year ago at the earliest.")))),
            Gives = [GivenAnswer.Json(Shape.Object(("told", Shape.Only(true)), ("isNew", Shape.Flag.Saying("False where it was said before; the first word stands."))))],
            Problems = ["403 not-allowed", "404 region-unknown", "400 told-invalid", "404 person-unknown"],
        },
    ];

    private static OpenApiSchema Step =>
        Shape.Matching("^[dm]\\d+$", "d30").Saying("The threshold: days before the last valid day, or months after it.");

    private static OpenApiSchema Line => Shape.Object(
        ("person", Shape.Text.Saying("First letters of the name.")),
        ("certificate", Shape.Text.OrNull().Saying("Its number, masked.")),
        ("lastValidDay", Shape.Date),
        ("step", Step),
        ("verdict", Shape.OneOf<RehearsalVerdict>(Shape.CamelCase)),
        ("verdictText", Shape.Text));

    private static OpenApiSchema Counts => Shape.Object(
        ("region", Shape.Region),
        ("due", Shape.Count),
        ("send", Shape.Count),
        ("verdicts", Shape.Map(Shape.Count)),
        ("steps", Shape.Map(Shape.Count)));
}
