using System.Globalization;

namespace SertiKesos.Rosters.Inbox;

/// <summary>What a scan for malware says of a file.</summary>
internal enum ScanVerdict
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>It failed, for reasons of its own: nothing is known of the file.</summary>
    Failed,

    /// <summary>No threats were found.</summary>
    Clean,

    /// <summary>Malware was found.</summary>
    Malicious,

    /// <summary>The file is such that it cannot be looked into: with a password, or of an unknown kind.</summary>
    Closed,
}

/// <summary>
/// Reads the verdict that Microsoft Defender for Storage writes to a blob as two index tags. Whatever it does not say in the
/// words that are known is no verdict: a file is let through by one text alone.
/// </summary>
internal static class ScanTags
{
    // Its documents spell the keys with small and with capital letters.
    public const string Result = "Malware Scanning scan result";
    public const string Time = "Malware Scanning scan time UTC";

    public const string Clean = "No threats found";
    public const string Malicious = "Malicious";
    public const string NotScanned = "Not scanned";

    /// <summary>All other codes are troubles of the scan.</summary>
    public const string WithPassword = "SAM259210";

    private const string ErrorCode = "SAM";

    /// <summary>Two clocks may differ, and storage counts in whole seconds.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <param name="writtenAt">When this content of the file was written: a verdict of before is of something else.</param>
    /// <returns>The verdict, and when it was found.</returns>
    public static (ScanVerdict Verdict, DateTimeOffset? At) Read(IEnumerable<KeyValuePair<string, string>> tags, DateTimeOffset writtenAt)
    {
        string? result = null;
        DateTimeOffset? at = null;
        foreach (var (key, value) in tags)
        {
            if (key.Equals(Result, StringComparison.OrdinalIgnoreCase))
            {
                result = value.Trim();
            }
            else if (key.Equals(Time, StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            {
                at = time;
            }
        }

        return result is not null && at is { } scanned && scanned >= writtenAt - Apart ? (Read(result), at) : (ScanVerdict.None, null);
    }

    private static ScanVerdict Read(string result) =>
        result.Equals(Clean, StringComparison.OrdinalIgnoreCase) ? ScanVerdict.Clean
        : result.Equals(Malicious, StringComparison.OrdinalIgnoreCase) ? ScanVerdict.Malicious
        : result.Equals(NotScanned, StringComparison.OrdinalIgnoreCase) || result.StartsWith(WithPassword, StringComparison.OrdinalIgnoreCase) ? ScanVerdict.Closed
        : result.StartsWith(ErrorCode, StringComparison.OrdinalIgnoreCase) ? ScanVerdict.Failed
        : ScanVerdict.None;
}
