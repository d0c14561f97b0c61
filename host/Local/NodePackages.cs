using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>npm packages that are installed once into the user's own cache, by the lock file beside their <c>package.json</c>.</summary>
internal static class NodePackages
{
    private static readonly string[] Manifest = ["package.json", "package-lock.json"];

    /// <summary>
    /// Installs what <paramref name="source"/> lists unless that was done before, and copies the other files of
    /// <paramref name="source"/> beside the packages.
    /// </summary>
    /// <param name="key">Name and version, such as <c>azurite-3.37.0</c>: other packages need another key.</param>
    /// <param name="source">The folder with <c>package.json</c>, its lock file and scripts.</param>
    /// <param name="progress">Hears of an installation.</param>
    /// <param name="cancel">Ends the installation.</param>
    /// <returns>The folder in the cache that holds <c>node_modules</c>.</returns>
    /// <exception cref="SetupException">Node.js is missing, or the packages cannot be installed.</exception>
    public static async Task<string> EnsureInstalledAsync(string key, string source, Action<string>? progress, CancellationToken cancel)
    {
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "SertiKesos");
        Directory.CreateDirectory(cache);
        var target = Path.Combine(cache, key);
        // Several processes may start at once (tests, a demo): one installs, the others wait for it.
        using (await LockAsync(Path.Combine(cache, $"{key}.lock"), cancel))
        {
            if (!Directory.Exists(target))
            {
                progress?.Invoke($"Memasang {key} dari registri npm (hanya sekali, sekitar satu menit) …");
                await InstallAsync(source, target, cancel);
            }

            // The scripts are ours and may be newer than the installed packages.
            foreach (var script in Directory.GetFiles(source).Where(static file => !Manifest.Contains(Path.GetFileName(file))))
            {
                File.Copy(script, Path.Combine(target, Path.GetFileName(script)), overwrite: true);
            }
        }

        return target;
    }

    /// <summary>Installs aside and moves the result into its place, so that a half installation is never taken for a whole one.</summary>
    private static async Task InstallAsync(string source, string target, CancellationToken cancel)
    {
        var staging = $"{target}-{Guid.NewGuid():n}";
        Directory.CreateDirectory(staging);
        try
        {
            foreach (var file in Manifest)
            {
                File.Copy(Path.Combine(source, file), Path.Combine(staging, file));
            }

            await NodeTools.InstallAsync(staging, cancel);
            Directory.Move(staging, target);
        }
        catch
        {
            Directory.Delete(staging, recursive: true);
            throw;
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, cancel);
            }
        }
    }
}
