using System.Linq.Expressions;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account. Safe for use by many threads; make one and keep it.</summary>
public class TableServiceClient
{
    private readonly TableRest? _rest;

    /// <summary>Makes a client by a connection string.</summary>
    /// <param name="connectionString">The connection string of the storage account.</param>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Makes a client by a connection string.</summary>
    /// <param name="connectionString">The connection string of the storage account.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) => _rest = TableRest.With(connectionString, options);

    /// <summary>Makes a client by an account's address that carries a shared access signature in its query.</summary>
    /// <param name="endpoint">The address; https, or this machine.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableServiceClient(Uri endpoint, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _rest = TableRest.With(endpoint, endpoint.Query, options);
    }

    /// <summary>Makes a client by an account's address and a shared access signature.</summary>
    /// <param name="endpoint">The address; https, or this machine.</param>
    /// <param name="credential">The signature.</param>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Makes a client by an account's address and a shared access signature.</summary>
    /// <param name="endpoint">The address; https, or this machine.</param>
    /// <param name="credential">The signature.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null) =>
        _rest = TableRest.With(endpoint, credential, options);

    /// <summary>Makes a client by an account's address and key.</summary>
    /// <param name="endpoint">The account's address.</param>
    /// <param name="credential">The account's name and key.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Makes a client by an account's address and key.</summary>
    /// <param name="endpoint">The account's address.</param>
    /// <param name="credential">The account's name and key.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        _rest = TableRest.With(endpoint, credential, options);

    /// <summary>Makes a client by an account's address and an identity.</summary>
    /// <param name="endpoint">The account's address; https.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">Retries, transport, version, audience.</param>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _rest = TableRest.With(endpoint, tokenCredential, options);

    /// <summary>For a substitute that overrides what it is asked.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => Rest.AccountName;

    /// <summary>The account's address.</summary>
    public virtual Uri Uri => Rest.Account;

    private TableRest Rest => _rest ?? throw new InvalidOperationException("This client was made for substitution and has no service behind it.");

    /// <summary>Writes a filter: every hole of the interpolated string becomes a literal of its type, escaped.</summary>
    /// <param name="filter">The filter, such as <c>$"TableName eq {name}"</c>.</param>
    /// <returns>The filter's text.</returns>
    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Create(filter);

    /// <summary>Writes a filter by a condition on the tables' names.</summary>
    /// <param name="filter">The condition.</param>
    /// <returns>The filter's text; empty when the condition is simply true.</returns>
    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => ExpressionFilter.Create(filter) ?? "";

    /// <summary>Gives a client of one table, with this client's rights. Nothing is sent.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <returns>The client.</returns>
    public virtual TableClient GetTableClient(string tableName) => new(Rest, tableName);

    /// <summary>Creates a table.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table.</returns>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists or TableBeingDeleted, among others.</exception>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, tableName, mayExist: false, async: true, cancellationToken);

    /// <inheritdoc cref="CreateTableAsync" />
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, tableName, mayExist: false, async: false, cancellationToken).Finished();

    /// <summary>Creates a table unless it is there.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table; the raw status is 409 when it was there.</returns>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, tableName, mayExist: true, async: true, cancellationToken);

    /// <inheritdoc cref="CreateTableIfNotExistsAsync" />
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, tableName, mayExist: true, async: false, cancellationToken).Finished();

    /// <summary>Deletes a table; that there is none is no error.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer.</returns>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(Rest, tableName, async: true, cancellationToken);

    /// <inheritdoc cref="DeleteTableAsync" />
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(Rest, tableName, async: false, cancellationToken).Finished();

    /// <summary>Lists tables. Nothing is sent before the result is enumerated.</summary>
    /// <param name="filter">A filter on <c>TableName</c>; without one, all tables.</param>
    /// <param name="maxPerPage">How many a page holds at most.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The tables.</returns>
    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new AsyncQueryPages<TableItem>(Request(filter, maxPerPage), cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, int?, CancellationToken)" />
    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(InterpolatedFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, int?, CancellationToken)" />
    public virtual AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(ExpressionFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, int?, CancellationToken)" />
    public virtual Pageable<TableItem> Query(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new QueryPages<TableItem>(Request(filter, maxPerPage), cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, int?, CancellationToken)" />
    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(InterpolatedFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="QueryAsync(string, int?, CancellationToken)" />
    public virtual Pageable<TableItem> Query(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(ExpressionFilter.Create(filter), maxPerPage, cancellationToken);

    private QueryRequest<TableItem> Request(string? filter, int? maxPerPage) =>
        new(Rest, "Tables", filter, maxPerPage, null, static json => new TableItem(Name(json)));

    private static string Name(JsonElement json) => json.GetProperty("TableName").GetString() ?? "";
}
