using SertiKesos.Platform;

namespace SertiKesos.Reference;

/// <summary>Reads the stored tables before anything runs, so that one that cannot be used is told at the start.</summary>
internal sealed class ReferenceStart(ReferenceStore store)
{
    /// <exception cref="SetupException">A stored table cannot be used; the message says which and why.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await store.ReadAgainAsync(cancel);
        }
        catch (InvalidDataException failure)
        {
            throw new SetupException(
                $"{failure.Message} Tabel ini disimpan oleh versi lain atau bukan oleh program ini; hapus blob terbarunya di kontainer reference, lalu jalankan lagi.", failure);
        }
    }
}
