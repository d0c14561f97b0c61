using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Tests.Support;

/// <summary>Publication put together on one storage as the app does it, its queue worked off by the test itself.</summary>
internal sealed class PublicationWorld : IDisposable
{
    private readonly StorageAccess _storage;

    public PublicationWorld(StorageAccess storage, TimeProvider clock)
    {
        _storage = storage;
        var reference = new ReferenceStore(storage, clock);
        var rules = new RulesSource(CertificateRules.Default, InstitutionRules.Default, reference, clock);
        var options = Options.Create(new SummaryOptions());
        Store = new SummaryStore(storage);
        Registers = new RegisterStore(storage, new EnvelopeCipher(TestKeys.Ring));
        Publications = new Publications(storage, clock);
        var turns = new PublishTurn(storage);
        Snapshots = new IssueSnapshots(storage);
        Latest = new LatestIssue(Store, Publications, turns);
        Workbooks = new IssueWorkbooks(Store, Registers, rules, options);
        Run = new PublicationRun(
            Publications, Snapshots, Workbooks, new PublicationQueue(storage), new NoticeQueue(storage), Store, Latest, clock, NullLogger<PublicationRun>.Instance);
        var changes = new IssueChangesSource(
            Publications, Snapshots, Registers, new PeopleIndexStore(storage, clock), reference, rules, TestKeys.Ring.Index);
        Publisher = new SummaryPublisher(
            SummarySources.On(storage, clock), Store, Snapshots, Publications, Run, changes,
            new CoverageTrend(new CoverageStore(storage), reference, rules, clock), new EarlierEditions(Store), turns, options, NullLogger<SummaryPublisher>.Instance);
        Control = new IssueControl(Publications, Latest, new AuditLog(storage, clock), clock);
        Issues = new SummaryIssues(Store, Publications, Run, Snapshots, Workbooks);
    }

    public SummaryStore Store { get; }

    public RegisterStore Registers { get; }

    public Publications Publications { get; }

    public IssueSnapshots Snapshots { get; }

    public IssueWorkbooks Workbooks { get; }

    public LatestIssue Latest { get; }

    public PublicationRun Run { get; }

    public SummaryPublisher Publisher { get; }

    public IssueControl Control { get; }

    public SummaryIssues Issues { get; }

    private QueueClient Queue => _storage.Queues.GetQueueClient(StorageNames.Queues.SummaryWorkbooks);

    public void Dispose() => Workbooks.Dispose();

    public async Task<SummaryOutcome> PublishAsync(Period period, DateOnly asOf)
    {
        var outcome = await Publisher.PublishAsync(period, asOf, "ministry:test", CancellationToken.None);
        await Run.CompleteAsync(period, IssueOf(outcome), CancellationToken.None);
        return outcome;
    }

    public static int IssueOf(SummaryOutcome outcome) => outcome switch
    {
        SummaryOutcome.Published published => published.Issue,
        SummaryOutcome.Unchanged unchanged => unchanged.Issue,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Takes the messages that may be taken now, each as often as is asked for.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> WorkOffAsync(int times = 1)
    {
        var messages = await TakeAsync();
        foreach (var message in messages)
        {
            for (var time = 0; time < times; time++)
            {
                await Run.HandleAsync(message, CancellationToken.None);
            }
        }

        return messages.Count;
    }

    /// <summary>Takes the messages away unread, as a fault might.</summary>
    public async Task<IReadOnlyList<PublicationMessage>> TakeAsync()
    {
        var taken = new List<PublicationMessage>();
        while ((await Queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                taken.Add(PublicationMessage.Parse(message.Body.ToString()));
                await Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }

        return taken;
    }
}
