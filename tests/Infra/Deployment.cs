using System.Text.Json.Nodes;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra;

/// <summary>
/// What would stand on Azure with the parameters of one environment: every resource with its loops, conditions and parameters
/// resolved by the compiler (<c>bicep snapshot</c>); what only Azure knows stays an expression.
/// </summary>
/// <param name="Template">The compiled template itself.</param>
internal sealed record Deployment(string Environment, JsonArray Resources, JsonObject Outputs, JsonObject Template)
{
    private static readonly Lazy<IReadOnlyDictionary<string, Deployment>> Compiled = new(CompileAll);

    public static IReadOnlyList<string> Environments { get; } = ["dev", "staging", "prod", "premium"];

    public static Deployment In(string environment) => Compiled.Value[environment];

    public bool IsPremium => Of("Microsoft.Web/serverfarms").Any(plan => Text(plan, "sku.name") == "EP1");

    public IEnumerable<JsonObject> Of(string type) => Resources.Select(resource => resource!.AsObject()).Where(resource => (string?)resource["type"] == type);

    public JsonObject One(string type, Func<JsonObject, bool>? which = null) => Of(type).Single(which ?? (_ => true));

    /// <summary>The value behind names with full stops; empty where there is none.</summary>
    public static string Text(JsonNode? node, string path) => At(node, path) is { } found ? found.ToString() : "";

    public static JsonNode? At(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, name) => at is JsonObject parent ? parent[name] : null);

    /// <summary>The last part of a name such as account/default/rosters.</summary>
    public static string LastName(JsonObject resource) => Text(resource, "name").Split('/')[^1];

    public IReadOnlyDictionary<string, string> AppSettings => One("Microsoft.Web/sites/config", config => LastName(config) == "appsettings")["properties"]!
        .AsObject().ToDictionary(setting => setting.Key, setting => setting.Value!.ToString(), StringComparer.Ordinal);

    /// <summary>The account that holds the data is that in which the inbox lies.</summary>
    public string DataAccount => Text(One("Microsoft.Storage/storageAccounts/blobServices/containers", container => LastName(container) == "rosters"), "name").Split('/')[0];

    public IEnumerable<string> NamesIn(string account, string type) => Of(type).Where(resource => Text(resource, "name").StartsWith(account + "/", StringComparison.Ordinal)).Select(LastName);

    public Deployment Changed(Action<Deployment> change)
    {
        var copy = this with { Resources = Resources.DeepClone().AsArray(), Outputs = Outputs.DeepClone().AsObject(), Template = Template.DeepClone().AsObject() };
        change(copy);
        return copy;
    }

    /// <summary>A copy of infra/ in a folder of its own, for whoever changes it or lets the compiler write beside it.</summary>
    public static string CopyOfInfra()
    {
        var copy = Directory.CreateTempSubdirectory("sertikesos-infra-").FullName;
        CopyFolder(Repository.PathOf("infra"), copy);
        CopyFolder(Repository.PathOf("tests", "Infra", "Variants"), Path.Combine(copy, "variants"));
        return copy;
    }

    private static Dictionary<string, Deployment> CompileAll()
    {
        var folder = CopyOfInfra();
        try
        {
            var template = Parse(Require(Compiler.Run(folder, "build", "main.bicep", "--stdout")).Output);
            return Environments.AsParallel().WithDegreeOfParallelism(2).Select(environment => Snapshot(folder, environment, template)).ToDictionary(deployment => deployment.Environment);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Deployment Snapshot(string folder, string environment, JsonObject template)
    {
        var parameters = File.Exists(Path.Combine(folder, environment + ".bicepparam")) ? environment : "variants/" + environment;
        Require(Compiler.Run(
            folder, "snapshot", parameters + ".bicepparam", "--mode", "overwrite", "--subscription-id", "00000000-0000-0000-0000-000000000001",
            "--tenant-id", "00000000-0000-0000-0000-000000000002", "--resource-group", "rg", "--location", "elsewhere"));
        var snapshot = Parse(File.ReadAllText(Path.Combine(folder, parameters + ".snapshot.json")));
        return new Deployment(environment, snapshot["predictedResources"]!.AsArray(), snapshot["outputs"]!.AsObject(), template);
    }

    private static Said Require(Said said) => said.IsClean ? said : throw new InvalidOperationException(said.Complaints);

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
