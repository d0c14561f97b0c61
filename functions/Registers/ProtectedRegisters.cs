using System.Runtime.CompilerServices;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Registers;

/// <summary>The registers of all regions, as what is under the wrapping keys.</summary>
internal sealed class ProtectedRegisters(RegisterStore registers) : IProtectedStore
{
    public string Name => "Register";

    public async Task<RewrapCount> RewrapAsync(CancellationToken cancel)
    {
        var total = RewrapCount.None;
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            total += await registers.RewrapAsync(region, cancel);
        }

        return total;
    }

    public async IAsyncEnumerable<string> KeyNamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            await foreach (var name in registers.KeyNamesAsync(region, cancel))
            {
                yield return name;
            }
        }
    }
}
