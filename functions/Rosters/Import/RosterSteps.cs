using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Rosters.Import;

internal delegate CheckedRoster CheckRoster(RosterFile file, Region region, DateOnly asOf, RulesInForce rules, CancellationToken cancel);

internal delegate byte[] WriteAnswer(RosterFile file, CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold);

/// <summary>What our own code makes of a file, without storage: the steps in which a fault of the program may show.</summary>
internal sealed record RosterSteps(CheckRoster Check, WriteAnswer Answer)
{
    public static RosterSteps Default { get; } = new(RosterCheck.Run, RosterAnswer.Write);
}
