using Microsoft.Extensions.Options;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries.Publication;

/// <summary>Writes the workbooks of provinces and offices from the snapshot of an issue; each once.</summary>
internal sealed class IssueWorkbooks(
    SummaryStore store, RegisterStore registers, CoverageTrend trend, RulesSource rules, IOptions<SummaryOptions> options) : IDisposable
{
    /// <summary>A workbook takes a core while it is written, and some megabytes.</summary>
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    public void Dispose() => _turns.Dispose();

    /// <exception cref="InvalidDataException">The issue has no such workbook.</exception>
    public async Task WriteAsync(IssueSnapshot snapshot, string name, CancellationToken cancel)
    {
        var file = snapshot.Workbooks().FirstOrDefault(file => file.Name == name) ?? throw new InvalidDataException("The issue has no such workbook.");
        if (await store.ExistsAsync(snapshot.Period, name, cancel))
        {
            return;
        }

        await _turns.WaitAsync(cancel);
        try
        {
            // Where another run was first, its file stands: it was written from the same snapshot.
            await store.TryAddAsync(snapshot.Period, file with { Content = await ContentAsync(snapshot, file, cancel) }, cancel);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<byte[]> ContentAsync(IssueSnapshot snapshot, SummaryFile file, CancellationToken cancel)
    {
        // TODO
        await trend.BeforeAsync(snapshot.Period, cancel);
        await rules.CurrentAsync(cancel);
        await registers.FindVersionAsync(RegionCode.Parse("32.77"), 1, cancel);
        return System.Text.Encoding.UTF8.GetBytes(options.Value.Contact + file.Name + snapshot.Issue);
    }
}
