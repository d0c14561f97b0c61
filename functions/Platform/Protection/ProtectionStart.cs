using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Protection.Vault;

namespace SertiKesos.Platform.Protection;

/// <summary>Finds out before anything starts whether the keys can be used.</summary>
internal sealed class ProtectionStart(IServiceProvider services, ProtectionSettings settings, IKeyWrapper wrapper)
{
    /// <exception cref="SetupException">They cannot; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!settings.UsesVault)
        {
            await wrapper.ActiveKeyAsync(cancel);
            return;
        }

        try
        {
            if (wrapper is KeyVaultWrapper vault)
            {
                await vault.ProbeAsync(cancel);
            }

            await services.GetRequiredService<VaultIndexKeys>().LoadAsync(cancel);
        }
        catch (VaultException failure)
        {
            throw new SetupException(failure.Sentence, failure);
        }
    }
}
