using System.Reflection;
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

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_container_table_and_queue_is_described(string name) =>
        Assert.Contains($"| `{name}` |", Repository.Read("docs", "storage.md"), StringComparison.Ordinal);
}
