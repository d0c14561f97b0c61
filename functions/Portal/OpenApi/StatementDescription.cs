using Microsoft.OpenApi;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="StatementFunctions"/>: what is stated beside rosters, one kind like the other.</summary>
internal static class StatementDescription
{
    private const string Concerned = "every key, what concerns it";
    private const string MayState = "who may state it";
    private const string National = "ministry, operator";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        .. Kind(
            StatementKind.Need, "Families", ("ListNeeds", Concerned, "Stated numbers of families"),
            ("StateNeed", "the office, its province, ministry, operator", "States families with social problems"), ("WithdrawNeed", MayState),
            Shape.Object(("families", Shape.Count), ("countedOn", Shape.Date), ("source", Source)),
            Shape.Object(("area", Shape.Text), ("families", Shape.Count), ("countedOn", Shape.Date), ("need", Shape.Count)),
            "400 area-unknown", "400 need-invalid"),
        .. Kind(
            StatementKind.Target, "Targets", ("ListTargets", Concerned, "Targets of certification"),
            ("StateTarget", "a province for itself, ministry, operator", "States how many people are to be certified in a year"), ("WithdrawTarget", MayState),
            Shape.Object(("area?", Shape.Text.OrNull()), ("role?", Shape.Named("Role").OrNull()), ("people", Shape.Count), ("source", Source)),
            Shape.Object(("area", Shape.Text), ("year", Shape.Count), ("role", Shape.Named("Role").OrNull()), ("people", Shape.Count)),
            "400 area-unknown", "400 target-invalid"),
        .. Kind(
            StatementKind.Seats, "Seats", ("ListSeats", "every key; a training centre its own", "Seats for the test by month"),
            ("StateSeats", "the training centre itself, ministry, operator", "States seats of a month"), ("WithdrawSeats", MayState),
            Shape.Object(("mode", Mode), ("sessions", Shape.Between(0, 1000)), ("seatsPerSession?", Shape.Between(1, 1000).OrNull()), ("source", Source)),
            Shape.Object(
                ("centre", Shape.Centre), ("month", Shape.Month), ("mode", Mode), ("sessions", Shape.Count), ("seatsPerSession", Shape.Count), ("seats", Shape.Count)),
            "400 centre-unknown", "400 seats-invalid"),
        .. Kind(
            StatementKind.UnitCost, "Unit cost", ("ListUnitCosts", "training centres, ministry, operator", "The cost of one test"),
            ("StateUnitCost", National, "States the cost of one test"), ("WithdrawUnitCost", National),
            Shape.Object(("rupiah", Shape.Count), ("mode?", Mode.OrNull()), ("source", Source)),
            Shape.Object(("year", Shape.Count), ("mode", Mode.OrNull()), ("rupiah", Shape.Count)),
            "400 cost-invalid"),
        .. Kind(
            StatementKind.Exception, "Exceptions", ("ListExceptions", Concerned, "Later deadlines of regions"),
            ("StateException", "the province, ministry, operator", "States a later deadline"), ("WithdrawException", MayState),
            Shape.Object(("until", Shape.Date), ("approver", Office), ("reason", Source)),
            Shape.Object(("region", Shape.Region), ("period", Shape.Month), ("until", Shape.Date), ("approver", Shape.Text), ("reason", Shape.Text)),
            "400 place-unknown", "400 exception-invalid", "400 exception-day"),
        .. Kind(
            StatementKind.NilReport, "Nil reports", ("ListNilReports", Concerned, "Periods for which an office has nobody to report"),
            ("StateNilReport", Usual.OfficeAndOperator, "States that there is nobody to report"), ("WithdrawNilReport", MayState),
            Shape.Object(("signer", Office), ("reason", Source)),
            Shape.Object(("region", Shape.Region), ("period", Shape.Month), ("signer", Shape.Text), ("reason", Shape.Text)),
            "400 place-unknown", "400 nil-invalid", "409 nil-with-people", "409 period-closed"),
        .. Kind(
            StatementKind.Contact, "Contacts", ("ListContacts", "every key", "Telephones and hours of offices, as messages print them"),
            ("StateContact", "the office itself, its province, ministry, operator", "States whom people may call"), ("WithdrawContact", MayState),
            Shape.Object(("phone", Shape.TextOf(5, 30)), ("hours?", Shape.TextOf(0, 100).OrNull()), ("unit?", Shape.TextOf(0, 100).OrNull()), ("mail?", Shape.Text.OrNull())),
            Shape.Object(("of", Shape.Text), ("unit", Shape.Text), ("phone", Shape.Text), ("hours", Shape.Text), ("mail", Shape.Text.OrNull())),
            "400 contact-unknown", "400 contact-invalid"),
    ];

    private static OpenApiSchema Source => Shape.TextOf(1, 300).Saying("A letter or data set, without anybody's name or number.");

    private static OpenApiSchema Office => Shape.TextOf(1, 300).Saying("The office of who answers for it, not a name.");

    private static OpenApiSchema Mode => Shape.OneOf("tatap-muka", "daring");

    private static IEnumerable<DescribedAddress> Kind(
        StatementKind kind,
        string tag,
        (string Function, string Who, string Summary) list,
        (string Function, string Who, string Summary) put,
        (string Function, string Who) withdraw,
        OpenApiSchema body,
        OpenApiSchema says,
        params IEnumerable<string> problems)
    {
        var statement = Shape.Object(
            ("subject", Shape.Text.Saying("By which it is withdrawn.")),
            ("source", Shape.Text),
            ("recordedAt", Shape.Moment),
            ("by", Shape.Text.Saying("The kind of key that stated it, and the key's public name.")),
            ("says", says));
        yield return new DescribedAddress(list.Function, tag, list.Who, list.Summary)
        {
            Gives = [GivenAnswer.Json(Shape.Object(("kind", Shape.OneOf(Shape.LowerCase(kind))), ("statements", Shape.List(statement))))],
        };
        yield return new DescribedAddress(put.Function, tag, put.Who, put.Summary)
        {
            Takes = TakenBody.Json(body),
            Gives = [GivenAnswer.Json(statement, "It was there already, or replaces what was."), GivenAnswer.Json(statement, "It is new.", 201)],
            Problems = ["403 not-allowed", "400 text-personal", .. problems],
        };
        yield return new DescribedAddress(withdraw.Function, tag, withdraw.Who, "Takes a statement back")
        {
            Asks = [Asked.Query("subject", Shape.Text, "As the list names it.", required: true)],
            Gives = [GivenAnswer.Json(Shape.Object(("withdrawn", Shape.Only(true))), "It counts no longer.")],
            Problems = ["403 not-allowed", "404 statement-unknown"],
        };
    }
}
