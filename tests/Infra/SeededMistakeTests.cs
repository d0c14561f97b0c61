using System.Text.Json.Nodes;
using SertiKesos.Infra.Policies;

namespace SertiKesos.Infra;

/// <summary>
/// Mistakes that somebody could make, each seeded on purpose: one that no policy and no compiler notices would reach Azure. The name
/// behind each is that of the policy that has to notice.
/// </summary>
public sealed class SeededMistakeTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Container = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Site = "Microsoft.Web/sites";
    private const string Role = "Microsoft.Authorization/roleAssignments";
    private const string Subscription = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
    private const string Defender = "Microsoft.Security/defenderForStorageSettings";
    private const string Definition = "Microsoft.Authorization/roleDefinitions";
    private const string Rule = "Microsoft.Insights/scheduledQueryRules";

    private static readonly Dictionary<string, (string Policy, Action<Deployment> Make)> Mistakes = new(StringComparer.Ordinal)
    {
        ["keys of an account are allowed"] = ("accounts take identities alone", Set(Account, "properties.allowSharedKeyAccess", true)),
        ["anybody may read blobs"] = ("accounts take identities alone", Set(Account, "properties.allowBlobPublicAccess", true)),
        ["signatures are logged and not blocked"] = ("accounts take identities alone", Set(Account, "properties.sasPolicy.expirationAction", "Log")),
        ["TLS 1.0 is taken"] = ("accounts speak TLS 1.2 and nothing older", Set(Account, "properties.minimumTlsVersion", "TLS1_0")),
        ["http is taken"] = ("accounts speak TLS 1.2 and nothing older", Set(Account, "properties.supportsHttpsTrafficOnly", false)),
        ["the firewall is open"] = ("accounts refuse whoever is not named", Set(Account, "properties.networkAcls.defaultAction", "Allow")),
        ["blobs replicate to other tenants"] = ("accounts copy nothing to others", Set(Account, "properties.allowCrossTenantReplication", true)),
        ["one building"] = ("data are kept in three buildings", Set(Account, "sku.name", "Standard_LRS")),
        ["versions are off"] = ("what is deleted can be brought back", Set("Microsoft.Storage/storageAccounts/blobServices", "properties.isVersioningEnabled", false)),
        ["deleted is gone at once"] = ("what is deleted can be brought back", Set("Microsoft.Storage/storageAccounts/blobServices", "properties.deleteRetentionPolicy.enabled", false)),
        ["a slip can be undone for a week alone"] = ("data can be brought back for a month, and no erased person stays for two", Set("Microsoft.Storage/storageAccounts/blobServices", "properties.deleteRetentionPolicy.days", 7)),
        ["a container is public"] = ("containers are private", Set(Container, "properties.publicAccess", "Blob")),
        ["old originals are deleted"] = ("the store deletes nothing before the program does", deployment => Rules(deployment).Add(Deleting("originals/", 365))),
        ["the inbox is emptied before the program does it"] = ("the store deletes nothing before the program does", deployment => Rules(deployment).Add(Deleting("rosters/", 30))),
        ["versions are kept for ever"] = ("the store deletes nothing before the program does", deployment => Rules(deployment).RemoveAt(0)),
        ["a container is forgotten"] = ("containers are those of the program", Remove(Container, "receipts")),
        ["a container of nobody"] = ("containers are those of the program", Rename(Container, "publications", "publikasi")),
        ["a queue is forgotten"] = ("queues are those of the program", Remove("Microsoft.Storage/storageAccounts/queueServices/queues", "notices")),
        ["a poison queue is forgotten"] = ("every queue has a place for what fails", Remove("Microsoft.Storage/storageAccounts/queueServices/queues", "roster-arrivals-poison")),
        ["a table is misspelt"] = ("tables are those of the program", Rename("Microsoft.Storage/storageAccounts/tableServices/tables", "Submissions", "Submission")),
        ["the vault can be purged"] = ("the vault cannot be emptied", Set(Vault, "properties.enablePurgeProtection", false)),
        ["the vault goes by policies of old"] = ("the vault goes by roles", Set(Vault, "properties.enableRbacAuthorization", false)),
        ["the key may sign"] = ("the wrapping key wraps and nothing else", deployment => deployment.One(Vault + "/keys")["properties"]!["keyOps"]!.AsArray().Add("sign")),
        ["the key is never renewed"] = ("the wrapping key is renewed", deployment => deployment.One(Vault + "/keys")["properties"]!["rotationPolicy"]!["lifetimeActions"]!.AsArray().RemoveAt(0)),
        ["the app is owner"] = ("roles are of the list", SetRole("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")),
        ["the app is contributor"] = ("roles are of the list", SetRole("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "b24988ac-6180-42a0-ab88-20f7382dd24c")),
        ["the app owns the blobs of the data"] = ("roles stand where they are needed and no wider", SetRole("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b")),
        ["the app may not read secrets"] = ("the app has the roles that it works with", deployment => deployment.Resources.Remove(deployment.One(Role, role => RolePolicies.RoleOf(role) == "4633458b-17de-408a-b874-0445c86b69e6"))),
        ["somebody may read the data for good"] = ("operators work on the data only where that was switched on", Set(Role, "properties.principalId", "00000000-0000-0000-0000-0000000000cc")),
        ["nobody may upload the package"] = ("whoever brings the package may put it there", deployment => deployment.Resources.Remove(
            deployment.One(Role, role => RolePolicies.Scope(role).EndsWith("/containers/packages", StringComparison.Ordinal)))),
        ["FTP is open"] = ("the app takes no FTP and no debugger", Set(Site, "properties.siteConfig.ftpsState", "AllAllowed")),
        ["http reaches the app"] = ("the app is reached by https and TLS 1.2", Set(Site, "properties.httpsOnly", false)),
        ["passwords publish"] = ("nobody publishes with a password", Set("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", true)),
        [".NET 10 instead of 10.0"] = ("the app runs on .NET 10.0", Set(Site, "properties.functionAppConfig.runtime.version", "10")),
        ["the package is read with a key"] = ("the app has one identity, which also reads secrets and the package", Set(Site, "properties.functionAppConfig.deployment.storage.authentication.type", "StorageAccountConnectionString")),
        ["a thousand instances"] = ("the app grows so far and no further", Set(Site, "properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount", 1000)),
        ["a schedule is forgotten"] = ("every setting that a trigger names is an app setting", Settings(settings => settings.Remove("Alerts__RepliesSchedule"))),
        ["a schedule is none"] = ("schedules are schedules", Settings(settings => settings["Summaries__Schedule"] = "every month")),
        ["the data account is forgotten"] = ("connections of triggers are there, by identity", Settings(settings => settings.Remove("DataStorage__queueServiceUri"))),
        ["data go into the host account"] = ("data and host have an account each", Settings(settings => settings["DataStorage__blobServiceUri"] = settings["AzureWebJobsStorage__blobServiceUri"]!.DeepClone())),
        ["the host sends addresses of pages"] = ("the program tells of itself, and the Functions host does not", Settings(settings => settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = settings["Telemetry__MonitorConnection"]!.DeepClone())),
        ["the keys are forgotten"] = ("the app starts: it is told where its keys are", Settings(settings => settings.Remove("Protection__IndexSecret"))),
        ["a setting is misspelt"] = ("every app setting is known", Settings(settings => settings["Alerts__SmtpHosts"] = "smtp.example.go.id")),
        ["a password stands in the template"] = ("secrets come from the vault", Settings(settings => settings["Alerts__SmtpPassword"] = "rahasia")),
        ["a connection string stands in the template"] = ("no setting holds a key", Settings(settings => settings["Alerts__From"] = "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=AAAA")),
        ["an empty AzureWebJobsStorage"] = ("nothing that the plan refuses is set", Settings(settings => settings["AzureWebJobsStorage"] = "")),
        ["the worker runtime is set on Flex"] = ("nothing that the plan refuses is set", Settings(settings => settings["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated")),
        ["polling beside events"] = ("a roster comes one way: by events or by polling", Settings(settings => settings["AzureWebJobs.ImportRoster.Disabled"] = "false")),
        ["events of another container"] = ("every new file of the inbox is told of, whatever its kind", Set(Subscription, "properties.filter.subjectBeginsWith", "/blobServices/default/containers/originals/")),
        ["files of other kinds are not told of"] = ("every new file of the inbox is told of, whatever its kind", Set(Subscription, "properties.filter.subjectEndsWith", ".xlsx")),
        ["events go into a queue of nobody"] = ("events go into a queue that is declared, by an identity of the system", Set(Subscription, "properties.deliveryWithResourceIdentity.destination.properties.queueName", "arrivals")),
        ["events are lost silently"] = ("an event is tried for a day and then kept", deployment => deployment.One(Subscription)["properties"]!.AsObject().Remove("deadLetterWithResourceIdentity")),
        ["the import waits and nothing is scanned"] = ("the import waits where uploads are scanned, and nowhere else", Settings(settings => settings["Rosters__WaitForScan"] = "true")),
        ["uploads are scanned and nothing waits"] = ("the import waits where uploads are scanned, and nowhere else", Settings(settings => settings["Rosters__WaitForScan"] = "false")),
        ["the scan is declared and off"] = ("the import waits where uploads are scanned, and nowhere else", Set(Defender, "properties.malwareScanning.onUpload.isEnabled", false)),
        ["the scan writes its verdicts nowhere"] = ("the scan writes its verdicts as tags, up to a cap", Set(Defender, "properties.malwareScanning.blobScanResultsOptions", "None")),
        ["the subscription decides on the scan"] = ("the scan writes its verdicts as tags, up to a cap", Set(Defender, "properties.overrideSubscriptionLevelSettings", false)),
        ["the scan costs what it likes"] = ("the scan writes its verdicts as tags, up to a cap", Set(Defender, "properties.malwareScanning.onUpload.capGBPerMonth", -1)),
        ["originals are scanned as well"] = ("the scan looks at the inbox and at nothing else", Set(Defender, "properties.malwareScanning.onUpload.filters.excludeBlobsWithPrefix", new JsonArray("receipts/"))),
        ["the inbox is not scanned"] = ("the scan looks at the inbox and at nothing else", deployment => deployment.One(Defender)["properties"]!["malwareScanning"]!["onUpload"]!["filters"]!["excludeBlobsWithPrefix"]!.AsArray().Add("rosters/")),
        ["a deployment shuts the scanner out"] = ("the scanner gets through the firewall of the data where it scans, and no other service by name", Set(Account, "properties.networkAcls.resourceAccessRules", new JsonArray())),
        ["the app may write verdicts"] = ("the only role of one's own making reads verdicts", deployment => deployment.One(Definition)["properties"]!["permissions"]![0]!["dataActions"]!.AsArray().Add("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write")),
        ["the app may read verdicts everywhere"] = ("roles of one's own making go to the app, on the inbox", deployment => OwnRole(deployment)["id"] = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/x"),
        ["the app may read no verdicts"] = ("the app may read verdicts where it waits for them", deployment => deployment.Resources.Remove(OwnRole(deployment))),
        ["a service endpoint is missing"] = ("the app reaches what it needs, and nobody else does", deployment => deployment.Resources.Remove(deployment.One("Microsoft.Network/privateEndpoints", endpoint => Deployment.LastName(endpoint) == "pe-data-queue"))),
        ["the vault keeps its public address"] = ("the app reaches what it needs, and nobody else does", Set(Vault, "properties.publicNetworkAccess", "Enabled")),
        ["an address is none"] = ("who is let in by address is one place on the internet", Set(Vault, "properties.networkAcls.ipRules", new JsonArray(new JsonObject { ["value"] = "" }))),
        ["the whole internet is let in by address"] = ("who is let in by address is one place on the internet", Set(Account, "properties.networkAcls.ipRules", new JsonArray(new JsonObject { ["value"] = "0.0.0.0/0" }))),
        ["nobody writes down who reads"] = ("every service writes down what happens", deployment => deployment.Resources.Remove(deployment.Of("Microsoft.Insights/diagnosticSettings").First(setting => Deployment.Text(setting, "id").Contains("/blobServices/", StringComparison.Ordinal)))),
        ["telemetry is taken from anybody"] = ("telemetry is taken from identities, and no more of it than was said", Set("Microsoft.Insights/components", "properties.DisableLocalAuth", false)),
        ["logs without end"] = ("telemetry is taken from identities, and no more of it than was said", Set("Microsoft.OperationalInsights/workspaces", "properties.workspaceCapping.dailyQuotaGb", -1)),
        ["the poison alert is forgotten"] = ("every alert that is needed is there", Remove(Rule, "alert-poison")),
        ["an alert is switched off"] = ("every alert is on, urgent or not, and calls somebody", Set(Rule, "properties.enabled", false)),
        ["a runbook is nowhere"] = ("every alert leads to a page that exists", Set(Rule, "properties.description", "What to do: docs/operations.md#nowhere")),
        ["an alert asks for a metric of nobody"] = ("alerts ask for metrics and events that exist", deployment => deployment.Of(Rule).First()["properties"]!["criteria"]!["allOf"]![0]!["query"] = "AppMetrics | where Name == 'sertikesos.poison.count'"),
        ["an alert waits for an event of nobody"] = ("alerts ask for metrics and events that exist", deployment => deployment.Of(Rule).First()["properties"]!["criteria"]!["allOf"]![0]!["query"] = "AppTraces | where toint(Properties.EventId) in (7999)"),
        ["no budget"] = ("the bill is watched", deployment => deployment.Resources.Remove(deployment.One("Microsoft.Consumption/budgets"))),
        ["no lock"] = ("data and key are locked against deletion", deployment => deployment.Resources.Remove(deployment.Of("Microsoft.Authorization/locks").First())),
        ["an output tells a key"] = ("nothing that opens a door comes out", deployment => deployment.Outputs["STORAGE_CONNECTIONSTRING"] = "…"),
        ["a key is asked for"] = ("nothing asks for a key", deployment => deployment.Template["variables"]!["key"] = "[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'x'), '2025-01-01').keys[0].value]"),
        ["the region has a default"] = ("whoever deploys says where", deployment => deployment.Template["parameters"]!["location"]!["defaultValue"] = "southeastasia"),
        ["data stand in Singapore"] = ("data of people stand in Indonesia", Set(Site, "location", "southeastasia")),
        ["a secret is in the template"] = ("the template holds no secret", deployment => deployment.Resources.Add(new JsonObject { ["type"] = Vault + "/secrets", ["name"] = "kv/index-keys" })),
        ["one encryption is enough"] = ("accounts encrypt twice", Set(Account, "properties.encryption.requireInfrastructureEncryption", false)),
        ["data lie in the host account"] = ("no data lie in the account of the host", Rename(Container, "packages", "registers")),
        ["anybody reaches the vault"] = ("the vault refuses whoever is not named", Set(Vault, "properties.networkAcls.defaultAction", "Allow")),
        ["a person has the roles of the app"] = ("roles go to identities", Set(Role, "properties.principalType", "User")),
        ["the app has no network"] = ("the app stands in its network", Set(Site, "properties.virtualNetworkSubnetId", "")),
        ["azd does not find the app"] = ("azd finds the app", deployment => deployment.One(Site)["tags"]!.AsObject().Remove("azd-service-name")),
        ["a sign-in shuts programs out"] = ("a sign-in in front lets requests without one pass", Set(Site + "/config", "properties.globalValidation", new JsonObject { ["requireAuthentication"] = true })),
        ["a trial writes to strangers"] = ("trial environments write to nobody", Settings(settings => settings.Remove("Alerts__Stopped"))),
        ["the subnet is of the other plan"] = ("the subnet is the platform's", deployment => Subnet(deployment)["delegations"]![0]!["properties"]!["serviceName"] = "Microsoft.Web/hostingEnvironments"),
        ["a subnet has no rules"] = ("every subnet has its rules", deployment => Subnet(deployment).Remove("networkSecurityGroup")),
        ["nobody reaches the app"] = ("an app without a public address has a private one", Remove("Microsoft.Network/privateEndpoints", "pe-app")),
        ["nobody is called"] = ("somebody is called", Set("Microsoft.Insights/actionGroups", "properties.enabled", false)),
        ["the board is empty"] = ("the board shows what operators ask", Set("Microsoft.Insights/workbooks", "properties.serializedData", "{}")),
        ["logs stand in Singapore"] = ("everything stands in that region", Set("Microsoft.OperationalInsights/workspaces", "location", "southeastasia")),
        ["something that nobody looked at"] = ("there is nothing of a kind that nobody looked at", deployment => deployment.Resources.Add(new JsonObject { ["type"] = "Microsoft.Sql/servers", ["name"] = "sql" })),
    };

    /// <summary>Mistakes that production cannot make with its parameters.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["a sign-in shuts programs out"] = "premium",
        ["nobody reaches the app"] = "premium",
        ["nobody may upload the package"] = "premium",
        ["a trial writes to strangers"] = "dev",
        ["uploads are scanned and nothing waits"] = "premium",
        ["the scan is declared and off"] = "premium",
        ["the scan writes its verdicts nowhere"] = "premium",
        ["the subscription decides on the scan"] = "premium",
        ["the scan costs what it likes"] = "premium",
        ["originals are scanned as well"] = "premium",
        ["the inbox is not scanned"] = "premium",
        ["a deployment shuts the scanner out"] = "premium",
        ["the app may write verdicts"] = "premium",
        ["the app may read verdicts everywhere"] = "premium",
        ["the app may read no verdicts"] = "premium",
    };

    public static TheoryData<string> Seeded() => [.. Mistakes.Keys];

    [CompilerTheory]
    [MemberData(nameof(Seeded))]
    public void Each_is_noticed(string mistake)
    {
        var (policy, make) = Mistakes[mistake];

        var wrong = Deployment.In(Elsewhere.GetValueOrDefault(mistake, "prod")).Changed(make);

        Assert.NotEmpty(Policy.All.Single(one => one.Name == policy).Broken(wrong));
    }

    /// <summary>What the compiler has to notice; each costs a run of it.</summary>
    [CompilerTheory]
    [InlineData("modules/storage-account.bicep", "allowSharedKeyAccess: false", "allowSharedKeysAccess: false")]
    [InlineData("modules/app-flex.bicep", "httpsOnly: true", "httpsOnly: 'true'")]
    [InlineData("modules/budget.bicep", "startDate: startDate", "startDate: '2026-12-01'")]
    [InlineData("main.bicep", "    vaultName: vaultName\n    wrappingKeyName", "    wrappingKeyName")]
    [InlineData("main.bicep", "output VAULT_NAME string = vaultName", "output VAULT_NAME string = listKeys(resourceId('Microsoft.Storage/storageAccounts', hostAccountName), '2025-01-01').keys[0].value")]
    public void Each_is_refused_by_the_compiler(string file, string right, string wrong)
    {
        var folder = Deployment.CopyOfInfra();
        try
        {
            var path = Path.Combine(folder, file);
            var text = File.ReadAllText(path);
            Assert.Contains(right, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

            Assert.False(Compiler.Run(folder, "build", file, "--stdout").IsClean);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Nearly_every_policy_has_a_mistake_that_it_notices()
    {
        var untried = Policy.All.Select(policy => policy.Name).Except(Mistakes.Values.Select(mistake => mistake.Policy)).ToList();

        Assert.True(untried.Count <= 6, string.Join(Environment.NewLine, untried));
    }

    private static Action<Deployment> Set(string type, string path, JsonNode value) => deployment =>
    {
        foreach (var resource in deployment.Of(type))
        {
            var parts = path.Split('.');
            JsonObject parent = parts.Length == 1 ? resource : Deployment.At(resource, string.Join('.', parts[..^1]))!.AsObject();
            parent[parts[^1]] = value.DeepClone();
        }
    };

    private static Action<Deployment> SetRole(string from, string to) => deployment =>
    {
        foreach (var role in deployment.Of(Role).Where(role => RolePolicies.RoleOf(role) == from))
        {
            role["properties"]!["roleDefinitionId"] = "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/" + to;
        }
    };

    private static JsonObject OwnRole(Deployment deployment) => deployment.One(Role, RolePolicies.IsOwn);

    private static Action<Deployment> Remove(string type, string name) =>
        deployment => deployment.Resources.Remove(deployment.One(type, resource => Deployment.LastName(resource) == name));

    private static Action<Deployment> Rename(string type, string name, string other) => deployment =>
    {
        var resource = deployment.One(type, one => Deployment.LastName(one) == name);
        resource["name"] = Deployment.Text(resource, "name").Replace(name, other, StringComparison.Ordinal);
    };

    private static Action<Deployment> Settings(Action<JsonObject> change) =>
        deployment => change(deployment.One(Site + "/config", config => Deployment.LastName(config) == "appsettings")["properties"]!.AsObject());

    private static JsonObject Subnet(Deployment deployment) => deployment.One("Microsoft.Network/virtualNetworks")["properties"]!["subnets"]![0]!["properties"]!.AsObject();

    private static JsonArray Rules(Deployment deployment) => deployment
        .One(Account + "/managementPolicies", policy => Deployment.Text(policy, "name").StartsWith(deployment.DataAccount, StringComparison.Ordinal))["properties"]!["policy"]!["rules"]!.AsArray();

    private static JsonObject Deleting(string prefix, int days) => new()
    {
        ["name"] = "seeded",
        ["enabled"] = true,
        ["definition"] = new JsonObject
        {
            ["filters"] = new JsonObject { ["prefixMatch"] = new JsonArray(prefix) },
            ["actions"] = new JsonObject { ["baseBlob"] = new JsonObject { ["delete"] = new JsonObject { ["daysAfterModificationGreaterThan"] = days } } },
        },
    };
}
