using Azure;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>The first touch of a storage service: trouble becomes one clear sentence instead of endless tries.</summary>
internal static class StorageProbe
{
    /// <exception cref="StorageUnavailableException">The service does not answer in time or refuses.</exception>
    public static async Task TouchAsync(Uri service, TimeSpan timeout, Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        // The query of an address may hold a shared access signature.
        var endpoint = new Uri(service.GetLeftPart(UriPartial.Path));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            await act(limit.Token);
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw new StorageUnavailableException(
                $"Storage at {endpoint} refuses access ({e.ErrorCode ?? "no reason given"}). Check the key or the roles of the identity.", endpoint);
        }
        catch (RequestFailedException e) when (e.Status is >= 400 and < 500)
        {
            throw new StorageUnavailableException(
                $"Storage at {endpoint} refuses the request ({e.ErrorCode ?? "no reason given"}). Check the names in the triggers.", endpoint);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (StorageFault.Is(e) || limit.IsCancellationRequested))
        {
            throw new StorageUnavailableException(
                $"Storage at {endpoint} does not answer ({StorageFault.Reason(e)}). Start it or correct the connection, then start again.", endpoint);
        }
    }
}
