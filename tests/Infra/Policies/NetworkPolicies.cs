using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>Storage and vault let in the app's own subnet, or have no public address at all.</summary>
internal static class NetworkPolicies
{
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("the app reaches what it needs, and nobody else does", deployment => Closed(deployment).SelectMany(service => Reached(deployment, service))),
        new("who is let in by address is one place on the internet", deployment => Closed(deployment).SelectMany(service => Addresses(service)
            .Where(address => !IPAddress.TryParse(address, out var one) || one.AddressFamily != AddressFamily.InterNetwork)
            .Select(address => $"{Deployment.Text(service, "name")} lets in \"{address}\""))),
        new("the subnet is the platform's", deployment => Policy.If(
            Subnet(deployment, "app")["properties"]!["delegations"]!.AsArray()
                .All(delegation => Deployment.Text(delegation, "properties.serviceName") != (deployment.IsPremium ? "Microsoft.Web/serverFarms" : "Microsoft.App/environments")),
            "the subnet is delegated to another platform")),
        new("every subnet has its rules", deployment => deployment.One("Microsoft.Network/virtualNetworks")["properties"]!["subnets"]!.AsArray()
            .Where(subnet => Deployment.Text(subnet, "properties.networkSecurityGroup.id").Length == 0)
            .Select(subnet => $"subnet {Deployment.Text(subnet, "name")} has no rules")),
        new("an app without a public address has a private one", deployment => Policy.If(
            Deployment.Text(deployment.One("Microsoft.Web/sites"), "properties.publicNetworkAccess") == "Disabled" && !Endpoints(deployment, deployment.One("Microsoft.Web/sites")).Any(),
            "nobody reaches the app")),
    ];

    private static IEnumerable<JsonObject> Closed(Deployment deployment) =>
        deployment.Of("Microsoft.Storage/storageAccounts").Concat(deployment.Of("Microsoft.KeyVault/vaults"));

    private static IEnumerable<string> Reached(Deployment deployment, JsonObject service)
    {
        var name = Deployment.Text(service, "name");
        var subnets = Deployment.At(service, "properties.networkAcls.virtualNetworkRules")?.AsArray().Select(rule => Deployment.Text(rule, "id")).ToList() ?? [];
        var endpoints = Endpoints(deployment, service).ToHashSet(StringComparer.Ordinal);
        string[] needed = (string?)service["type"] == "Microsoft.KeyVault/vaults" ? ["vault"] : ["blob", "queue", "table"];
        if (endpoints.Count == 0)
        {
            var kind = needed is ["vault"] ? "Microsoft.KeyVault" : "Microsoft.Storage";
            return
            [
                .. Policy.Differences(service, ("properties.publicNetworkAccess", "Enabled")),
                .. Policy.If(subnets is not [var one] || !one.EndsWith("/subnets/app", StringComparison.Ordinal), $"{name} does not let in the app's subnet alone"),
                .. Policy.If(
                    !Subnet(deployment, "app")["properties"]!["serviceEndpoints"]!.AsArray().Any(endpoint => Deployment.Text(endpoint, "service") == kind),
                    $"the subnet has no service endpoint to {kind}"),
            ];
        }

        // The data account may keep its firewall, for the services of Azure alone: Event Grid comes that way. And where an operator's
        // address is named the firewall has to stand, or it would not count.
        var mayStay = name == deployment.DataAccount || Addresses(service).Any();
        return
        [
            .. needed.Except(endpoints).Select(group => $"{name} has no private endpoint for {group}"),
            .. Policy.If(subnets.Count > 0, $"{name} lets in a subnet beside its private endpoints"),
            .. Policy.If(!mayStay && Deployment.Text(service, "properties.publicNetworkAccess") != "Disabled", $"{name} keeps a public address"),
        ];
    }

    private static IEnumerable<string> Addresses(JsonObject service) =>
        Deployment.At(service, "properties.networkAcls.ipRules")?.AsArray().Select(rule => Deployment.Text(rule, "value")) ?? [];

    private static IEnumerable<string> Endpoints(Deployment deployment, JsonObject service) => deployment.Of("Microsoft.Network/privateEndpoints")
        .SelectMany(endpoint => endpoint["properties"]!["privateLinkServiceConnections"]!.AsArray())
        .Where(connection => Deployment.Text(connection, "properties.privateLinkServiceId") == Deployment.Text(service, "id"))
        .SelectMany(connection => connection!["properties"]!["groupIds"]!.AsArray().Select(group => group!.ToString()));

    private static JsonObject Subnet(Deployment deployment, string name) => deployment.One("Microsoft.Network/virtualNetworks")["properties"]!["subnets"]!.AsArray()
        .Select(subnet => subnet!.AsObject()).Single(subnet => Deployment.Text(subnet, "name") == name);
}
