using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table: its entities read, written and queried. Safe for use by many threads; make one and keep it.</summary>
public partial class TableClient
{
    private readonly TableRest? _rest;

    /// <summary>Makes a client by a connection string.</summary>
    /// <param name="connectionString">The connection string of the storage account.</param>
    /// <param name="tableName">The table's name.</param>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Makes a client by a connection string.</summary>
    /// <param name="connectionString">The connection string of the storage account.</param>
    /// <param name="tableName">The table's name.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableRest.With(connectionString, options), tableName)
    {
    }

    /// <summary>Makes a client by a table's address that carries a shared access signature in its query.</summary>
    /// <param name="endpoint">The address, the table's name at its end; https, or this machine.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableClient(Uri endpoint, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var (account, table) = TableEndpoint.Table(endpoint);
        _rest = TableRest.With(account, endpoint.Query, options);
        Name = table;
    }

    /// <summary>Makes a client by a table's address and a shared access signature.</summary>
    /// <param name="endpoint">The address, the table's name at its end; https, or this machine.</param>
    /// <param name="credential">The signature.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var (account, table) = TableEndpoint.Table(endpoint);
        _rest = TableRest.With(account, credential, options);
        Name = table;
    }

    /// <summary>Makes a client by an account's address and key.</summary>
    /// <param name="endpoint">The account's address.</param>
    /// <param name="tableName">The table's name.</param>
    /// <param name="credential">The account's name and key.</param>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Makes a client by an account's address and key.</summary>
    /// <param name="endpoint">The account's address.</param>
    /// <param name="tableName">The table's name.</param>
    /// <param name="credential">The account's name and key.</param>
    /// <param name="options">Retries, transport, version.</param>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableRest.With(endpoint, credential, options), tableName)
    {
    }

    /// <summary>Makes a client by an account's address and an identity.</summary>
    /// <param name="endpoint">The account's address; https.</param>
    /// <param name="tableName">The table's name.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">Retries, transport, version, audience.</param>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableRest.With(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TableRest rest, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _rest = rest;
        Name = tableName;
    }

    /// <summary>For a substitute that overrides what it is asked.</summary>
    protected TableClient() => Name = "";

    /// <summary>The account's name.</summary>
    public virtual string AccountName => Rest.AccountName;

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The table's address.</summary>
    public virtual Uri Uri => Rest.Address(Name).ToUri();

    private TableRest Rest => _rest ?? throw new InvalidOperationException("This client was made for substitution and has no service behind it.");

    /// <summary>Writes a filter: every hole of the interpolated string becomes a literal of its type, escaped.</summary>
    /// <param name="filter">The filter, such as <c>$"PartitionKey eq {region} and Count gt {least}"</c>.</param>
    /// <returns>The filter's text.</returns>
    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Create(filter);

    /// <summary>Writes a filter by a condition.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="filter">Properties compared with values, joined by <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.</param>
    /// <returns>The filter's text; empty when the condition is simply true.</returns>
    /// <exception cref="NotSupportedException">The service cannot filter by such a condition.</exception>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => ExpressionFilter.Create(filter) ?? "";

    /// <summary>Creates the table.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table.</returns>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists or TableBeingDeleted, among others.</exception>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, Name, mayExist: false, async: true, cancellationToken);

    /// <inheritdoc cref="CreateAsync" />
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, Name, mayExist: false, async: false, cancellationToken).Finished();

    /// <summary>Creates the table unless it is there.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table; the raw status is 409 when it was there.</returns>
    /// <exception cref="RequestFailedException">409 TableBeingDeleted, among others.</exception>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, Name, mayExist: true, async: true, cancellationToken);

    /// <inheritdoc cref="CreateIfNotExistsAsync" />
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Rest, Name, mayExist: true, async: false, cancellationToken).Finished();

    /// <summary>Deletes the table; that there is none is no error.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer.</returns>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(Rest, Name, async: true, cancellationToken);

    /// <inheritdoc cref="DeleteAsync" />
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(Rest, Name, async: false, cancellationToken).Finished();
}
