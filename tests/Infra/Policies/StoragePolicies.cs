using System.Globalization;
using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>The accounts are closed: no keys, no anonymous reading, no old protocols, nothing lost by a slip.</summary>
internal static class StoragePolicies
{
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("accounts take identities alone", deployment => Accounts(deployment).SelectMany(account => Policy.Differences(
            account, ("properties.allowSharedKeyAccess", "false"), ("properties.defaultToOAuthAuthentication", "true"), ("properties.allowBlobPublicAccess", "false"),
            ("properties.isLocalUserEnabled", "false"), ("properties.isSftpEnabled", "false"), ("properties.sasPolicy.expirationAction", "Block")))),
        new("accounts speak TLS 1.2 and nothing older", deployment => Accounts(deployment).SelectMany(account => Policy.Differences(
            account, ("properties.minimumTlsVersion", "TLS1_2"), ("properties.supportsHttpsTrafficOnly", "true")))),
        new("accounts copy nothing to others", deployment => Accounts(deployment).SelectMany(account => Policy.Differences(
            account, ("properties.allowCrossTenantReplication", "false"), ("properties.allowedCopyScope", "AAD")))),
        new("accounts encrypt twice", deployment => Accounts(deployment).SelectMany(account => Policy.Differences(
            account, ("properties.encryption.requireInfrastructureEncryption", "true")))),
        new("accounts refuse whoever is not named", deployment => Accounts(deployment).SelectMany(account => Policy.Differences(
            account, ("properties.networkAcls.defaultAction", "Deny"), ("properties.networkAcls.bypass", "AzureServices")))),
        new("data are kept in three buildings", deployment => Policy.If(
            deployment.Environment != "dev" && Accounts(deployment).Any(account => Deployment.Text(account, "sku.name") != "Standard_ZRS"), "an account is not zone-redundant")),
        new("there are two accounts", deployment => Policy.If(Accounts(deployment).Count() != 2, $"there are {Accounts(deployment).Count()} accounts")),
        new("what is deleted can be brought back", SoftDeletion),
        new("data can be brought back for a month, and no erased person stays for two", Kept),
        new("containers are private", deployment => deployment.Of("Microsoft.Storage/storageAccounts/blobServices/containers")
            .SelectMany(container => Policy.Differences(container, ("properties.publicAccess", "None")))),
        new("the store deletes nothing before the program does", Lifecycle),
    ];

    private static IEnumerable<JsonObject> Accounts(Deployment deployment) => deployment.Of("Microsoft.Storage/storageAccounts");

    private static IEnumerable<string> SoftDeletion(Deployment deployment)
    {
        foreach (var service in deployment.Of("Microsoft.Storage/storageAccounts/blobServices"))
        {
            foreach (var policy in (string[])["deleteRetentionPolicy", "containerDeleteRetentionPolicy"])
            {
                if (Deployment.Text(service, $"properties.{policy}.enabled") != "true" || Days(Deployment.At(service, $"properties.{policy}.days")) < 7)
                {
                    yield return $"{Deployment.Text(service, "name")}: {policy} is off or shorter than a week";
                }
            }

            if (Deployment.Text(service, "name").StartsWith(deployment.DataAccount, StringComparison.Ordinal) && Deployment.Text(service, "properties.isVersioningEnabled") != "true")
            {
                yield return "the data account keeps no versions";
            }
        }
    }

    /// <summary>
    /// The age of a version counts from its writing, so that a content which lay long is deleted a day after it was replaced: only
    /// the days of soft deletion are sure.
    /// </summary>
    private static IEnumerable<string> Kept(Deployment deployment)
    {
        var sure = Days(Deployment.At(
            deployment.One("Microsoft.Storage/storageAccounts/blobServices", service => Deployment.Text(service, "name").StartsWith(deployment.DataAccount, StringComparison.Ordinal)),
            "properties.deleteRetentionPolicy.days"));
        var versions = Rules(deployment, deployment.DataAccount).Max(rule => Days(Deployment.At(rule, "definition.actions.version.delete.daysAfterCreationGreaterThan")));
        return
        [
            .. Policy.If(deployment.Environment != "dev" && sure < 30, $"a slip can be undone for {sure} days alone"),
            .. Policy.If(sure + versions > 60, $"an erased person stays for {sure + versions} days"),
        ];
    }

    /// <summary>Only the program knows what is in force. Rules may stand behind it where it deletes by age, later than it does.</summary>
    private static IEnumerable<string> Lifecycle(Deployment deployment)
    {
        var settings = deployment.AppSettings;
        var backstops = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["rosters/"] = Days(settings["Retention__InboxDays"]),
            ["receipts/"] = Days(settings["Retention__ReceiptsDays"]),
        };
        var versions = false;
        foreach (var rule in Rules(deployment, deployment.DataAccount))
        {
            var name = Deployment.Text(rule, "name");
            versions |= Deployment.Text(rule, "enabled") == "true" && Days(Deployment.At(rule, "definition.actions.version.delete.daysAfterCreationGreaterThan")) is > 0 and <= 90;
            if (Deployment.At(rule, "definition.actions.baseBlob.delete") is not { } delete)
            {
                continue;
            }

            var days = Days(Deployment.At(delete, "daysAfterModificationGreaterThan"));
            var prefixes = Deployment.At(rule, "definition.filters.prefixMatch")?.AsArray().Select(prefix => prefix!.ToString()).ToList() ?? [];
            if (prefixes.Count == 0)
            {
                yield return $"rule {name} deletes whatever is old";
            }

            foreach (var prefix in prefixes.Where(prefix => prefix != "dead-letters/"))
            {
                if (!backstops.TryGetValue(prefix, out var program) || program == 0)
                {
                    yield return $"rule {name} deletes {prefix}, which is the program's alone";
                }
                else if (days <= program)
                {
                    yield return $"rule {name} deletes {prefix} after {days} days, the program after {program}";
                }
            }
        }

        if (!versions)
        {
            // Else somebody who is erased stays in old versions.
            yield return "old versions are kept for ever";
        }
    }

    private static IEnumerable<JsonObject> Rules(Deployment deployment, string account) => deployment
        .One("Microsoft.Storage/storageAccounts/managementPolicies", policy => Deployment.Text(policy, "name").StartsWith(account, StringComparison.Ordinal))["properties"]!["policy"]!["rules"]!
        .AsArray().Select(rule => rule!.AsObject());

    private static int Days(JsonNode? node) => node is null ? 0 : Days(node.ToString());

    private static int Days(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0;
}
