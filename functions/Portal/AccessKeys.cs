using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Portal;

/// <summary>
/// The keys that open the API: in the table <c>Offices</c>, partition <c>access-keys</c>, row key the SHA-256 of the key.
/// A key has 256 random bits, so its plain hash can be neither guessed nor turned back.
/// </summary>
internal sealed class AccessKeys(StorageAccess storage, TimeProvider clock)
{
    private const string Partition = "access-keys";
    private const string Prefix = "sk_";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Offices);

    /// <summary>Makes a key and returns it; it is shown this once and cannot be read again.</summary>
    public async Task<string> CreateAsync(AccessRole role, string scope, CancellationToken cancel)
    {
        var key = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        await _table.AddEntityAsync(
            new TableEntity(Partition, Hash(key))
            {
                ["Role"] = role.ToString(),
                ["Scope"] = scope,
                ["ExpiresAt"] = clock.GetUtcNow() + Lifetime,
                ["Revoked"] = false,
            },
            cancel);
        return key;
    }

    /// <summary>Whom the header <c>Authorization: Bearer …</c> speaks for; null for nobody.</summary>
    public async Task<AccessKey?> FindAsync(string? authorization, CancellationToken cancel)
    {
        const string bearer = "Bearer ";
        if (authorization is null || !authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Hash(authorization[bearer.Length..].Trim()), cancellationToken: cancel);
        if (!row.HasValue || !Enum.TryParse<AccessRole>(row.Value!.GetString("Role"), out var role))
        {
            return null;
        }

        var key = new AccessKey(
            role, row.Value.GetString("Scope") ?? "", row.Value.GetDateTimeOffset("ExpiresAt") ?? default, row.Value.GetBoolean("Revoked") ?? true)
        {
            Id = row.Value.RowKey[..12],
        };
        return key.IsValidAt(clock.GetUtcNow()) ? key : null;
    }

    public async Task<bool> AnyAsync(CancellationToken cancel)
    {
        AsyncPageable<TableEntity> rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), maxPerPage: 1, select: ["RowKey"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            return row is not null;
        }

        return false;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
