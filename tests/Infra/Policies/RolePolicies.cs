using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>Who may do what, and where: known roles alone, each on the smallest thing on which it works.</summary>
internal static class RolePolicies
{
    private const string Assignments = "Microsoft.Authorization/roleAssignments";

    /// <summary>Ids of roles are the same in every tenant. Where each may stand: a part of the scope's address behind the account.</summary>
    private static readonly Dictionary<string, (string Name, string[] Scopes)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", ["host"]),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("Storage Blob Data Contributor", ["container"]),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("Storage Queue Data Contributor", ["queue", "host"]),
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = ("Storage Queue Data Message Sender", ["queue"]),
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ("Storage Table Data Contributor", ["data"]),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", ["insights"]),
        ["12338af0-0e69-4776-bea7-57ae8d297424"] = ("Key Vault Crypto User", ["key"]),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", ["vault"]),
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = ("Key Vault Secrets Officer", []),
    };

    /// <summary>Roles of one's own making have ids of their own; which there may be stands in <see cref="ScanPolicies"/>.</summary>
    private const string OwnRole = "/resourceGroups/rg/providers/Microsoft.Authorization/roleDefinitions/";

    private const string Unresolved = "[extensionResourceId('";

    /// <summary>What an operator may be given, and where.</summary>
    private static readonly Dictionary<string, string[]> OfOperators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ["data", "packages"],
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ["data"],
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ["data"],
        ["12338af0-0e69-4776-bea7-57ae8d297424"] = ["key"],
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = ["vault"],
    };

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("roles are of the list", deployment => deployment.Of(Assignments).Where(assignment => !Known.ContainsKey(RoleOf(assignment)) && !IsOwn(assignment))
            .Select(assignment => $"{RoleOf(assignment)} is no role of the list")),
        new("roles stand where they are needed and no wider", deployment => deployment.Of(Assignments)
            .Where(assignment => Known.ContainsKey(RoleOf(assignment)) && !MayStand(assignment, ScopeOf(assignment, deployment)))
            .Select(assignment => $"{Known[RoleOf(assignment)].Name} stands on {ScopeOf(assignment, deployment)}")),
        new("roles go to identities", deployment => deployment.Of(Assignments).Where(assignment => !IsOperators(assignment))
            .SelectMany(assignment => Policy.Differences(assignment, ("properties.principalType", "ServicePrincipal")))),
        new("the app has the roles that it works with", Needed),
        new("operators work on the data only where that was switched on", deployment => Policy.If(
            deployment.Environment != "premium" && deployment.Of(Assignments).Any(IsOperators), "somebody may work on the data")),
        new("whoever brings the package may put it there", deployment => Policy.If(
            deployment.IsPremium && !deployment.Of(Assignments).Any(assignment => IsOperators(assignment) && ScopeOf(assignment, deployment) == "packages"),
            "nobody may upload the package, which no deployment does on this plan")),
    ];

    public static bool IsOwn(JsonObject assignment) => Deployment.Text(assignment, "properties.roleDefinitionId").Contains(OwnRole, StringComparison.Ordinal);

    public static string RoleOf(JsonObject assignment) => Deployment.Text(assignment, "properties.roleDefinitionId").Split('/')[^1];

    /// <summary>On what it stands. Where its name is known to Azure alone the compiler leaves the whole id as an expression.</summary>
    public static string Scope(JsonObject assignment)
    {
        var id = Deployment.Text(assignment, "id");
        return id.StartsWith(Unresolved, StringComparison.Ordinal)
            ? id[Unresolved.Length..id.IndexOf('\'', Unresolved.Length)]
            : id[..Math.Max(0, id.LastIndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal))];
    }

    /// <summary>The identities of the app and of the topic are known to Azure alone; a person or a group comes in as a parameter.</summary>
    private static bool IsOperators(JsonObject assignment) => !Deployment.Text(assignment, "properties.principalId").StartsWith('[');

    private static bool MayStand(JsonObject assignment, string scope) => IsOperators(assignment)
        ? OfOperators.TryGetValue(RoleOf(assignment), out var scopes) && scopes.Contains(scope)
        : Known[RoleOf(assignment)].Scopes.Contains(scope);

    private static string ScopeOf(JsonObject assignment, Deployment deployment)
    {
        var scope = Scope(assignment);
        var parts = scope.Split('/');
        return parts switch
        {
            [.., "containers", "packages"] => "packages",
            [.., "containers", _] => "container",
            [.., "queues", _] => "queue",
            [.., "Microsoft.Storage", "storageAccounts", var name] => name == deployment.DataAccount ? "data" : "host",
            [.., "components", _] => "insights",
            [.., "keys", _] => "key",
            [.., "vaults", _] => "vault",
            _ => scope.Length == 0 ? "the whole group" : scope,
        };
    }

    private static IEnumerable<string> Needed(Deployment deployment)
    {
        var given = deployment.Of(Assignments).Where(assignment => !IsOperators(assignment)).Select(assignment => (Role: RoleOf(assignment), Scope: Scope(assignment) + "/")).ToList();
        bool Has(string role, string scope) => given.Any(one => one.Role == role && one.Scope.Contains(scope, StringComparison.Ordinal));
        return
        [
            .. deployment.NamesIn(deployment.DataAccount, "Microsoft.Storage/storageAccounts/blobServices/containers").Except([StoredNamePolicies.DeadLetters])
                .Where(container => !Has("ba92f5b4-2d11-453d-a403-e96b0029c9fe", $"/containers/{container}/")).Select(container => $"nobody may write container {container}"),
            .. deployment.NamesIn(deployment.DataAccount, "Microsoft.Storage/storageAccounts/queueServices/queues")
                .Where(queue => !Has("974c5e8b-45b9-4653-ba55-5f855dd0fb88", $"/queues/{queue}/")).Select(queue => $"the app may not take from queue {queue}"),
            .. Policy.If(!Has("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", $"/storageAccounts/{deployment.DataAccount}/"), "the app may not write its tables"),
            .. Policy.If(!Has("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "/storageAccounts/"), "the host may not write its own account"),
            .. Policy.If(!Has("12338af0-0e69-4776-bea7-57ae8d297424", "/keys/"), "the app may not use the key"),
            .. Policy.If(!Has("4633458b-17de-408a-b874-0445c86b69e6", "/vaults/"), "the app may not read secrets"),
            .. Policy.If(!Has("3913510d-42f4-4e42-8a64-420c390055eb", "/components/"), "the app may not tell of itself"),
        ];
    }
}
