using System.Diagnostics;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// The one source of spans, and their names, which dashboards rely on (docs/observability.md). Tags say region, submission,
/// outcome and counts, never who somebody is or what an office calls its file. Where nobody listens nothing is made.
/// </summary>
internal static class Spans
{
    public const string SourceName = "SertiKesos";

    public const string Work = "work.run";
    public const string RosterUpload = "roster.upload";
    public const string RosterTake = "roster.take";
    public const string RosterRead = "roster.read";
    public const string RosterImport = "roster.import";
    public const string RosterCheck = "roster.check";
    public const string RosterRegister = "roster.register";
    public const string RosterReceipt = "roster.receipt";
    public const string SummaryPublish = "summary.publish";
    public const string SummaryWorkbook = "summary.workbook";
    public const string SummaryFinish = "summary.finish";
    public const string AlertScan = "alert.scan";
    public const string AlertPlan = "alert.plan";
    public const string AlertDeliver = "alert.deliver";
    public const string AlertSend = "alert.send";
    public const string NoticePlan = "notice.plan";
    public const string NoticeSend = "notice.send";
    public const string MailSend = "mail.send";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A span inside the work that is being done.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>
    /// A span that goes on with the work that left a mark. Whatever runs here and now, where that is of another trace, is
    /// linked; without a mark the span stands inside it.
    /// </summary>
    public static Activity? Continue(string name, string? mark, ActivityKind kind = ActivityKind.Internal)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var here = Activity.Current?.Context ?? default;
        return TraceMark.TryParse(mark, out var from) && from.TraceId != here.TraceId
            ? Source.StartActivity(name, kind, from, links: here == default ? null : [new ActivityLink(here)])
            : Source.StartActivity(name, kind, here == default ? from : here);
    }

    /// <summary>Links the span of ours that is open, if any, to the work that left a mark on what was just read.</summary>
    public static void LinkTo(string? mark)
    {
        if (Activity.Current is { IsAllDataRequested: true } span && span.Source == Source
            && TraceMark.TryParse(mark, out var from) && from.TraceId != span.TraceId)
        {
            span.AddLink(new ActivityLink(from));
        }
    }

    /// <summary>How it ended. An exception is named by its kind alone: its text may hold anything.</summary>
    public static void Fail(this Activity? span, Exception failure)
    {
        span?.SetTag("error.type", failure.GetType().Name);
        span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
    }
}
