using System.Reflection;
using SertiKesos.Hosting.Backup;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

public sealed class StorageDocumentTests
{
    public static TheoryData<string> Names =>
    [
        .. typeof(StorageNames).GetNestedTypes(BindingFlags.NonPublic)
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(name => (string)name.GetRawConstantValue()!),
    ];

    [Fact]
    public void What_is_made_at_the_start_and_copied_into_a_backup_is_all_that_has_a_name()
    {
        Assert.Equal(
            Names.Select<object[], string>(row => (string)row[0]).Order(StringComparer.Ordinal),
            StorageNames.Containers.All.Concat(StorageNames.Tables.All).Concat(StorageNames.Queues.All).Order(StringComparer.Ordinal));
        Assert.Equal(StorageNames.Tables.All.Order(StringComparer.Ordinal), StoreReader.Tables.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_container_table_and_queue_is_described(string name) =>
        Assert.Contains($"| `{name}` |", Repository.Read("docs", "storage.md"), StringComparison.Ordinal);
}
