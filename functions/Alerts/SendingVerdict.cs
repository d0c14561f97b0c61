using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts;

/// <summary>What the answer of the mail server comes to for whatever was sent.</summary>
/// <param name="End">How it has ended; null where it is tried again after <paramref name="Wait"/>.</param>
internal sealed record SendingVerdict(AlertState State, int? Reply, AlertOutcome? End, TimeSpan Wait)
{
    /// <param name="attempts">How often it was tried, this time included.</param>
    public static SendingVerdict Of(SendingResult result, int attempts) => result switch
    {
        SendingResult.Accepted => new(AlertState.Delivered, null, new AlertOutcome.Sent(), TimeSpan.Zero),
        SendingResult.Rejected rejected => new(AlertState.Failed, rejected.Reply, new AlertOutcome.Failed(rejected.Reply), TimeSpan.Zero),
        SendingResult.Deferred deferred => new(AlertState.Retrying, deferred.Reply, null, AlertBackoff.After(attempts)),
        _ => throw new InvalidOperationException("A sender knows no other result."),
    };
}
