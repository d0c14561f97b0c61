using Microsoft.OpenApi;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="PoisonApi"/>, <see cref="KeyApi"/> and <see cref="AlertApi"/>: what operators alone come to.</summary>
internal static class OperatorDescription
{
    private const string Poison = "Messages set aside";
    private const string Keys = "Access keys";
    private const string Who = "operator";
    private const string NotAllowed = "403 not-allowed";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("ListPoison", Poison, Who, "What failed five times and was set aside")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("queues", Shape.List(Shape.Object(
                        ("queue", Shape.Text),
                        ("work", Shape.Text),
                        ("total", Shape.Count),
                        ("messages", Shape.List(Shape.Object(
                            ("id", Shape.Text),
                            ("since", Shape.Moment.OrNull()),
                            ("endsAt", Shape.Moment.OrNull().Saying("When storage deletes it by itself; null for never.")),
                            ("tries", Shape.Count),
                            ("region", Shape.Region.OrNull()),
                            ("submission", Shape.Text.OrNull()),
                            ("period", Shape.Month.OrNull()))).Saying("The oldest of them, with what they concern where that can be told."))))),
                    ("acts", Acts))),
            ],
            Problems = [NotAllowed],
        },
        Settles("RequeuePoison", "Puts a message into its queue again", "requeued", "409 queue-missing"),
        Settles("DropPoison", "Drops a message for good", "dropped"),
        new("ListKeys", Keys, Who, "All access keys, without their secrets")
        {
            Gives = [GivenAnswer.Json(Shape.Object(("keys", Shape.List(Shape.Named("Key")))))],
            Problems = [NotAllowed],
        },
        new("CreateKey", Keys, Who, "Makes a key")
        {
            Takes = TakenBody.Json(Shape.Object(
                ("role", Shape.OneOf(KeyIssue.Roles.Keys)),
                ("scope?", Shape.Text.OrNull().Saying("A region for an office, a province, or a training centre; none for the others.")))),
            Gives =
            [
                GivenAnswer.Json(Shape.Object(("key", Shape.Text.Saying("The secret, shown this once.")), ("made", Shape.Named("Key"))), "The new key.", 201),
            ],
            Problems = [NotAllowed, "400 key-invalid", "400 scope-invalid"],
        },
        new("RevokeKey", Keys, "another operator's key", "Closes a key for good")
        {
            Gives = [GivenAnswer.Json(Shape.Object(("id", Shape.Text), ("revoked", Shape.Only(true))), "It opens nothing any more.")],
            Problems = [NotAllowed, "404 key-unknown", "409 key-own"],
        },
        new("ShowAlerts", AlertDescription.Tag, Who, "How alerts stand in the nation")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(
                    ("sending", Shape.Flag),
                    ("stopped", Shape.Flag.Saying("By the switch.")),
                    ("stoppedBy", Shape.Text.OrNull()),
                    ("changedAt", Shape.Moment.OrNull()),
                    ("stoppedBySetting", Shape.Flag),
                    ("mailServer", Shape.Flag.Saying("False where none is set.")),
                    ("onlyAllowed", Shape.Flag.Saying("Only addresses that are named in the settings are written to.")),
                    ("since", Shape.Moment),
                    ("states", Shape.Map(Shape.Count).Saying("By state: the open ones all, the others as far as they ended after `since`.")),
                    ("held", Shape.Count.Saying("Open ones while nothing is sent.")),
                    ("overdue", Shape.Count.Saying("Open ones that should have moved on.")),
                    ("withoutPhone", Shape.List(Shape.Region).Saying("Offices whose reminders name no telephone to call.")),
                    ("acts", Acts))),
            ],
            Problems = [NotAllowed],
        },
        Switches("StopAlerts", "Sends nothing more", true),
        Switches("ResumeAlerts", "Lets alerts go on", false),
    ];

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> Shapes { get; } =
    [
        ("Key", Shape.Object(
            ("id", Shape.Text.Saying("Its public name.")),
            ("role", Shape.OneOf(KeyIssue.Roles.Keys)),
            ("scope", Shape.Text.OrNull()),
            ("createdAt", Shape.Moment.OrNull()),
            ("expiresAt", Shape.Moment),
            ("revoked", Shape.Flag))),
    ];

    private static OpenApiSchema Acts =>
        Shape.List(Shape.Object(("act", Shape.Text), ("at", Shape.Moment), ("by", Shape.Text), ("reason", Shape.Text))).Saying("The last acts of operators, the newest first.");

    private static TakenBody Reason =>
        TakenBody.Json(Shape.Object(("reason", Shape.TextOf(OperatorReasons.MinLength, OperatorReasons.MaxLength).Saying("Without anybody's name or number."))));

    private static DescribedAddress Settles(string function, string summary, string outcome, params IEnumerable<string> problems) => new(function, Poison, Who, summary)
    {
        Takes = Reason,
        Gives = [GivenAnswer.Json(Shape.Object(("queue", Shape.Text), ("message", Shape.Text), ("outcome", Shape.OneOf(outcome))), "It is done and on record.")],
        Problems = [NotAllowed, "400 reason-missing", "404 poison-unknown", "409 poison-busy", .. problems],
    };

    private static DescribedAddress Switches(string function, string summary, bool stopped) => new(function, AlertDescription.Tag, Who, summary)
    {
        Takes = Reason,
        Gives = [GivenAnswer.Json(Shape.Object(("stopped", Shape.Only(stopped)), ("changed", Shape.Flag.Saying("False where it was so already."))))],
        Problems = [NotAllowed, "400 reason-missing"],
    };
}
