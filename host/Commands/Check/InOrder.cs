using System.Runtime.CompilerServices;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>
/// Works on many files at a time, as many as there are processors, and hands over what came of each in the order of the
/// files. Only what came of them waits for its turn, so it should be small; a large file has the memory for itself.
/// </summary>
internal static class InOrder
{
    /// <summary>Reading takes some forty times what a file has on the disk.</summary>
    private const long LargeBytes = 1 << 20;

    /// <param name="work">Is called for the files in their order, each on a thread of its own.</param>
    public static async IAsyncEnumerable<T> RunAsync<T>(
        IReadOnlyList<FolderFile> files, int degree, Func<FolderFile, Task<T>> work, [EnumeratorCancellation] CancellationToken cancel)
    {
        var waiting = new Queue<Task<T>>();
        var running = new List<Task<T>>();
        var alone = false;
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            var isLarge = IsLarge(file);
            while (running.Count >= (alone || isLarge ? 1 : degree))
            {
                running.Remove(await Task.WhenAny(running));
                while (waiting.TryPeek(out var first) && first.IsCompleted)
                {
                    yield return await waiting.Dequeue();
                }
            }

            alone = isLarge;
            var task = Task.Run(() => work(file), cancel);
            running.Add(task);
            waiting.Enqueue(task);
        }

        while (waiting.Count > 0)
        {
            yield return await waiting.Dequeue();
        }
    }

    private static bool IsLarge(FolderFile file) => new FileInfo(file.Path) is { Exists: true, Length: >= LargeBytes };
}
