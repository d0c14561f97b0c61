using Azure;

namespace SertiKesos.Platform.Storage;

/// <summary>Tells a storage that does not serve us now from an answer about what was asked.</summary>
internal static class StorageFailure
{
    /// <summary>
    /// No answer, a refusal of the account, or a failure of the service itself. It has nothing to do with what was asked, and
    /// asking again later may help.
    /// </summary>
    public static bool IsAway(Exception failure) => failure
        is RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 }
        or AggregateException { InnerException: RequestFailedException };
}
