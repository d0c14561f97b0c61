using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra.Policies;

/// <summary>Whatever goes wrong is seen, told to somebody, and leads to a page that says what to do; and it costs no more than was said.</summary>
internal static partial class WatchPolicies
{
    private const string Diagnostics = "Microsoft.Insights/diagnosticSettings";
    private const string LogRules = "Microsoft.Insights/scheduledQueryRules";
    private const string MetricRules = "Microsoft.Insights/metricAlerts";
    private const string Budgets = "Microsoft.Consumption/budgets";

    /// <summary>Instruments of the meter SertiKesos, as docs/operations.md and the program name them.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "sertikesos.rosters", "sertikesos.roster.duration", "sertikesos.findings", "sertikesos.alerts", "sertikesos.queue.age", "sertikesos.queue.poison",
        "sertikesos.offices.missing", "sertikesos.storage.calls",
    ];

    /// <summary>Without these somebody would learn of trouble from an office.</summary>
    private static readonly string[] Needed =
    [
        "alert-poison", "alert-oldest-message", "alert-heartbeat-missing", "alert-work-stands-still", "alert-upload-stuck", "alert-refusals", "alert-mail-failures",
        "alert-vault-errors", "alert-vault-away", "alert-program-faults", "alert-storage-key-use-denied", "alert-server-errors", "alert-dropped-logs",
    ];

    private static readonly string[] NeededWithEvents = ["alert-dead-letter", "alert-dropped-events"];

    private static readonly Lazy<HashSet<string>> Anchors = new(() =>
        [
            .. new[] { "docs/operations.md", "infra/README.md" }.SelectMany(file => Headings(Repository.Read(file.Split('/')), file)),
            .. Directory.EnumerateFiles(Repository.PathOf("docs", "runbooks"), "*.md").Select(file => "docs/runbooks/" + Path.GetFileName(file)),
        ]);

    private static readonly Lazy<HashSet<string>> Events = new(() =>
        [.. EventRow().Matches(Repository.Read("docs", "operations.md")).Select(row => row.Groups[1].Value)]);

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("every service writes down what happens", Logged),
        new("telemetry is taken from identities, and no more of it than was said", deployment => (IEnumerable<string>)
        [
            .. Policy.Differences(deployment.One("Microsoft.Insights/components"), ("properties.DisableLocalAuth", "true"), ("properties.DisableIpMasking", "false")),
            .. Policy.Differences(deployment.One("Microsoft.OperationalInsights/workspaces"), ("properties.features.disableLocalAuth", "true")),
            .. Policy.If(
                !int.TryParse(Deployment.Text(deployment.One("Microsoft.OperationalInsights/workspaces"), "properties.workspaceCapping.dailyQuotaGb"), NumberStyles.None, CultureInfo.InvariantCulture, out var quota)
                || quota > 10, "logs have no daily limit"),
        ]),
        new("every alert that is needed is there", deployment => Needed.Concat(deployment.Of("Microsoft.EventGrid/systemTopics").Any() ? NeededWithEvents : [])
            .Except(Rules(deployment).Select(rule => Deployment.Text(rule, "name"))).Select(rule => $"{rule} is missing")),
        new("every alert is on, urgent or not, and calls somebody", deployment => Rules(deployment).SelectMany(rule => (IEnumerable<string>)
        [
            .. Policy.Differences(rule, ("properties.enabled", "true")),
            .. Policy.If(Deployment.Text(rule, "properties.severity") is not ("0" or "1" or "2" or "3"), $"{Deployment.Text(rule, "name")} has no severity"),
            .. Policy.If(!rule["properties"]!["actions"]!.ToJsonString().Contains("/actionGroups/", StringComparison.Ordinal), $"{Deployment.Text(rule, "name")} calls nobody"),
        ])),
        new("somebody is called", deployment => Policy.If(
            deployment.Of("Microsoft.Insights/actionGroups").SingleOrDefault() is not { } group || Deployment.Text(group, "properties.enabled") != "true"
            || Deployment.At(group, "properties.emailReceivers") is not JsonArray { Count: > 0 }, "nobody is called")),
        new("every alert leads to a page that exists", deployment => Rules(deployment).SelectMany(rule =>
        {
            var links = Link().Matches(Deployment.Text(rule, "properties.description")).Select(link => link.Value).ToList();
            return Policy.If(links.Count != 1 || !Anchors.Value.Contains(links[0]), $"{Deployment.Text(rule, "name")} leads to {string.Join(' ', links)}, which is nowhere");
        })),
        new("alerts ask for metrics and events that exist", deployment => deployment.Of(LogRules).SelectMany(rule =>
        {
            var query = Deployment.Text(rule["properties"]!["criteria"]!["allOf"]![0], "query");
            return (IEnumerable<string>)
            [
                .. Metric().Matches(query).Select(metric => metric.Value).Except(Metrics).Select(metric => $"{Deployment.Text(rule, "name")} asks for {metric}, which nobody measures"),
                .. EventIds().Matches(query).SelectMany(list => Number().Matches(list.Value)).Select(id => id.Value).Except(Events.Value)
                    .Select(id => $"{Deployment.Text(rule, "name")} waits for {id}, which is no event"),
            ];
        })),
        new("the bill is watched", Budget),
        new("data and key are locked against deletion", deployment => deployment.Environment == "dev" ? [] : Policy.If(
            deployment.Of("Microsoft.Authorization/locks").Count(one => Deployment.Text(one, "properties.level") == "CanNotDelete") < 2, "data or key can be deleted by a slip")),
        new("the board shows what operators ask", deployment => Policy.If(
            Metrics.Where(metric => metric is not "sertikesos.storage.calls")
                .Any(metric => !Deployment.Text(deployment.One("Microsoft.Insights/workbooks"), "properties.serializedData").Contains(metric, StringComparison.Ordinal)),
            "the workbook leaves a metric out")),
    ];

    /// <summary>As GitHub makes them of headings.</summary>
    public static IEnumerable<string> Headings(string text, string file) => Heading().Matches(text)
        .Select(heading => file + "#" + NoAnchor().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    public static MatchCollection MetricsIn(string text) => Metric().Matches(text);

    private static IEnumerable<JsonObject> Rules(Deployment deployment) => deployment.Of(LogRules).Concat(deployment.Of(MetricRules));

    private static IEnumerable<string> Logged(Deployment deployment)
    {
        string[] types =
        [
            "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/queueServices", "Microsoft.Storage/storageAccounts/tableServices",
            "Microsoft.KeyVault/vaults", "Microsoft.Web/sites", "Microsoft.EventGrid/systemTopics", "Microsoft.OperationalInsights/workspaces",
        ];
        var workspace = Deployment.Text(deployment.One("Microsoft.OperationalInsights/workspaces"), "id");
        foreach (var service in types.SelectMany(deployment.Of))
        {
            var id = Deployment.Text(service, "id") + "/providers/" + Diagnostics;
            var setting = deployment.Of(Diagnostics).SingleOrDefault(one => Deployment.Text(one, "id").StartsWith(id, StringComparison.Ordinal));
            var categories = setting is null ? [] : setting["properties"]!["logs"]!.AsArray()
                .Where(log => Deployment.Text(log, "enabled") == "true").Select(log => Deployment.Text(log, "category")).ToList();
            var all = (string?)service["type"] is { } type && type.StartsWith("Microsoft.Storage", StringComparison.Ordinal) ? 3 : 1;
            if (categories.Count < all || Deployment.Text(setting, "properties.workspaceId") != workspace)
            {
                yield return $"{Deployment.Text(service, "type")} {Deployment.Text(service, "name")} writes down {categories.Count} of {all} kinds";
            }
        }
    }

    private static IEnumerable<string> Budget(Deployment deployment)
    {
        if (deployment.Of(Budgets).SingleOrDefault() is not { } budget)
        {
            return ["there is no budget"];
        }

        var notices = budget["properties"]!["notifications"]!.AsObject().Select(notice => notice.Value!).Where(notice =>
            Deployment.Text(notice, "enabled") == "true" && Deployment.At(notice, "contactEmails") is JsonArray { Count: > 0 }).ToList();
        return
        [
            .. Policy.Differences(budget, ("properties.timeGrain", "Monthly"), ("properties.category", "Cost")),
            .. Policy.If(!notices.Any(notice => Deployment.Text(notice, "threshold") == "80"), "nobody hears of 80 percent"),
            .. Policy.If(!notices.Any(notice => Deployment.Text(notice, "thresholdType") == "Forecasted"), "nobody hears of what is to come"),
            .. Policy.If(!Deployment.Text(budget, "properties.timePeriod.startDate").EndsWith("-01", StringComparison.Ordinal), "it does not begin on the first"),
        ];
    }

    [GeneratedRegex(@"(docs|infra)/[\w./-]+\.md(#[\w-]+)?")]
    private static partial Regex Link();

    [GeneratedRegex(@"sertikesos(\.[a-z]+)+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"EventId\) in \([^)]*\)")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"^#{1,4} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
