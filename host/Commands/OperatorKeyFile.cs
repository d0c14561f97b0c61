using SertiKesos.Hosting.Engine;

namespace SertiKesos.Hosting.Commands;

/// <summary>Where the first operator key of a standalone host is kept: a file that only its owner may read.</summary>
internal static class OperatorKeyFile
{
    public static string Write(string key, string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, OneMachine.StateFolder)).FullName, "operator.key");
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.WriteLine(key);
        return path;
    }
}
