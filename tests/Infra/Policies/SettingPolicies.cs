using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using NCrontab;
using SertiKesos.Rosters;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra.Policies;

/// <summary>The app is told what it needs, nothing that it does not know, and no secret.</summary>
internal static partial class SettingPolicies
{
    private static readonly Dictionary<string, string> Sample = ReadSample();

    private static readonly MethodInfo[] Functions =
        [.. typeof(RosterFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    /// <summary>Settings of the platform and of identity-based connections.</summary>
    private static readonly string[] Platform =
    [
        "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME",
        "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID",
    ];

    private static readonly string[] HeardByTheHost = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "APPINSIGHTS_INSTRUMENTATIONKEY", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    private static readonly string[] ConnectionParts = ["credential", "clientId", "blobServiceUri", "queueServiceUri", "tableServiceUri"];

    /// <summary>Settings that hold secrets, by what their names end in.</summary>
    [GeneratedRegex("(Password|Token|Secret)$")]
    private static partial Regex SecretName();

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("every setting that a trigger names is an app setting", deployment => Schedules().Where(setting => !deployment.AppSettings.ContainsKey(setting))
            .Select(setting => $"{setting} is missing: the host resolves it from app settings alone")),
        new("schedules are schedules", deployment => Schedules().Where(setting => deployment.AppSettings.TryGetValue(setting, out var text) && !IsSchedule(text))
            .Select(setting => $"{setting} is no NCRONTAB")),
        new("connections of triggers are there, by identity", deployment => Connections().SelectMany(connection => ConnectionParts
            .Where(part => deployment.AppSettings.GetValueOrDefault($"{connection}__{part}") is null or "")
            .Select(part => $"{connection}__{part} is missing"))),
        new("data and host have an account each", deployment => Policy.If(
            deployment.AppSettings.GetValueOrDefault("DataStorage__blobServiceUri") is not { } data || !data.Contains(deployment.DataAccount, StringComparison.Ordinal)
            || data == deployment.AppSettings.GetValueOrDefault("AzureWebJobsStorage__blobServiceUri"),
            "DataStorage names the wrong account")),
        new("the app starts: it is told where its keys are", deployment => ((string[])["Protection__KeyVaultKey", "Protection__IndexSecret"])
            .Where(setting => deployment.AppSettings.GetValueOrDefault(setting) is null or "").Select(setting => $"{setting} is missing")),
        new("every app setting is known", deployment => deployment.AppSettings.Keys.Where(setting => !IsKnown(setting)).Select(setting => $"{setting} is known to nobody")),
        new("the program tells of itself, and the Functions host does not", deployment => (IEnumerable<string>)
        [
            .. HeardByTheHost.Where(setting => deployment.AppSettings.GetValueOrDefault(setting) is { Length: > 0 })
                .Select(setting => $"{setting} lets the host send addresses of pages, some of which hold what proves who asks"),
            .. Policy.If(deployment.AppSettings.GetValueOrDefault("Telemetry__MonitorConnection") is null or "", "the program sends nothing"),
        ]),
        new("secrets come from the vault", deployment => deployment.AppSettings
            .Where(setting => SecretName().IsMatch(setting.Key) && setting.Key != "Protection__IndexSecret" && setting.Value.Length > 0)
            .Where(setting => !setting.Value.Contains("@Microsoft.KeyVault(SecretUri=", StringComparison.Ordinal))
            .Select(setting => $"{setting.Key} stands in the template")),
        new("no setting holds a key", deployment => deployment.AppSettings.Where(setting => KeyText().IsMatch(setting.Value)).Select(setting => $"{setting.Key} holds a key")),
        new("nothing that the plan refuses is set", deployment => deployment.AppSettings.Keys
            .Where(setting => setting == "AzureWebJobsStorage" || setting.StartsWith("WEBSITE_CONTENT", StringComparison.Ordinal)
                || (!deployment.IsPremium && setting is "FUNCTIONS_WORKER_RUNTIME" or "FUNCTIONS_EXTENSION_VERSION" or "WEBSITE_RUN_FROM_PACKAGE"))
            .Select(setting => $"{setting} is set")),
        new("trial environments write to nobody", deployment => Policy.If(
            deployment.Environment is "dev" or "staging" && deployment.AppSettings.GetValueOrDefault("Alerts__Stopped") != "true", "mails go out")),
    ];

    public static IEnumerable<string> FunctionNames => Functions.Select(function => function.GetCustomAttribute<FunctionAttribute>()!.Name);

    [GeneratedRegex("AccountKey=|SharedAccess|[?&]sig=|InstrumentationKey=")]
    private static partial Regex KeyText();

    private static IEnumerable<string> Schedules() => Parameters<TimerTriggerAttribute>().Select(timer => timer.Schedule)
        .Where(schedule => schedule.StartsWith('%')).Select(schedule => schedule.Trim('%').Replace(":", "__", StringComparison.Ordinal)).Distinct();

    private static IEnumerable<string> Connections() =>
        [
            "AzureWebJobsStorage",
            .. Parameters<QueueTriggerAttribute>().Select(queue => queue.Connection).Concat(Parameters<BlobTriggerAttribute>().Select(blob => blob.Connection))
                .OfType<string>().Distinct().Where(connection => connection.Length > 0),
        ];

    private static IEnumerable<T> Parameters<T>()
        where T : Attribute =>
        Functions.SelectMany(function => function.GetParameters()).Select(parameter => parameter.GetCustomAttribute<T>()).OfType<T>();

    private static bool IsSchedule(string text) => CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is not null;

    /// <summary>Of lists that an installation fills (contacts, addresses) the sample shows none.</summary>
    private static bool IsKnown(string setting) =>
        Sample.ContainsKey(setting) || Platform.Contains(setting)
        || ConnectionParts.Any(part => Connections().Any(connection => setting == $"{connection}__{part}"))
        || FunctionNames.Any(function => setting == $"AzureWebJobs.{function}.Disabled")
        || ((string[])["Alerts__Offices__", "Alerts__Centres__", "Notices__Provinces__", "Notices__Offices__", "AzureFunctionsJobHost__"])
            .Any(list => setting.StartsWith(list, StringComparison.Ordinal));

    private static Dictionary<string, string> ReadSample()
    {
        using var sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString() ?? "", StringComparer.Ordinal);
    }
}
