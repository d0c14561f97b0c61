using System.Reflection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Infra.Policies;

/// <summary>Every container, queue and table that the program names is declared, and the other way round.</summary>
internal static class StoredNamePolicies
{
    private const string Containers = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private const string Queues = "Microsoft.Storage/storageAccounts/queueServices/queues";
    private const string Tables = "Microsoft.Storage/storageAccounts/tableServices/tables";
    private const string Poison = "-poison";

    /// <summary>Where Event Grid puts what it cannot deliver; the queue that it fills; where the blob trigger sets aside.</summary>
    public const string DeadLetters = "dead-letters";
    public const string Arrivals = StorageNames.Queues.RosterArrivals;
    private const string BlobTriggerPoison = "webjobs-blobtrigger-poison";

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("containers are those of the program", deployment => Policy.Unequal(
            "container", [.. Constants(typeof(StorageNames.Containers)), DeadLetters], deployment.NamesIn(deployment.DataAccount, Containers))),
        new("queues are those of the program", deployment => Policy.Unequal(
            "queue", Constants(typeof(StorageNames.Queues)), Working(deployment))),
        new("every queue has a place for what fails", deployment => Policy.Unequal(
            "queue", [.. Working(deployment).Select(queue => queue + Poison), BlobTriggerPoison], deployment.NamesIn(deployment.DataAccount, Queues).Where(IsPoison))),
        new("tables are those of the program", deployment => Policy.Unequal(
            "table", Constants(typeof(StorageNames.Tables)), deployment.NamesIn(deployment.DataAccount, Tables))),
        new("no data lie in the account of the host", deployment => deployment.Of(Containers)
            .Where(container => !Deployment.Text(container, "name").StartsWith(deployment.DataAccount, StringComparison.Ordinal))
            .Select(Deployment.LastName)
            .Except(["packages", "azure-webjobs-hosts", "azure-webjobs-secrets"])
            .Select(container => $"{container} stands in the host account")),
    ];

    public static IEnumerable<string> Constants(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> Working(Deployment deployment) => deployment.NamesIn(deployment.DataAccount, Queues).Where(queue => !IsPoison(queue));

    private static bool IsPoison(string queue) => queue.EndsWith(Poison, StringComparison.Ordinal);
}
