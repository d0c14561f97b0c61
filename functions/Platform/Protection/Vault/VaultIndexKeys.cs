using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection.Vault;

/// <summary>
/// The keys of the blind index from a secret of the vault (<see cref="IndexKeys"/> as JSON): read before anything starts,
/// and again every hour.
/// </summary>
internal sealed partial class VaultIndexKeys(VaultRest vault, VaultId secret, TimeProvider clock, ILogger<VaultIndexKeys> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private volatile IndexKeys? _keys;

    public IndexKeys Current => _keys ?? throw new InvalidOperationException("The keys of the blind index have not been read yet.");

    /// <exception cref="VaultException">The vault refuses, or does not answer.</exception>
    /// <exception cref="SetupException">The secret holds no usable keys.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        try
        {
            var next = IndexKeys.Parse(await vault.SecretAsync(secret, cancel));
            _keys = _keys is { } before && next.Contradicts(before) ? throw new FormatException("A version has other bytes than before.") : next;
        }
        catch (FormatException)
        {
            // Without the cause, which could quote a key.
            throw new SetupException(
                $"Isi rahasia {secret} bukan kunci indeks. Tulis JSON seperti di docs/operations.md: current, pinned dan keys (256 bit, base64).");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Period, clock, stoppingToken);
            try
            {
                await LoadAsync(stoppingToken);
            }
            catch (VaultException failure)
            {
                Log.Stale(logger, secret.ToString(), $"{failure.Status}");
            }
            catch (SetupException)
            {
                Log.Stale(logger, secret.ToString(), "not usable");
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7012, LogLevel.Error, "The secret {Secret} could not be read again ({Reason}); the index keys that were read before stay in use.", EventName = "vault_secret_stale")]
        public static partial void Stale(ILogger logger, string secret, string reason);
    }
}
