using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>keys</c>: shows, rotates, rewraps and retires the keys that protect what is stored.</summary>
internal static class KeysCommand
{
    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Parse(args) is not { } work)
        {
            await error.WriteLineAsync(KeyTexts.HowTo);
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                var answer = await work(services.GetRequiredService<KeyWork>(), cancel);
                foreach (var line in answer.Lines)
                {
                    await (answer.Done ? output : error).WriteLineAsync(line);
                }

                return answer.Done ? Usage.Success : Usage.Findings;
            },
            error,
            cancel);
    }

    public static Func<KeyWork, CancellationToken, Task<KeyAnswer>>? Parse(string[] args) => args switch
    {
        ["show"] => (keys, cancel) => keys.ShowAsync(cancel),
        ["rotate"] => (keys, cancel) => keys.RotateAsync(cancel),
        ["rewrap"] => (keys, cancel) => keys.RewrapAsync(cancel),
        ["rotate-index"] => (keys, cancel) => keys.RotateIndexAsync(cancel),
        ["retire", { Length: > 0 } name] => (keys, cancel) => keys.RetireAsync(name, cancel),
        _ => null,
    };
}
