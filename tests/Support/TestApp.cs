using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Tests.Support;

/// <summary>The product's own classes on one storage and one clock, put together as the app does it.</summary>
internal sealed class TestApp
{
    public TestApp(
        StorageAccess storage, TimeProvider clock, HoldRules? hold = null, RegionTurns? turns = null, InstitutionRules? institutions = null,
        ReferenceStore? reference = null, RosterSteps? steps = null, ILogger<RosterImport>? log = null, bool waitForScan = false)
    {
        Registers = new RegisterStore(storage, new EnvelopeCipher(TestKeys.Ring));
        Coverage = new CoverageStore(storage);
        Index = new PeopleIndexStore(storage, clock);
        Submissions = new SubmissionStore(storage, clock);
        Files = new RosterFiles(storage);
        Resumes = new RosterResumes(storage);
        Identity = new SubmissionIdentity(Submissions, Registers);
        KeptActs = new KeptActs(storage, new EnvelopeCipher(TestKeys.Ring));
        Rules = new RulesSource(CertificateRules.Default, institutions ?? InstitutionRules.Default, reference ?? new ReferenceStore(storage, clock), clock);
        Counted = new CountedRegisters(
            Registers, KeptActs, Coverage, Index, Rules, TestKeys.Ring.Index, clock, NullLogger<CountedRegisters>.Instance);
        Audit = new AuditLog(storage, clock);
        turns ??= new RegionTurns();
        Import = new RosterImport(
            Submissions, Identity, Files, Counted, Audit, hold ?? HoldRules.Default, turns, Budgets, steps ?? RosterSteps.Default, clock,
            log ?? NullLogger<RosterImport>.Instance);
        Marks = new InboxMarks(storage, clock);
        InboxFiles = new InboxFiles(storage);
        Scan = new InboxScan(storage, new ScanOptions(waitForScan), Resumes, new WorkSwitches(Settings), clock);
        var refusal = new RosterRefusal(Submissions, Identity, Files, Rules, Audit, turns, clock);
        Inbox = new RosterInbox(InboxFiles, Scan, Import, refusal, Submissions, Marks, Rules, Budgets, NullLogger<RosterInbox>.Instance);
        Releases = new RosterReleases(Submissions, Resumes, Audit, clock);
        Matching = new PeopleMatching(Index, clock);
        Changes = new RosterChanges(Files, Registers, Rules, Budgets, clock);
        Work = new WorkLog(storage, clock);
        Arrivals = new RosterArrivals(Inbox, InboxFiles, Marks, NullLogger<RosterArrivals>.Instance);
        Sweep = new RosterSweep(
            InboxFiles, Inbox, Marks, Submissions, Files, Resumes, Counted, Matching, Work, new WorkSwitches(Settings), clock, NullLogger<RosterSweep>.Instance);
        Rebuild = new RosterRebuild(Files, Submissions, Import, Registers, Counted, KeptActs, Matching);
        Acts = new OfficeActs(Counted, Audit, TestKeys.Ring.Index, clock);
    }

    /// <summary>What the sweep knows of switches; empty until a test sets one.</summary>
    public ConfigurationManager Settings { get; } = new();

    public RosterArrivals Arrivals { get; }

    public WorkBudgets Budgets { get; } = new WorkBudgets(new LimitOptions());

    /// <summary>What a sweep does about counts.</summary>
    public async Task<int> CatchUpAsync()
    {
        var run = new RegionRun("counts", NullLogger.Instance);
        var counted = await Counted.CatchUpAsync(run, CancellationToken.None);
        run.End();
        return counted;
    }

    public RulesSource Rules { get; }

    public RegisterStore Registers { get; }

    public CoverageStore Coverage { get; }

    public PeopleIndexStore Index { get; }

    public SubmissionStore Submissions { get; }

    public RosterFiles Files { get; }

    public RosterResumes Resumes { get; }

    public SubmissionIdentity Identity { get; }

    public CountedRegisters Counted { get; }

    public KeptActs KeptActs { get; }

    public AuditLog Audit { get; }

    public RosterImport Import { get; }

    public InboxMarks Marks { get; }

    public InboxFiles InboxFiles { get; }

    public RosterInbox Inbox { get; }

    public InboxScan Scan { get; }

    public RosterReleases Releases { get; }

    public PeopleMatching Matching { get; }

    public RosterChanges Changes { get; }

    public WorkLog Work { get; }

    public RosterSweep Sweep { get; }

    public RosterRebuild Rebuild { get; }

    public OfficeActs Acts { get; }
}
