namespace SertiKesos.Rigs;

/// <summary>The rigs' own program: a process to be killed, which a rig starts where the product's own will not do.</summary>
internal static class RigProgram
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
