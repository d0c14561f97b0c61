using System.Diagnostics.Metrics;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// What is counted and timed where it happens, by names that alert rules rely on (docs/observability.md). No tag has more
/// values than the program has words: none names a region, a person or a file.
/// </summary>
internal static class Metrics
{
    public const string MeterName = Spans.SourceName;

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Rosters = Meter.CreateCounter<long>("sertikesos.rosters", "{roster}", "Rosters that ended, by outcome.");

    private static readonly Histogram<double> RosterDuration = Meter.CreateHistogram<double>(
        "sertikesos.roster.duration", "s", "From upload to receipt.", advice: Seconds(0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600));

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("sertikesos.findings", "{finding}", "Findings in rosters, by code.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("sertikesos.alerts", "{alert}", "Alerts that came into a state.");
    private static readonly Counter<long> Notices = Meter.CreateCounter<long>("sertikesos.notices", "{notice}", "Notices that came into a state.");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("sertikesos.mails", "{mail}", "Mails handed to the mail server, by its answer.");

    private static readonly Counter<long> StorageCalls = Meter.CreateCounter<long>(
        "sertikesos.storage.calls", "{call}", "Requests to storage, repetitions included.");

    private static readonly Histogram<double> Work = Meter.CreateHistogram<double>(
        "sertikesos.work", "s", "Runs of functions, by outcome.", advice: Seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600));

    /// <param name="took">From upload to receipt; null where it waited for people, or was only done again.</param>
    public static void Roster(string outcome, TimeSpan? took)
    {
        Rosters.Add(1, Tag("outcome", outcome));
        if (took is { } time)
        {
            RosterDuration.Record(Math.Max(0, time.TotalSeconds), Tag("outcome", outcome));
        }
    }

    public static bool CountsFindings => Findings.Enabled;

    public static void Finding(string code, int count) => Findings.Add(count, Tag("code", code));

    /// <param name="channel">None before one is tried.</param>
    public static void Alert(string state, string? channel) => Alerts.Add(1, Tag("state", state), Tag("channel", channel ?? "none"));

    public static void Notice(string state, string kind) => Notices.Add(1, Tag("state", state), Tag("kind", kind));

    public static void Mail(string outcome) => Mails.Add(1, Tag("outcome", outcome));

    public static bool CountsStorage => StorageCalls.Enabled;

    public static void StorageCall(string service, string method, string status) =>
        StorageCalls.Add(1, Tag("service", service), Tag("method", method), Tag("status", status));

    public static void Run(string function, string outcome, TimeSpan took) =>
        Work.Record(took.TotalSeconds, Tag("function", function), Tag("outcome", outcome));

    private static InstrumentAdvice<double> Seconds(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
