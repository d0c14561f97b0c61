using SertiKesos.Coverage;
using SertiKesos.Coverage.Comparison;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Summaries.Outlook;

/// <summary>What the issue says of a region besides its states; null wherever there are no data to say it from.</summary>
/// <param name="Trend">Against the end of the period before, in the roles of both.</param>
/// <param name="Step">The role and number of people that reach a round share soonest.</param>
/// <param name="ExpectedTksk">One per kecamatan, by the reference tables.</param>
internal sealed record RegionOutlook(
    RegionCode Region,
    RegionCompleteness Completeness,
    Revision Revision,
    LikeForLike? Trend,
    NeedFigures? Need,
    AgeFigures? Ages,
    IReadOnlyList<LadderStep>? Ladder,
    SmallestStep? Step,
    int? ExpectedTksk,
    int? Tksk)
{
    /// <summary>False for a region that has ended: nobody waits for its report.</summary>
    public bool IsExpected { get; init; } = true;

    /// <summary>How complete the entries of its people are, field by field.</summary>
    public IReadOnlyList<FieldCount> Fields { get; init; } = [];
}

/// <summary>People by their highest training.</summary>
/// <param name="Certified">Those with a valid certificate: theirs counts, the training does not.</param>
/// <param name="Ready">Training done and no valid certificate: ready for the test.</param>
internal sealed record LadderStep(TrainingLevel Level, int People, int Certified, int Ready)
{
    /// <summary>Every level, those without people too.</summary>
    public static IReadOnlyList<LadderStep> Of(PeopleFacts facts, DateOnly on, CertificateRules rules) =>
        [.. Enum.GetValues<TrainingLevel>().Select(level => Of(level, facts.Ladder.FirstOrDefault(counts => counts.Level == level)?.Counts, on, rules))];

    public static IReadOnlyList<LadderStep> Sum(IEnumerable<IReadOnlyList<LadderStep>> parts) =>
        [.. parts
            .SelectMany(part => part)
            .GroupBy(step => step.Level)
            .OrderBy(group => group.Key)
            .Select(group => new LadderStep(group.Key, group.Sum(step => step.People), group.Sum(step => step.Certified), group.Sum(step => step.Ready)))];

    private static LadderStep Of(TrainingLevel level, StandingCounts? counts, DateOnly on, CertificateRules rules)
    {
        var states = (counts ?? StandingCounts.None).On(on, rules);
        var ready = TrainingLadder.IsReady(level, CertificationState.Never) ? states.Never + states.Expired : 0;
        return new LadderStep(level, states.People, states.Certified, ready);
    }
}
