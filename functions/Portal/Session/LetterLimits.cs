using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using SertiKesos.Platform.Limits;

namespace SertiKesos.Portal.Session;

/// <summary>
/// Whoever opens links of reminders, which need no key: sixty a minute from one address. Large mail services click for many
/// readers at once, so it is no less.
/// </summary>
internal sealed class LetterLimits : IDisposable
{
    private const int PerMinute = 60;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> _asked = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PerMinute,
            TokensPerPeriod = PerMinute / 60,
            ReplenishmentPeriod = Refill,
            AutoReplenishment = true,
        }),
        StringComparer.Ordinal);

    /// <exception cref="BusyException">The address has asked too often.</exception>
    public void Count(HttpRequest request)
    {
        using var lease = _asked.AttemptAcquire(SignInLimits.AddressOf(request));
        if (!lease.IsAcquired)
        {
            throw new BusyException(Refill);
        }
    }

    public void Dispose() => _asked.Dispose();
}
