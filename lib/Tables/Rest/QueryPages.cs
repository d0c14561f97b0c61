using System.Runtime.CompilerServices;

namespace Azure.Data.Tables;

/// <summary>A query's pages, asked for as they are enumerated.</summary>
internal sealed class QueryPages<T>(QueryRequest<T> request, CancellationToken cancel) : Pageable<T>(cancel)
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = request.PageAsync(continuationToken, pageSizeHint, async: false, CancellationToken).Finished();
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}

/// <inheritdoc cref="QueryPages{T}" />
internal sealed class AsyncQueryPages<T>(QueryRequest<T> request, CancellationToken cancel) : AsyncPageable<T>(cancel)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint, CancellationToken.None);

    private async IAsyncEnumerable<Page<T>> PagesAsync(
        string? continuation, int? pageSize, [EnumeratorCancellation] CancellationToken enumeration)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, enumeration);
        do
        {
            var page = await request.PageAsync(continuation, pageSize, async: true, either.Token).ConfigureAwait(false);
            yield return page;
            continuation = page.ContinuationToken;
        }
        while (continuation is not null);
    }
}
