using System.Text.Json;

namespace SertiKesos.Tests.Rosters.Arrivals;

/// <summary>Events as storage accounts send them when a blob was written.</summary>
internal static class Event
{
    public static string Cloud(string name, string version, string? url = null, string sequencer = "00000000000004420000000000028963") => JsonSerializer.Serialize(new
    {
        id = "831e1650-001e-001b-66ab-eeb76e069631",
        source = "/subscriptions/contoh/resourceGroups/contoh/providers/Microsoft.Storage/storageAccounts/contoh",
        specversion = "1.0",
        type = "Microsoft.Storage.BlobCreated",
        subject = $"/blobServices/default/containers/rosters/blobs/{name}",
        time = "2026-11-24T02:00:00.0000000Z",
        data = Data(name, version, url, sequencer),
    });

    public static string Grid(string name, string version, string? url = null, string sequencer = "00000000000004420000000000028963") => JsonSerializer.Serialize(new
    {
        topic = "/subscriptions/contoh/resourceGroups/contoh/providers/Microsoft.Storage/storageAccounts/contoh",
        subject = $"/blobServices/default/containers/rosters/blobs/{name}",
        eventType = "Microsoft.Storage.BlobCreated",
        id = "831e1650-001e-001b-66ab-eeb76e069631",
        data = Data(name, version, url, sequencer),
        dataVersion = "",
        metadataVersion = "1",
        eventTime = "2026-11-24T02:00:00.0000000Z",
    });

    private static object Data(string name, string version, string? url, string sequencer) => new
    {
        api = "PutBlob",
        clientRequestId = "6d79dbfb-0e37-4fc4-981f-442c9ca65760",
        eTag = version,
        contentType = "application/octet-stream",
        contentLength = 524288,
        blobType = "BlockBlob",
        url = url ?? $"https://contoh.blob.core.windows.net/rosters/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}",
        sequencer,
    };
}
