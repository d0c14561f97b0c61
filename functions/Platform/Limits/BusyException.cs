namespace SertiKesos.Platform.Limits;

/// <summary>The process refuses work for now, so that what it has taken on gets done. Whoever asks is to come back.</summary>
internal sealed class BusyException(TimeSpan retryAfter) : Exception("Too much is asked at once.")
{
    public TimeSpan RetryAfter => retryAfter;
}
