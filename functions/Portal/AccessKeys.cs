using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Portal;

/// <summary>
/// The keys that open the API: in the table <c>Offices</c>, partition <c>access-keys</c>, row key the SHA-256 of the key.
/// A key has 256 random bits, so its plain hash can be neither guessed nor turned back.
/// </summary>
internal sealed class AccessKeys(StorageAccess storage, KeyRates rates, TimeProvider clock)
{
    private const string Partition = "access-keys";
    private const string Prefix = "sk_";
    private const string Ended = "EndedSessions";
    private const int MostEnded = 400;
    private const int IdLength = 12;
    private const int HashLength = 64;
    private const int KeyLength = 46;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Offices);

    /// <summary>Makes a key and returns it; it is shown this once and cannot be read again.</summary>
    public async Task<string> CreateAsync(AccessRole role, string scope, CancellationToken cancel) => (await IssueAsync(role, scope, cancel)).Secret;

    /// <summary>The same, with what is known of it.</summary>
    public async Task<IssuedKey> IssueAsync(AccessRole role, string scope, CancellationToken cancel)
    {
        var secret = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var row = NewRow(HashOf(secret), role, scope);
        await _table.AddEntityAsync(row, cancel);
        return new IssuedKey(secret, Read(row)!);
    }

    /// <summary>Lets an account of Entra ID in as a key would be, in place of what it was let in as before.</summary>
    /// <param name="account">Its object id.</param>
    public async Task<AccessKey> BindAsync(AccessRole role, string scope, Guid account, CancellationToken cancel)
    {
        var row = NewRow(HashOf(account), role, scope);
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
        return Read(row)!;
    }

    /// <summary>Under what an account of Entra ID is found; no key begins so, so none can be taken for it.</summary>
    public static string HashOf(Guid account) => HashOf($"entra:{account:D}");

    private TableEntity NewRow(string hash, AccessRole role, string scope)
    {
        var now = clock.GetUtcNow();
        return new TableEntity(Partition, hash)
        {
            ["Role"] = role.ToString(),
            ["Scope"] = scope,
            ["CreatedAt"] = now,
            ["ExpiresAt"] = now + Lifetime,
            ["Revoked"] = false,
        };
    }

    /// <summary>Whom the header <c>Authorization: Bearer …</c> speaks for; null for nobody.</summary>
    /// <exception cref="BusyException">The key has asked too often.</exception>
    public async Task<AccessKey?> FindAsync(string? authorization, CancellationToken cancel)
    {
        const string bearer = "Bearer ";
        if (authorization is null || !authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)
            || authorization[bearer.Length..].Trim() is not { Length: KeyLength } said || !said.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return await FindByHashAsync(HashOf(said), cancel);
    }

    /// <summary>The valid key of a hash, as a session that was opened with the key remembers it; null where there is none or no more.</summary>
    /// <param name="hash">What <see cref="HashOf(string)"/> gives.</param>
    /// <exception cref="BusyException">The key has asked too often.</exception>
    public async Task<AccessKey?> FindByHashAsync(string hash, CancellationToken cancel)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, hash, cancellationToken: cancel);
        if (!row.HasValue || Read(row.Value!) is not { } key || !key.IsValidAt(clock.GetUtcNow()))
        {
            return null;
        }

        rates.Count(key.Id);
        return key;
    }

    /// <summary>All keys ever made that are still on record, by role and scope.</summary>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancel)
    {
        var keys = new List<AccessKey>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancel))
        {
            if (Read(row) is { } key)
            {
                keys.Add(key);
            }
        }

        return [.. keys.OrderBy(key => key.Role).ThenBy(key => key.Scope, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>Closes a key by its public name, at once and for good. False where there is none of that name.</summary>
    public Task<bool> RevokeAsync(string id, CancellationToken cancel) => SetAsync(id, "Revoked", true, cancel);

    /// <summary>Ends every session that was opened with a key until now; the key itself stays good. False where there is none of that name.</summary>
    public Task<bool> EndSessionsAsync(string id, CancellationToken cancel) => SetAsync(id, "SessionsAfter", clock.GetUtcNow(), cancel);

    /// <summary>Ends one session, whose cookie somebody may have kept. The same twice changes nothing.</summary>
    /// <param name="hash">Of the key that it stands on.</param>
    /// <param name="session">Its name, which begins with its moment in Unix milliseconds.</param>
    public async Task EndSessionAsync(string hash, string session, TimeSpan lifetime, CancellationToken cancel)
    {
        while (await _table.GetEntityIfExistsAsync<TableEntity>(Partition, hash, cancellationToken: cancel) is { HasValue: true, Value: { } row })
        {
            var oldest = (clock.GetUtcNow() - lifetime).ToUnixTimeMilliseconds();
            var ended = (row.GetString(Ended) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => long.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since >= oldest)
                .Append(session)
                .Distinct()
                .ToList();
            var change = new TableEntity(Partition, hash) { [Ended] = string.Join(' ', ended.TakeLast(MostEnded)) };
            if (ended.Count > MostEnded)
            {
                // Whoever signs in and out all day long ends with all sessions of the key.
                change["SessionsAfter"] = clock.GetUtcNow();
            }

            try
            {
                await _table.UpdateEntityAsync(change, row.ETag, TableUpdateMode.Merge, cancel);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
            {
                // Another session of the key ended meanwhile.
            }
        }
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

    /// <summary>Writes this one column, so that two who change different things of a key do not undo each other.</summary>
    private async Task<bool> SetAsync(string id, string column, object value, CancellationToken cancel)
    {
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        var after = id + "g";
        var found = false;
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {id} and RowKey lt {after}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            await _table.UpdateEntityAsync(new TableEntity(Partition, row.RowKey) { [column] = value }, ETag.All, TableUpdateMode.Merge, cancel);
            found = true;
        }

        return found;
    }

    private static AccessKey? Read(TableEntity row) => !Enum.TryParse<AccessRole>(row.GetString("Role"), out var role) ? null : new AccessKey(
        role, row.GetString("Scope") ?? "", row.GetDateTimeOffset("ExpiresAt") ?? default, row.GetBoolean("Revoked") ?? true)
    {
        Id = row.RowKey[..IdLength],
        CreatedAt = row.GetDateTimeOffset("CreatedAt"),
        SessionsAfter = row.GetDateTimeOffset("SessionsAfter"),
        EndedSessions = row.GetString(Ended) ?? "",
    };

    /// <summary>By what a key is known here.</summary>
    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
