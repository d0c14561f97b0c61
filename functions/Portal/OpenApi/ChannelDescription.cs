using Microsoft.OpenApi;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="ChannelApi"/>.</summary>
internal static class ChannelDescription
{
    private const string Meta = "WhatsApp (Meta), which proves itself";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        new("ShowChannels", AlertDescription.Tag, "operator", "How the channels stand")
        {
            Gives =
            [
                GivenAnswer.Json(Shape.Object(("channels", Shape.List(Shape.Object(
                    ("channel", Channel),
                    ("used", Shape.Flag.Saying("`Alerts:Channels` names it; the order of these is that in which they are tried.")),
                    ("ready", Shape.Flag.Saying("It is set up.")),
                    ("pausedUntil", Shape.Moment.OrNull().Saying("The provider refuses the installation; until then others are used.")),
                    ("reply", Shape.Whole.OrNull().Saying("The provider's code.")))))),
                    "Those in use first."),
            ],
            Problems = ["403 not-allowed"],
        },
        new("KeepChannelWish", AlertDescription.Tag, Usual.OfficeAndOperator, "Keeps what somebody has said about messages")
        {
            Takes = TakenBody.Json(Shape.Object(
                ("person", Shape.Text),
                ("whatsApp?", Shape.Flag.Saying("Agrees to be told by WhatsApp. Either this or `stop` is said.").OrNull()),
                ("stop?", Shape.Flag.Saying("Wants no more messages by any channel; false takes it back.").OrNull()),
                ("prefers?", Channel.OrNull().Saying("Comes before the usual order.")),
                ("source", Shape.OneOf(WishSources.OfOffices).Saying("From what the office knows it.")))),
            Gives = [GivenAnswer.Json(Shape.Object(("done", Shape.Only(true))), "It is kept for all numbers of the person, and on record. A later word of the person's own stands.")],
            Problems = [.. Usual.RegionProblems, "400 channel-invalid", "404 person-unknown", "409 phone-missing"],
        },
        new("VerifyWhatsApp", AlertDescription.Tag, Meta, "Repeats the challenge when the webhook is entered at Meta")
        {
            IsOpen = true,
            Asks =
            [
                Asked.Query("hub.mode", Shape.OneOf("subscribe"), "What is wanted.", required: true),
                Asked.Query("hub.verify_token", Shape.Text, "`Alerts:WhatsApp:VerifyToken`.", required: true),
                Asked.Query("hub.challenge", Shape.TextOf(1, 200), "What is repeated.", required: true),
            ],
            Gives = [new GivenAnswer(200, "The challenge.", [("text/plain", Shape.Text)], [])],
            Problems = ["403 not-allowed"],
        },
        new("TakeWhatsApp", AlertDescription.Tag, Meta, "Takes in how messages fare, and who wants no more of them")
        {
            IsOpen = true,
            More = "The body is a call of the field `messages` as Meta's documentation of the Cloud API shows it. The same call may come again.",
            Asks = [Asked.Header(WhatsAppSignature.Header, Shape.Matching("^sha256=[0-9a-f]{64}$", null), "HMAC-SHA256 of the body as it came, under `Alerts:WhatsApp:AppSecret`.")],
            Gives = [GivenAnswer.Json(Shape.Object(("moved", Shape.Count.Saying("Alerts that have changed.")), ("wishes", Shape.Count.Saying("Wishes to stop or to go on."))))],
            Problems = ["403 not-allowed"],
        },
    ];

    private static OpenApiSchema Channel => Shape.OneOf<AlertChannel>(Shape.CamelCase);
}
