using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Alerts.Planning;

/// <summary>Everything that decides whether and when a worker is warned.</summary>
/// <param name="QuietDays">After a message, so many days pass before the next to the same person, urgent ones apart.</param>
/// <param name="HoldAfterChange">
/// Time that passes after an upload before its people are written to, so that an office can correct a wrong roster.
/// </param>
internal sealed record AlertRules(CertificateRules Certificates, AlertSchedule Schedule, int QuietDays, TimeSpan HoldAfterChange)
{
    /// <summary>So many people of an office may share an address; where more do, it is nobody's until somebody has looked.</summary>
    public int MostSharing { get; init; } = 2;

    public static AlertRules Default { get; } = new(CertificateRules.Default, AlertSchedule.Default, 7, TimeSpan.FromHours(24));

    /// <summary>When the hold after the last change of a person's data ends: counted from the rosters of the person's roles.</summary>
    public DateTimeOffset HoldEnds(Register register, Person person)
    {
        var changed = DateTimeOffset.MinValue;
        foreach (var assignment in person.Assignments)
        {
            if (register.Sources.TryGetValue(assignment.Role, out var source) && source.AcceptedAt > changed)
            {
                changed = source.AcceptedAt;
            }
        }

        return changed == DateTimeOffset.MinValue ? changed : changed + HoldAfterChange;
    }
}
