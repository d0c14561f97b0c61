using System.Text.Json;
using Google.Protobuf;
using SertiKesos.Tests.Contract.Protocol;

namespace SertiKesos.Tests.Contract;

/// <summary>Events in the form in which the Functions host hands them to a worker.</summary>
internal static class Triggers
{
    /// <summary>A blob, for a parameter that is a client: its coordinates, never its content.</summary>
    public static TypedData Blob(string container, string name) => new()
    {
        ModelBindingData = new ModelBindingData
        {
            Version = "1.0",
            Source = "AzureStorageBlobs",
            ContentType = "application/json",
            Content = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(
                new { Connection = "DataStorage", ContainerName = container, BlobName = name })),
        },
    };

    public static TypedData Message(string text) => new() { String = text };

    public static TypedData Timer() => new()
    {
        Json = """
            {
              "Schedule": { "AdjustForDST": true },
              "ScheduleStatus": { "Last": "2026-11-29T00:00:00+00:00", "Next": "2026-11-29T00:15:00+00:00", "LastUpdated": "2026-11-29T00:00:00+00:00" },
              "IsPastDue": false
            }
            """,
    };
}
