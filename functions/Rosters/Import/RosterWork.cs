using Microsoft.Extensions.Logging;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Rosters.Import;

/// <summary>An answer, with the check that it tells of: a finding more where the workbook could not be marked up.</summary>
internal sealed record WrittenAnswer(byte[] Receipt, CheckedRoster Check);

/// <summary>
/// Our own work on one submission's file. A fault of it is told to the log under an incident, and is final for this file:
/// it would fail again each time, and must not keep others waiting. What storage, keys or a cancellation end is no such
/// fault and passes, to be tried again.
/// </summary>
internal sealed partial class RosterWork(RosterSteps steps, Region region, string submission, RosterFile file, ILogger logger, CancellationToken cancel)
{
    /// <summary>A piece of work that asks no storage.</summary>
    /// <exception cref="ProgramFaultException">It failed, and is final for this file.</exception>
    public T Do<T>(Func<T> work) => ProgramFault.Guard(file, work, cancel);

    /// <exception cref="ProgramFaultException">It failed, and is final for this file.</exception>
    public CheckedRoster Check(DateOnly asOf, RulesInForce rules) => Do(() => steps.Check(file, region, asOf, rules, cancel));

    /// <summary>The answer to a file that the program failed on: there is nothing of it but the finding.</summary>
    public CheckedRoster Refuse(DateOnly asOf, RulesInForce rules, ProgramFault fault)
    {
        Log.Refused(logger, region.Code, submission, fault.Id, fault.Place, fault.Trace);
        return GuardedCheck.Refused(file, region, asOf, rules, fault);
    }

    /// <summary>The answer; where the office's workbook cannot be marked up, its two sheets alone.</summary>
    /// <exception cref="ProgramFaultException">Not even those can be made.</exception>
    public WrittenAnswer Answer(CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold)
    {
        try
        {
            return new WrittenAnswer(Do(() => steps.Answer(file, check, state, change, hold)), check);
        }
        catch (ProgramFaultException failed)
        {
            Log.Unmarked(logger, region.Code, submission, failed.Fault.Id, failed.Fault.Place, failed.Fault.Trace);
            var told = check.WithPlainReceipt(failed.Fault);
            return new WrittenAnswer(Do(() => RosterAnswer.WriteAlone(told, state, change, hold)), told);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1004, LogLevel.Error, "Roster {Submission} of {Region} is refused for a fault of the program, incident {Incident}: {Place}. {Trace}", EventName = "roster_program_fault")]
        public static partial void Refused(ILogger logger, RegionCode region, string submission, string incident, string place, string trace);

        [LoggerMessage(1005, LogLevel.Error, "The workbook of roster {Submission} of {Region} could not be marked up, incident {Incident}: {Place}. {Trace}", EventName = "receipt_unmarked")]
        public static partial void Unmarked(ILogger logger, RegionCode region, string submission, string incident, string place, string trace);
    }
}
