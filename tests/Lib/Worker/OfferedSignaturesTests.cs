using Microsoft.Azure.Functions.Worker;
using SertiKesos.Worker.Standalone;

namespace SertiKesos.Tests.Lib.Worker;

/// <summary>
/// lib/Worker may offer nothing that the official packages lack, so its surface is written down. After a deliberate
/// change, run once with SERTIKESOS_WRITE_API=1 and look at every changed line beside the official signature.
/// </summary>
public sealed class OfferedSignaturesTests
{
    private const string OwnNamespace = "SertiKesos.Worker.Standalone";

    private static string ListPath => Path.Combine(RepositoryRoot(), "tests", "Data", "Api", "worker-offered.txt");

    [Fact]
    public void What_is_offered_is_what_is_written_down()
    {
        var offered = typeof(FunctionAttribute).Assembly.GetExportedTypes()
            .Where(t => t.Namespace != OwnNamespace)
            .OrderBy(t => t.Namespace, StringComparer.Ordinal)
            .ThenBy(t => t.Name, StringComparer.Ordinal)
            .SelectMany(ApiSignatures.Of)
            .ToList();
        if (Environment.GetEnvironmentVariable("SERTIKESOS_WRITE_API") == "1")
        {
            File.WriteAllLines(ListPath, offered);
        }

        var written = File.ReadAllLines(ListPath);

        Assert.True(offered.SequenceEqual(written), Difference(written, offered));
    }

    [Fact]
    public void Own_additions_are_few_and_in_their_own_namespace()
    {
        var own = typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(t => t.Namespace == OwnNamespace).Select(t => t.Name);

        Assert.Equal(
            [nameof(PortInUseException), nameof(StandaloneBuilderExtensions), nameof(StorageUnavailableException)],
            own.Order(StringComparer.Ordinal));
    }

    private static string Difference(IEnumerable<string> written, IEnumerable<string> offered)
    {
        // Members carry their type, since the same line may belong to several.
        var before = WithType(written).ToList();
        var after = WithType(offered).ToList();
        var lines = before.Except(after).Select(l => $"- {l}").Concat(after.Except(before).Select(l => $"+ {l}"));
        return $"The offered signatures (+) differ from tests/Data/Api/worker-offered.txt (-):\n{string.Join('\n', lines)}";
    }

    private static IEnumerable<string> WithType(IEnumerable<string> lines)
    {
        var type = "";
        foreach (var line in lines)
        {
            type = line.StartsWith(' ') ? type : line;
            yield return line.StartsWith(' ') ? $"{type} ▸ {line.Trim()}" : line;
        }
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Serverless.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
