using SertiKesos.Tests.Reliability;

namespace SertiKesos.Tests;

/// <summary>The tests' own program: a process to be killed, which a test starts where the product's own will not do.</summary>
internal static class TestProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [AlertHost.Verb, .. var rest])
        {
            return 2;
        }

        await AlertHost.RunAsync(rest);
        return 0;
    }
}
