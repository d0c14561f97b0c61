using SertiKesos.Hosting.Engine;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// Held while a service runs in a folder: two in one folder would share keys, settings and the emulator's data. The
/// system lets go of it when the process ends, however it ends.
/// </summary>
internal static class ServiceLock
{
    private const string FileName = "serve.lock";

    /// <exception cref="SetupException">Another service runs in the folder, or the folder cannot be written.</exception>
    public static IDisposable Take(string folder)
    {
        var state = Path.Combine(folder, OneMachine.StateFolder);
        try
        {
            Directory.CreateDirectory(state);
            return new FileStream(Path.Combine(state, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new SetupException($"Folder {folder} tidak dapat ditulis. Jalankan layanan di folder yang boleh Anda tulis.", failure);
        }
        catch (IOException failure)
        {
            throw new SetupException(
                $"Layanan SertiKesos sudah berjalan di folder {folder}. Hentikan dahulu yang itu, atau jalankan di folder lain.", failure);
        }
    }
}
