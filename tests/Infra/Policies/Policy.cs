using System.Text.Json.Nodes;

namespace SertiKesos.Infra.Policies;

/// <summary>Something that must hold of whatever is deployed.</summary>
/// <param name="Name">As it is told when it does not hold.</param>
/// <param name="Broken">What breaks it, in words; nothing where it holds.</param>
internal sealed record Policy(string Name, Func<Deployment, IEnumerable<string>> Broken)
{
    public static IReadOnlyList<Policy> All { get; } =
    [
        .. StoragePolicies.All, .. StoredNamePolicies.All, .. VaultPolicies.All, .. RolePolicies.All, .. AppPolicies.All, .. SettingPolicies.All,
        .. EventPolicies.All, .. ScanPolicies.All, .. NetworkPolicies.All, .. WatchPolicies.All, .. TemplatePolicies.All,
    ];

    /// <summary>What of the expected values is not so.</summary>
    public static IEnumerable<string> Differences(JsonObject resource, params (string Path, string Expected)[] expected) =>
        from pair in expected
        let value = Deployment.Text(resource, pair.Path)
        where value != pair.Expected
        select $"{Deployment.Text(resource, "type")} {Deployment.Text(resource, "name")}: {pair.Path} is \"{value}\", not \"{pair.Expected}\"";

    public static IEnumerable<string> If(bool broken, string what) => broken ? [what] : [];

    /// <summary>What is on one side alone.</summary>
    public static IEnumerable<string> Unequal(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (wanted, there) = (expected.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
        return [.. wanted.Except(there).Select(name => $"{what} {name} is missing"), .. there.Except(wanted).Select(name => $"{what} {name} is not known")];
    }
}
