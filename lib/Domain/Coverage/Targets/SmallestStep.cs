using SertiKesos.People;

namespace SertiKesos.Coverage.Targets;

/// <summary>The nearest round share of coverage: certify <paramref name="People"/> more of a role to reach it.</summary>
/// <param name="Milestone">A share from 0 to 1.</param>
internal sealed record SmallestStep(Role Role, int People, double Milestone)
{
    /// <summary>Advice about fewer people, or out of fewer, might mean somebody in particular.</summary>
    private const int Few = 5;

    /// <summary>Too few people for their number to be told.</summary>
    public bool IsFew => People < Few;

    /// <summary>In per cent.</summary>
    private static readonly int[] Milestones = [10, 25, 50, 75, 90, 100];

    /// <summary>
    /// The role that reaches its next milestone with the fewest people; of equals the one that reaches more. Roles in which
    /// hardly anybody is left to certify are not spoken of. Null where no role is left.
    /// </summary>
    public static SmallestStep? Of(IEnumerable<(Role Role, StateCounts States)> roles) => roles
        .Where(role => role.States.People - role.States.Certified >= Few)
        .Select(role => Of(role.Role, role.States))
        .OfType<SmallestStep>()
        .OrderBy(step => step.People)
        .ThenByDescending(step => step.Milestone)
        .ThenBy(step => step.Role)
        .FirstOrDefault();

    public static SmallestStep? Of(Role role, StateCounts states)
    {
        var needed = Milestones.Select(milestone => Needed(states.People, milestone)).FirstOrDefault(number => number > states.Certified);
        if (needed == 0)
        {
            return null;
        }

        // In a small group the same people reach several milestones: the highest is the one to tell.
        var reached = Milestones.Last(milestone => Needed(states.People, milestone) == needed);
        return new SmallestStep(role, needed - states.Certified, reached / 100.0);
    }

    /// <summary>In whole numbers: 0.1 × 30 is not 3 in binary fractions.</summary>
    private static int Needed(int people, int milestone) => (int)((((long)people * milestone) + 99) / 100);
}
