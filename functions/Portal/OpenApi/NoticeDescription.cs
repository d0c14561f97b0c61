using Microsoft.OpenApi;
using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="NoticeApi"/>.</summary>
internal static class NoticeDescription
{
    private const string Tag = "Notices";
    private const string Who = "operator";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("ListNotices", Tag, Who, "What offices, provinces and the ministry were told, and what waits")
        {
            Asks = [Asked.Query("code", Shape.Text, "Those of one reader: a region, a province, or `00` for the ministry.")],
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("since", Shape.Moment.Saying("What ended before is left out.")),
                    ("states", Shape.Map(Shape.Count)),
                    ("notices", Shape.List(Shape.Object(
                        [
                            ("notice", Shape.Text),
                            .. About,
                            ("address", Shape.Text.OrNull().Saying("Masked; null where it is no longer known.")),
                            ("state", Shape.OneOf<AlertState>(Shape.CamelCase)),
                            ("stateText", Shape.Text),
                            ("nextAt", Shape.Moment.OrNull().Saying("Of what is still open.")),
                            ("changedAt", Shape.Moment),
                            ("attempts", Shape.Count),
                            ("reply", Shape.Whole.OrNull().Saying("The last reply code of the mail server.")),
                        ])).Saying("The newest 500.")))),
            ],
            Problems = ["403 not-allowed"],
        },
        new("RehearseNotices", Tag, Who, "What a day would bring to offices and provinces, by what is known now")
        {
            Asks = [Asked.Query("date", Shape.Date, "A day from today up to a year ahead; tomorrow where it is not said.")],
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("date", Shape.Date),
                    ("workingDay", Shape.Flag.Saying("On other days nothing is sent.")),
                    ("notices", Shape.List(Shape.Object(
                    [
                        .. About,
                        ("address", Shape.Text.Saying("Masked.")),
                        ("at", Shape.Moment),
                        ("planned", Shape.Flag.Saying("It is entered already.")),
                        ("allowed", Shape.Flag.Saying("Its address may be written to.")),
                    ]))))),
            ],
            Problems = ["403 not-allowed", "400 date-invalid"],
        },
    ];

    private static IEnumerable<(string Name, OpenApiSchema Shape)> About =>
    [
        ("kind", Shape.OneOf<NoticeKind>(Shape.CamelCase)),
        ("kindText", Shape.Text),
        ("occasion", Shape.Text.Saying("Such as `2026-11-2026-11-25-WeekBefore`.")),
        ("reader", Shape.OneOf<NoticeReaderKind>(Shape.CamelCase)),
        ("code", Shape.Text.Saying("Of the region or the province; `00` for the ministry.")),
    ];
}
