using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Entities written, read and deleted one by one.</content>
public partial class TableClient
{
    /// <summary>Adds an entity.</summary>
    /// <remarks>
    /// A try whose answer is lost is repeated, and then meets its own first effect: after a retry, 409 may mean that this
    /// very call added the entity. Who must know reads it again and compares.
    /// </remarks>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer; its <c>ETag</c> header is the new version.</returns>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists, 404 TableNotFound, among others.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Add(Name, entity), null, async: true, cancellationToken);

    /// <inheritdoc cref="AddEntityAsync{T}" />
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Add(Name, entity), null, async: false, cancellationToken).Finished();

    /// <summary>Writes an entity, whether it is there or not.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <param name="mode">What happens to stored properties that the entity in hand lacks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer; its <c>ETag</c> header is the new version.</returns>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Upsert(Name, Checked(entity), mode), null, async: true, cancellationToken);

    /// <inheritdoc cref="UpsertEntityAsync{T}" />
    public virtual Response UpsertEntity<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Upsert(Name, Checked(entity), mode), null, async: false, cancellationToken).Finished();

    /// <summary>Writes an entity that is there.</summary>
    /// <remarks>After a retry, 412 may mean that this very call wrote the entity: see <see cref="AddEntityAsync{T}"/>.</remarks>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="entity">The entity; its own <see cref="ITableEntity.ETag"/> is not looked at.</param>
    /// <param name="ifMatch">The version that the call depends on; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to stored properties that the entity in hand lacks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer; its <c>ETag</c> header is the new version.</returns>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> was left at its default.</exception>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, 404 ResourceNotFound, among others.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Update(Name, Checked(entity), Checked(ifMatch), mode), null, async: true, cancellationToken);

    /// <inheritdoc cref="UpdateEntityAsync{T}" />
    public virtual Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Rest.SendAsync(EntityRequest.Update(Name, Checked(entity), Checked(ifMatch), mode), null, async: false, cancellationToken).Finished();

    /// <summary>Deletes an entity; that there is none is no error.</summary>
    /// <param name="partitionKey">The partition key.</param>
    /// <param name="rowKey">The row key.</param>
    /// <param name="ifMatch">The version that the call depends on; any when it is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer; status 404 when there was none.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, among others.</exception>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Rest.SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch), TableCalls.IsMissing, async: true, cancellationToken);

    /// <inheritdoc cref="DeleteEntityAsync(string, string, ETag, CancellationToken)" />
    public virtual Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Rest.SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch), TableCalls.IsMissing, async: false, cancellationToken).Finished();

    /// <summary>Deletes an entity; that there is none is no error.</summary>
    /// <param name="entity">The entity; only its keys matter.</param>
    /// <param name="ifMatch">The version that the call depends on; any when it is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The service's answer; status 404 when there was none.</returns>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <inheritdoc cref="DeleteEntityAsync(ITableEntity, ETag, CancellationToken)" />
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntity(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Reads an entity.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="partitionKey">The partition key.</param>
    /// <param name="rowKey">The row key.</param>
    /// <param name="select">The properties to read; all when it is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entity.</returns>
    /// <exception cref="RequestFailedException">404 ResourceNotFound or TableNotFound, among others.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, null, async: true, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(Read<T>(response), response);
    }

    /// <inheritdoc cref="GetEntityAsync{T}" />
    public virtual Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = GetAsync(partitionKey, rowKey, select, null, async: false, cancellationToken).Finished();
        return Response.FromValue(Read<T>(response), response);
    }

    /// <summary>Reads an entity if it is there.</summary>
    /// <typeparam name="T">The entity's type.</typeparam>
    /// <param name="partitionKey">The partition key.</param>
    /// <param name="rowKey">The row key.</param>
    /// <param name="select">The properties to read; all when it is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entity, or a response without a value.</returns>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, TableCalls.IsMissing, async: true, cancellationToken).ConfigureAwait(false);
        return TableCalls.IsMissing(response) ? new NoValueResponse<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    /// <inheritdoc cref="GetEntityIfExistsAsync{T}" />
    public virtual NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = GetAsync(partitionKey, rowKey, select, TableCalls.IsMissing, async: false, cancellationToken).Finished();
        return TableCalls.IsMissing(response) ? new NoValueResponse<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    private async Task<Response> GetAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select, Func<Response, bool>? tolerated, bool async, CancellationToken cancel)
    {
        using var message = Rest.Message(RequestMethod.Get, EntityRequest.PathOf(Name, partitionKey, rowKey));
        if (Joined(select) is { } names)
        {
            message.Request.Uri.AppendQuery("$select", names, escapeValue: true);
        }

        return await Rest.SendAsync(message, tolerated, async, cancel).ConfigureAwait(false);
    }

    private static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return EntityReader.Read<T>(document.RootElement);
    }

    private static string? Joined(IEnumerable<string>? select) => select is null ? null : string.Join(',', select) is { Length: > 0 } names ? names : null;

    private static ITableEntity Checked<T>(T entity)
        where T : ITableEntity =>
        entity ?? throw new ArgumentNullException(nameof(entity));

    private static ETag Checked(ETag ifMatch) => ifMatch == default
        ? throw new ArgumentException("Say which version the update depends on, or ETag.All for any.", nameof(ifMatch))
        : ifMatch;
}
