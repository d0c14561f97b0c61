using SertiKesos.Tests.Contract.Protocol;

namespace SertiKesos.Tests.Contract;

/// <summary>How the process of the built app ends, and what it leaves.</summary>
[Collection(OneWorker.Name)]
public sealed class WorkerEndTests(WorkerFixture fixture)
{
    [Fact]
    public async Task A_worker_that_is_told_to_end_ends_by_itself_and_has_written_nothing_into_the_folder_of_the_app()
    {
        var before = Files();
        await using var worker = await Worker.StartAsync(fixture.Settings());
        Assert.Equal(StatusResult.Types.Status.Success, (await worker.InvokeAsync("SweepRosters", "timer", Triggers.Timer())).Result.Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/health/ready", UriKind.Relative));
        Assert.True((await worker.SendAsync("HealthReady", request)).Answer.IsSuccessStatusCode);

        Assert.Equal(0, await worker.TerminateAsync());

        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_worker_whose_keys_are_set_by_halves_ends_with_one_sentence()
    {
        await using var worker = await Worker.LaunchAsync(
            fixture.Settings(("Protection:KeyVaultKey", "https://contoh.vault.azure.net/keys/nama"), ("Protection:IndexSecret", "")));

        Assert.NotEqual(0, await worker.Process.ExitCodeAsync());

        var said = Assert.Single(worker.Process.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("Protection:IndexSecret", said, StringComparison.Ordinal);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Files() =>
    [
        .. new DirectoryInfo(Worker.AppFolder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")
            .Order(StringComparer.Ordinal),
    ];
}
