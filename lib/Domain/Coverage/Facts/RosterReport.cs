using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Coverage.Facts;

/// <summary>That a region reported: one accepted roster with people.</summary>
/// <param name="UploadedAt">When the office uploaded it, which says whether it was on time.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="Roles">The roles that it contains.</param>
/// <param name="People">The people of these roles in it, at least one.</param>
internal sealed record RosterReport(DateTimeOffset UploadedAt, DateTimeOffset AcceptedAt, IReadOnlyList<Role> Roles, int People);

internal static class RosterReports
{
    /// <summary>So many are kept, the newest: three years of a roster a week.</summary>
    private const int Kept = 160;

    public static IReadOnlyList<RosterReport> Of(Register register) =>
        [.. register.Steps
            .Where(step => step is { Change: not null, Roles.Count: > 0 })
            .Select(step => new RosterReport(
                UploadedAt(step), step.At, step.Roles, step.Change!.Added + step.Change.Changed + step.Change.Unchanged))
            .Where(report => report.People > 0)

            // Two at once may be accepted in either order.
            .OrderBy(report => report.UploadedAt)
            .ThenBy(report => report.Roles[0])
            .TakeLast(Kept)];

    /// <summary>
    /// Storage says when something was uploaded, the product's own clock when it was accepted. In a rehearsal, which sets
    /// that clock back, an upload would come after its acceptance: then the rehearsed time counts.
    /// </summary>
    private static DateTimeOffset UploadedAt(RegisterStep step) => step.UploadedAt is { } uploaded && uploaded < step.At ? uploaded : step.At;
}
