using System.Linq.Expressions;

namespace Azure.Data.Tables;

/// <content>Entities found by a filter.</content>
public partial class TableClient
{
    /// <summary>Finds entities. Nothing is sent before the result is enumerated.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="filter">The filter; without one, all entities of the table.</param>
    /// <param name="maxPerPage">How many a page holds at most; the service's own limit is 1,000.</param>
    /// <param name="select">The properties to read; all when it is left out.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The entities, by partition key and row key in ordinal order.</returns>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new AsyncQueryPages<T>(Request<T>(filter, maxPerPage, select), cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(string, int?, IEnumerable{string}, CancellationToken)" />
    public virtual Pageable<T> Query<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new QueryPages<T>(Request<T>(filter, maxPerPage, select), cancellationToken);

    /// <summary>Finds entities. Nothing is sent before the result is enumerated.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="filter">Properties compared with values, joined by <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.</param>
    /// <param name="maxPerPage">How many a page holds at most; the service's own limit is 1,000.</param>
    /// <param name="select">The properties to read; all when it is left out.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The entities, by partition key and row key in ordinal order.</returns>
    /// <exception cref="NotSupportedException">The service cannot filter by such a condition.</exception>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new AsyncQueryPages<T>(Request<T>(ExpressionFilter.Create(filter), maxPerPage, select), cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(Expression{Func{T, bool}}, int?, IEnumerable{string}, CancellationToken)" />
    public virtual Pageable<T> Query<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new QueryPages<T>(Request<T>(ExpressionFilter.Create(filter), maxPerPage, select), cancellationToken);

    private QueryRequest<T> Request<T>(string? filter, int? maxPerPage, IEnumerable<string>? select)
        where T : class, ITableEntity =>
        new(Rest, $"{Name}()", filter, maxPerPage, Joined(select), EntityReader.Read<T>);
}
