using System.Text.RegularExpressions;

namespace SertiKesos.Infra.Policies;

/// <summary>What holds of the template as a whole.</summary>
internal static partial class TemplatePolicies
{
    private static readonly string[] Kinds =
    [
        "Microsoft.Authorization/locks", "Microsoft.Authorization/roleAssignments", "Microsoft.Authorization/roleDefinitions", "Microsoft.Consumption/budgets", "Microsoft.EventGrid/systemTopics",
        "Microsoft.EventGrid/systemTopics/eventSubscriptions", "Microsoft.Insights/actionGroups", "Microsoft.Insights/components", "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Insights/metricAlerts", "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/webtests", "Microsoft.Insights/workbooks", "Microsoft.KeyVault/vaults",
        "Microsoft.KeyVault/vaults/keys", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/privateDnsZones",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "Microsoft.Network/privateEndpoints", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
        "Microsoft.Network/virtualNetworks", "Microsoft.OperationalInsights/workspaces", "Microsoft.Security/defenderForStorageSettings", "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices",
        "Microsoft.Storage/storageAccounts/blobServices/containers", "Microsoft.Storage/storageAccounts/managementPolicies", "Microsoft.Storage/storageAccounts/queueServices",
        "Microsoft.Storage/storageAccounts/queueServices/queues", "Microsoft.Storage/storageAccounts/tableServices", "Microsoft.Storage/storageAccounts/tableServices/tables",
        "Microsoft.Web/serverfarms", "Microsoft.Web/sites", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "Microsoft.Web/sites/config",
    ];

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("nothing asks for a key", deployment => KeyFunction().Matches(deployment.Template.ToJsonString() + deployment.Resources.ToJsonString())
            .Select(match => $"{match.Value} is called").Distinct()),
        new("nothing that opens a door comes out", deployment => deployment.Outputs
            .Where(output => SecretText().IsMatch(output.Key + " " + output.Value)).Select(output => $"output {output.Key} tells a secret")),
        new("whoever deploys says where", deployment => Policy.If(
            deployment.Template["parameters"]!["location"] is not { } location || location["defaultValue"] is not null, "the region has a default")),
        new("everything stands in that region", deployment =>
        {
            var region = Deployment.Text(deployment.One("Microsoft.Web/sites"), "location");
            return deployment.Resources.Select(resource => resource!.AsObject())
                .Where(resource => Deployment.Text(resource, "location") is { Length: > 0 } place && place != region && place != "global")
                .Select(resource => $"{Deployment.Text(resource, "name")} stands in {Deployment.Text(resource, "location")}");
        }),
        new("data of people stand in Indonesia", deployment => Policy.If(
            deployment.Environment != "dev" && Deployment.Text(deployment.One("Microsoft.Web/sites"), "location") != "indonesiacentral", "data leave the country (PP 71/2019 article 20)")),
        new("everything that can be is marked as ours", deployment => deployment.Resources.Select(resource => resource!.AsObject())
            .Where(resource => Deployment.Text(resource, "location").Length > 0 && Deployment.Text(resource, "tags.azd-env-name") != deployment.Environment)
            .Select(resource => $"{Deployment.Text(resource, "name")} has no tags")),
        new("there is nothing of a kind that nobody looked at", deployment => deployment.Resources.Select(resource => Deployment.Text(resource, "type")).Distinct()
            .Except(Kinds).Select(kind => $"{kind} is new: say here that it belongs, and what must hold of it")),
    ];

    [GeneratedRegex(@"list(Keys|AccountSas|ServiceSas|Secrets?|ConnectionStrings)\(", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunction();

    [GeneratedRegex("ConnectionString|AccountKey|InstrumentationKey|SharedAccess|password|list[A-Z]", RegexOptions.IgnoreCase)]
    private static partial Regex SecretText();
}
