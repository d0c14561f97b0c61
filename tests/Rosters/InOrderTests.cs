using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class InOrderTests
{
    [Fact]
    public async Task What_is_done_first_still_comes_in_its_turn()
    {
        var first = new TaskCompletionSource();
        var files = Files(5);
        var done = new List<string>();

        await foreach (var name in InOrder.RunAsync(files, 2, WorkAsync, CancellationToken.None))
        {
            done.Add(name);
        }

        Assert.Equal(files.Select(file => file.Name), done);

        async Task<string> WorkAsync(FolderFile file)
        {
            // The first waits until the last but one has ended.
            if (file == files[0])
            {
                await first.Task;
            }
            else if (file == files[3])
            {
                first.SetResult();
            }

            return file.Name;
        }
    }

    [Fact]
    public async Task No_more_are_worked_on_at_once_than_there_are_processors()
    {
        int now = 0, most = 0;
        var count = 0;

        await foreach (var _ in InOrder.RunAsync(Files(12), 3, WorkAsync, CancellationToken.None))
        {
            count++;
        }

        Assert.Equal(12, count);
        Assert.InRange(most, 1, 3);

        async Task<int> WorkAsync(FolderFile file)
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return running;
        }
    }

    [Fact]
    public async Task A_file_that_fails_fails_in_its_turn()
    {
        var files = Files(3);
        var done = new List<string>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var name in InOrder.RunAsync(files, 2, file => file == files[1] ? throw new InvalidDataException() : Task.FromResult(file.Name), CancellationToken.None))
            {
                done.Add(name);
            }
        });

        Assert.Equal([files[0].Name], done);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static FolderFile[] Files(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new FolderFile($"tidak-ada-{number}.xlsx", $"{number}.xlsx", SmallRoster.Cimahi))];
}
