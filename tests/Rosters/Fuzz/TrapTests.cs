using SertiKesos.Rosters.Findings;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Memory is measured, so nothing else may run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredRun
{
    public const string Name = "measured";
}

[Collection(MeasuredRun.Name)]
public sealed class TrapTests
{
    private static readonly Dictionary<string, Trap> Traps =
        PackageTraps.All.Concat(ContentTraps.All).Concat(FormatTraps.All).ToDictionary(trap => trap.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Traps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trap_ends_as_it_should_within_its_budget(string name)
    {
        var trap = Traps[name];
        var content = trap.Build();

        var (check, growth) = Budget.Measure(content);

        var refusals = check.Reading.Findings
            .Where(finding => finding.Rule.Reach is FindingReach.Refusal or FindingReach.File)
            .Select(finding => finding.Rule.Code);
        Assert.True(growth < Budget.ManagedBytes, $"{name}: the managed heap grew by {growth >> 20} MiB.");
        Assert.Equal(trap.Code is null ? [] : [trap.Code], refusals);
        Assert.Equal(trap.People, check.Reading.People.Count);
    }
}
