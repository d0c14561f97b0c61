using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using SertiKesos.Platform.Limits;

namespace SertiKesos.Portal.Session;

/// <summary>Who tries wrong keys again and again is made to wait: ten wrong ones of an address in a quarter of an hour.</summary>
internal sealed class SignInLimits : IDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Tries,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Window / Tries,
            AutoReplenishment = true,
        }),
        StringComparer.Ordinal);

    /// <exception cref="BusyException">The address has tried too many wrong keys.</exception>
    public void Check(HttpRequest request)
    {
        if (_wrong.GetStatistics(AddressOf(request)) is { CurrentAvailablePermits: 0 })
        {
            throw new BusyException(Window / Tries);
        }
    }

    public void CountWrong(HttpRequest request)
    {
        using var lease = _wrong.AttemptAcquire(AddressOf(request));
    }

    /// <summary>
    /// Where a request comes from. Behind a front on this machine, the Functions host among them, it is what the nearest
    /// front noted last: earlier entries are the sender's own words.
    /// </summary>
    internal static string AddressOf(HttpRequest request)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
        if (IPAddress.IsLoopback(address) && request.Headers["X-Forwarded-For"].LastOrDefault() is { } noted
            && noted.Split(',')[^1].Trim() is var last && (IPAddress.TryParse(last, out var forwarded) || (IPEndPoint.TryParse(last, out var point) && (forwarded = point.Address) is not null)))
        {
            return forwarded!.ToString();
        }

        return address.ToString();
    }

    public void Dispose() => _wrong.Dispose();
}
