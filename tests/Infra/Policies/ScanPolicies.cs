using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>The malware scan and the import that waits for it go together, and nobody but the scanner can write a verdict.</summary>
internal static class ScanPolicies
{
    private const string Defender = "Microsoft.Security/defenderForStorageSettings";
    private const string Definitions = "Microsoft.Authorization/roleDefinitions";
    private const string Container = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private const string ReadTags = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read";
    private const string Scanner = "/providers/Microsoft.Security/datascanners/StorageDataScanner";
    private const string Inbox = "rosters";

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("the import waits where uploads are scanned, and nowhere else", deployment => Policy.If(
            Waits(deployment) != deployment.Of(Defender).Any(IsOn), Waits(deployment) ? "every file waits for ever" : "nothing waits for the scan")),
        new("the scan writes its verdicts as tags, up to a cap", deployment => deployment.Of(Defender).SelectMany(scan => (IEnumerable<string>)
        [
            .. Policy.Differences(
                scan,
                ("properties.isEnabled", "true"),
                ("properties.overrideSubscriptionLevelSettings", "true"),
                ("properties.malwareScanning.blobScanResultsOptions", "blobIndexTags"),
                ("properties.sensitiveDataDiscovery.isEnabled", "false")),
            .. Policy.If(
                !int.TryParse(Deployment.Text(scan, "properties.malwareScanning.onUpload.capGBPerMonth"), out var cap) || cap < 1, "nothing limits the bill of the scan"),
        ])),
        new("the scan looks at the inbox and at nothing else", deployment => deployment.Of(Defender).SelectMany(scan => (IEnumerable<string>)
        [
            .. Policy.If(!Deployment.Text(scan, "id").Contains($"/storageAccounts/{deployment.DataAccount}/", StringComparison.Ordinal), "another account is scanned"),
            .. Policy.Unequal(
                "passed over:",
                deployment.NamesIn(deployment.DataAccount, Container).Where(container => container != Inbox).Select(container => container + "/"),
                Texts(Deployment.At(scan, "properties.malwareScanning.onUpload.filters.excludeBlobsWithPrefix"))),
        ])),
        new("the scanner gets through the firewall of the data where it scans, and no other service by name", deployment =>
            deployment.Of("Microsoft.Storage/storageAccounts").SelectMany(account => Policy.Unequal(
                "let in:",
                Deployment.Text(account, "name") == deployment.DataAccount && Waits(deployment) ? [Scanner] : [],
                LetIn(account)))),
        new("the only role of one's own making reads verdicts", deployment => deployment.Of(Definitions).Where(role => !ReadsTagsAlone(role))
            .Select(role => $"{Deployment.Text(role, "properties.roleName")} may do more than read tags")),
        new("roles of one's own making go to the app, on the inbox", deployment => deployment.Of("Microsoft.Authorization/roleAssignments").Where(RolePolicies.IsOwn)
            .Where(assignment => !RolePolicies.Scope(assignment).EndsWith("/containers/" + Inbox, StringComparison.Ordinal))
            .Select(assignment => $"one stands on {RolePolicies.Scope(assignment)}")),
        new("the app may read verdicts where it waits for them", deployment => Policy.If(
            Waits(deployment) && !deployment.Of("Microsoft.Authorization/roleAssignments").Any(assignment => RolePolicies.IsOwn(assignment)
                && deployment.Of(Definitions).Any(role => Deployment.Text(role, "name") == RolePolicies.RoleOf(assignment))),
            "the import asks for verdicts and gets 403")),
    ];

    private static bool Waits(Deployment deployment) => deployment.AppSettings.GetValueOrDefault("Rosters__WaitForScan") == "true";

    private static bool IsOn(JsonObject scan) => Deployment.Text(scan, "properties.malwareScanning.onUpload.isEnabled") == "true";

    private static bool ReadsTagsAlone(JsonObject role) =>
        Deployment.At(role, "properties.permissions") is JsonArray { Count: 1 } permissions && permissions[0] is { } permission
        && !Texts(permission["actions"]).Any() && Texts(permission["dataActions"]).SequenceEqual([ReadTags]);

    private static IEnumerable<string> LetIn(JsonObject account) =>
        from rule in Deployment.At(account, "properties.networkAcls.resourceAccessRules") as JsonArray ?? []
        let id = (string?)rule!["resourceId"] ?? ""
        select id.EndsWith(Scanner, StringComparison.Ordinal) ? Scanner : id;

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(text => (string?)text ?? "");
}
