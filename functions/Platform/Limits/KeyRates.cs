using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SertiKesos.Platform.Limits;

/// <summary>How often each key may ask this process: a bucket per key that fills again by the second.</summary>
internal sealed class KeyRates(IOptions<LimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> _rates = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.RequestsPerMinute,
            TokensPerPeriod = Math.Max(1, options.Value.RequestsPerMinute / 60),
            ReplenishmentPeriod = Refill,
            AutoReplenishment = true,
        }),
        StringComparer.Ordinal);

    /// <param name="key">The public name of a key.</param>
    /// <exception cref="BusyException">It has asked too often.</exception>
    public void Count(string key)
    {
        using var lease = _rates.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            throw new BusyException(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > Refill ? wait : Refill);
        }
    }

    public void Dispose() => _rates.Dispose();
}
