using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How a client talks to the service: retries, transport and diagnostics are inherited.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Takes the given version of the service.</summary>
    /// <param name="serviceVersion">The version.</param>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) =>
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };

    /// <summary>The versions of the service that this client speaks.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06, the first that takes tokens.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>The cloud that tokens are asked for; the public one when nothing is set.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionText { get; }
}
