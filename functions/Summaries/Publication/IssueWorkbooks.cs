using Microsoft.Extensions.Options;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries.Offices;
using SertiKesos.Workbooks.Summaries;
using SertiKesos.Workbooks.Summaries.Offices;
using SertiKesos.Workbooks.Summaries.Provinces;

namespace SertiKesos.Summaries.Publication;

/// <summary>Writes the workbooks of provinces and offices from the snapshot of an issue; each once.</summary>
internal sealed class IssueWorkbooks(
    SummaryStore store, RegisterStore registers, RulesSource rules, IOptions<SummaryOptions> options) : IDisposable
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
            if (file.Readers == SummaryReaders.Office)
            {
                await WriteOfficeAsync(snapshot, file, cancel);
            }
            else
            {
                // Where another run was first, its file stands: it was written from the same snapshot.
                await store.TryAddAsync(snapshot.Period, file with { Content = await ContentAsync(snapshot, file, cancel) }, cancel);
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>
    /// Somebody may be erased from the register while their name is on its way into the workbook: it goes again then, and is
    /// written without them. An upload meanwhile is written twice alike.
    /// </summary>
    private async Task WriteOfficeAsync(IssueSnapshot snapshot, SummaryFile file, CancellationToken cancel)
    {
        var region = RegionCode.Parse(file.Scope);
        while (true)
        {
            var before = await registers.MarkAsync(region, cancel);
            await store.TryAddAsync(snapshot.Period, file with { Content = await ContentAsync(snapshot, file, cancel) }, cancel);
            if (await registers.MarkAsync(region, cancel) == before)
            {
                return;
            }

            await store.RemoveAsync(snapshot.Period, file, cancel);
        }
    }

    private async Task<byte[]> ContentAsync(IssueSnapshot snapshot, SummaryFile file, CancellationToken cancel)
    {
        var summary = snapshot.Whole((await rules.CurrentAsync(cancel)).Regions);
        var standing = IssueStanding.Of(summary, changes: summary.Changes);
        return file.Readers == SummaryReaders.Province
            ? ProvinceWorkbook.Write(
                summary, file.Scope, summary.Changes, snapshot.TrendOf(summary.Provinces.First(province => province.Code == file.Scope)), standing, options.Value)
            : OfficeWorkbook.Write(await OfficeAsync(snapshot, summary, standing, RegionCode.Parse(file.Scope), cancel), options.Value);
    }

    private async Task<OfficeSummary> OfficeAsync(
        IssueSnapshot snapshot, NationalSummary summary, IssueStanding standing, RegionCode code, CancellationToken cancel)
    {
        var (figures, outlook) = summary.Outlook.With(summary).First(region => region.Figures.Region.Code == code);
        var register = snapshot.RegisterOf(code) is { } version ? await registers.FindVersionAsync(code, version, cancel) : null;
        return OfficeSummary.Of(
            OfficeIssue.Of(summary, standing, summary.Changes?.From),
            figures,
            outlook,
            register ?? throw new RegisterVersionRemovedException(code, snapshot.RegisterOf(code) ?? 0),
            snapshot.TrendOf(figures),
            snapshot.Changes.FirstOrDefault(changes => changes.Region == code));
    }
}
