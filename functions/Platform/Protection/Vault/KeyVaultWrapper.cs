using Microsoft.Extensions.Logging;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection.Vault;

/// <summary>
/// Wraps data keys by an RSA key that never leaves its vault. The version in force is asked for again every hour, unless
/// the settings name one; the identifier of the version that wrapped is kept with the value.
/// </summary>
/// <param name="older">Opens what was written under a key file before; null where there is none.</param>
internal sealed partial class KeyVaultWrapper(
    VaultRest vault, VaultId key, IKeyWrapper? older, TimeProvider clock, ILogger<KeyVaultWrapper> logger) : IKeyWrapper, IDisposable
{
    private const int MostDataKeys = 2_000;

    /// <summary>How long a version is taken for the newest, and how soon a failed question is asked again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly DataKeyCache _cache = new(clock, MostDataKeys);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Version? _active;

    public async ValueTask<string> ActiveKeyAsync(CancellationToken cancel) => (await ActiveAsync(cancel)).ToString();

    public async ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        var (name, bytes) = await vault.WrapAsync(await ActiveAsync(cancel), dataKey, cancel);
        var wrapped = new WrappedKey(Own(name).ToString(), bytes);
        _cache.Add(wrapped, dataKey.Span);
        return wrapped;
    }

    public async ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        if (KeyRing.IsName(wrapped.KeyName))
        {
            return older is not null
                ? await older.UnwrapAsync(wrapped, context, cancel)
                : throw new ProtectionException(
                    $"The key \"{wrapped.KeyName}\" belongs to a key file: put the file with which the data was written back in its place.");
        }

        var id = Own(wrapped.KeyName);
        if (_cache.TryGet(wrapped, out var known))
        {
            return known;
        }

        byte[] dataKey;
        try
        {
            dataKey = await vault.UnwrapAsync(id, wrapped.Bytes, cancel);
        }
        catch (VaultException refused) when (refused.Status == 400)
        {
            throw new ProtectionException("The protected value was changed, moved, or written under another key.", refused);
        }

        _cache.Add(wrapped, dataKey);
        return dataKey;
    }

    /// <summary>Wraps and unwraps once, so that a missing right shows at the start and not with the first roster.</summary>
    /// <exception cref="VaultException">The vault refuses, or does not answer.</exception>
    public async Task ProbeAsync(CancellationToken cancel)
    {
        var (name, bytes) = await vault.WrapAsync(await ActiveAsync(cancel), KeyRing.NewKey(), cancel);
        _ = await vault.UnwrapAsync(Own(name), bytes, cancel);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<VaultId> ActiveAsync(CancellationToken cancel)
    {
        if (key.Version is not null)
        {
            return key;
        }

        if (_active is { } fresh && clock.GetElapsedTime(fresh.AskedAt) < fresh.Holds)
        {
            return fresh.Id;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            if (_active is { } others && clock.GetElapsedTime(others.AskedAt) < others.Holds)
            {
                return others.Id;
            }

            var id = Own(await vault.CurrentVersionAsync(key, cancel));
            if (_active is { } before && before.Id != id)
            {
                Log.Rotated(logger, id.ToString());
            }

            _active = new Version(id, clock.GetTimestamp(), Fresh);
            return id;
        }
        catch (VaultException failure) when (_active is not null)
        {
            // The version that is known still wraps; only the news of a newer one is late.
            Log.Stale(logger, key.ToString(), failure.Status);
            _active = _active with { AskedAt = clock.GetTimestamp(), Holds = Again };
            return _active.Id;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// The stored key where the configured vault has it: a key that was restored into another vault keeps its name and its
    /// versions. Of the stored address the vault is never used, since it may be anybody's writing: the service's token goes
    /// nowhere but to the configured one.
    /// </summary>
    private VaultId Own(string name) =>
        VaultId.TryParse(name, "keys") is { Version: not null } id && (id.Vault == key.Vault || id.Name == key.Name)
            ? id with { Vault = key.Vault }
            : throw new ProtectionException("The value names a key that is not one of the configured vault.");

    private sealed record Version(VaultId Id, long AskedAt, TimeSpan Holds);

    private static partial class Log
    {
        [LoggerMessage(7010, LogLevel.Information, "The vault has a new version of the key: {Key} wraps now.", EventName = "vault_key_rotated")]
        public static partial void Rotated(ILogger logger, string key);

        [LoggerMessage(7011, LogLevel.Warning, "The vault answered {Status} when asked for the newest version of {Key}; the known one stays in use.", EventName = "vault_key_stale")]
        public static partial void Stale(ILogger logger, string key, int status);
    }
}
