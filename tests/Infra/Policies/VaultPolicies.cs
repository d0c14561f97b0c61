using System.Globalization;
using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>The key outlives a slip of the hand, is renewed by itself, and no secret passes through the template.</summary>
internal static class VaultPolicies
{
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("the vault cannot be emptied", deployment => deployment.Of("Microsoft.KeyVault/vaults").SelectMany(vault => Policy.Differences(
            vault, ("properties.enablePurgeProtection", "true"), ("properties.enableSoftDelete", "true"), ("properties.softDeleteRetentionInDays", "90")))),
        new("the vault goes by roles", deployment => deployment.Of("Microsoft.KeyVault/vaults").SelectMany(vault => Policy.Differences(
            vault, ("properties.enableRbacAuthorization", "true"), ("properties.enabledForDeployment", "false"), ("properties.enabledForTemplateDeployment", "false"),
            ("properties.enabledForDiskEncryption", "false"), ("properties.accessPolicies", "")))),
        new("the vault refuses whoever is not named", deployment => deployment.Of("Microsoft.KeyVault/vaults").SelectMany(vault => Policy.Differences(
            vault, ("properties.networkAcls.defaultAction", "Deny")))),
        new("the wrapping key wraps and nothing else", WrappingKey),
        new("the wrapping key is renewed", deployment => Policy.If(
            !deployment.Of("Microsoft.KeyVault/vaults/keys").All(key => Deployment.At(key, "properties.rotationPolicy.lifetimeActions") is JsonArray actions
                && actions.Any(action => Deployment.Text(action, "action.type") == "rotate")),
            "a key is never rotated")),
        new("the template holds no secret", deployment => deployment.Of("Microsoft.KeyVault/vaults/secrets").Select(secret => $"{Deployment.Text(secret, "name")} is in the template")),
        new("there is one vault with one key", deployment => Policy.If(
            deployment.Of("Microsoft.KeyVault/vaults").Count() != 1 || deployment.Of("Microsoft.KeyVault/vaults/keys").Count() != 1, "not one vault, or not one key")),
    ];

    private static IEnumerable<string> WrappingKey(Deployment deployment)
    {
        foreach (var key in deployment.Of("Microsoft.KeyVault/vaults/keys"))
        {
            var operations = Deployment.At(key, "properties.keyOps")?.AsArray().Select(operation => operation!.ToString()).ToHashSet(StringComparer.Ordinal) ?? [];
            var size = int.Parse(Deployment.Text(key, "properties.keySize") is { Length: > 0 } text ? text : "0", CultureInfo.InvariantCulture);
            foreach (var broken in (IEnumerable<string>)
                [
                    .. Policy.Differences(key, ("properties.kty", "RSA"), ("properties.attributes.exportable", "false"), ("properties.attributes.enabled", "true")),
                    .. Policy.If(!operations.SetEquals(["wrapKey", "unwrapKey"]), $"the key may {string.Join(", ", operations)}"),
                    .. Policy.If(size < 2048, $"the key has {size} bits"),
                ])
            {
                yield return broken;
            }
        }
    }
}
