using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;
using SertiKesos.Workbooks.Summaries.PublicEdition;

namespace SertiKesos.Summaries.Publication;

/// <summary>The public editions that were stored before, those of issues that were taken back or never became complete among them: what was told stays told.</summary>
internal sealed class EarlierEditions(SummaryStore store)
{
    private const string Beginning = "publik-";

    /// <param name="next">The issue that is about to be published: files of its number are its own.</param>
    /// <exception cref="InvalidDataException">A stored edition cannot be read, so nobody knows what it has told.</exception>
    public async Task<IReadOnlyList<PublishedEdition>> LoadAsync(Period period, int next, CancellationToken cancel)
    {
        var editions = new List<PublishedEdition>();
        foreach (var of in await store.PeriodsAsync(cancel))
        {
            foreach (var file in await store.ListFilesAsync(of, Beginning, cancel))
            {
                if (SummaryNames.Find(file.Name) is not { File.LatestName: "publik.csv" } found || (of, found.Issue) == (period, next)
                    || await store.FindAsync(of, file.Name, cancel) is not { } content)
                {
                    continue;
                }

                editions.Add(PublicCsvReader.Read(content) is { Edition: { } edition }
                    ? edition
                    : throw new InvalidDataException($"The public edition {of}/{file.Name} cannot be read; nothing is published until it can."));
            }
        }

        return editions;
    }
}
