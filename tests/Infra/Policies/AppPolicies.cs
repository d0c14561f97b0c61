using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra.Policies;

/// <summary>The app itself: what it runs on, who it is, and which doors are shut.</summary>
internal static class AppPolicies
{
    /// <summary>"10" is taken by the platform too; every instance then dies with an empty answer.</summary>
    private const string Runtime = "10.0";

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("the app is reached by https and TLS 1.2", deployment => Policy.Differences(
            App(deployment), ("properties.httpsOnly", "true"), ("properties.siteConfig.minTlsVersion", "1.2"), ("properties.siteConfig.scmMinTlsVersion", "1.2"))),
        new("the app takes no FTP and no debugger", deployment => Policy.Differences(
            App(deployment), ("properties.siteConfig.ftpsState", "Disabled"), ("properties.siteConfig.remoteDebuggingEnabled", "false"))),
        new("nobody publishes with a password", deployment => Policy.Unequal("a closed way", ["ftp", "scm"], deployment
            .Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Where(policy => Deployment.Text(policy, "properties.allow") == "false").Select(Deployment.LastName))),
        new("the app runs on .NET 10.0", deployment => deployment.IsPremium
            ? Policy.Differences(App(deployment), ("properties.siteConfig.linuxFxVersion", "DOTNET-ISOLATED|" + Runtime))
            : Policy.Differences(
                App(deployment), ("properties.functionAppConfig.runtime.name", "dotnet-isolated"), ("properties.functionAppConfig.runtime.version", Runtime))),
        new("the app has one identity, which also reads secrets and the package", Identity),
        new("the app grows so far and no further", Brakes),
        new("the app stands in its network", deployment => Policy.If(
            !Deployment.Text(App(deployment), "properties.virtualNetworkSubnetId").EndsWith("/subnets/app", StringComparison.Ordinal), "the app has no network")
            .Concat(deployment.IsPremium ? Policy.Differences(App(deployment), ("properties.siteConfig.functionsRuntimeScaleMonitoringEnabled", "true")) : [])),
        new("azd finds the app", deployment => Policy.Differences(App(deployment), ("tags.azd-service-name", "functions"), ("kind", "functionapp,linux"))),
        new("a sign-in in front lets requests without one pass", deployment => deployment.Of("Microsoft.Web/sites/config")
            .Where(config => Deployment.LastName(config) == "authsettingsV2")
            .SelectMany(config => Policy.Differences(
                config, ("properties.globalValidation.requireAuthentication", "false"), ("properties.globalValidation.unauthenticatedClientAction", "AllowAnonymous"),
                ("properties.httpSettings.requireHttps", "true"), ("properties.login.tokenStore.enabled", "false")))),
        new("host.json says what the template counts on", HostJson),
    ];

    private static JsonObject App(Deployment deployment) => deployment.One("Microsoft.Web/sites");

    private static IEnumerable<string> Identity(Deployment deployment)
    {
        var app = App(deployment);
        var identities = Deployment.At(app, "identity.userAssignedIdentities")?.AsObject().Select(identity => identity.Key).ToList() ?? [];
        var own = identities is [var one] ? one : "";
        return
        [
            .. Policy.Differences(app, ("identity.type", "UserAssigned"), ("properties.keyVaultReferenceIdentity", own)),
            .. Policy.If(own.Length == 0, "the app has not one identity"),
            .. deployment.IsPremium
                ? Policy.If(deployment.AppSettings.GetValueOrDefault("WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID") != own, "the package is read without an identity")
                : Policy.Differences(
                    app, ("properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
                    ("properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId", own)),
        ];
    }

    private static IEnumerable<string> Brakes(Deployment deployment)
    {
        var most = deployment.IsPremium
            ? Deployment.Text(deployment.One("Microsoft.Web/serverfarms"), "properties.maximumElasticWorkerCount")
            : Deployment.Text(App(deployment), "properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount");
        return
        [
            .. Policy.If(!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 100, $"as many as \"{most}\" instances"),
            .. deployment.IsPremium ? [] : Policy.If(
                Deployment.Text(App(deployment), "properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB") is not ("2048" or "4096"), "rosters of 25 MiB need 2048 MB"),
        ];
    }

    private static IEnumerable<string> HostJson(Deployment deployment)
    {
        using var host = JsonDocument.Parse(Repository.Read("functions", "host.json"));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        return
        [
            // What Event Grid writes may be plain text; with base64 the host would set it aside unread.
            .. Policy.If(queues.GetProperty("messageEncoding").GetString() != "none", "messages of Event Grid may be set aside unread"),
            .. Policy.If(queues.GetProperty("maxDequeueCount").GetInt32() != 5, "the alert says five times"),
            .. Policy.If(TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture) > TimeSpan.FromHours(1), "a function may run for ever"),
        ];
    }
}
