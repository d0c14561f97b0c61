namespace SertiKesos.Hosting.Local;

/// <summary>Whether two paths lead to one file, however they are spelled: what a verb reads it may not write over.</summary>
internal static class SameFile
{
    /// <summary>Also for files that are not there (yet): then the paths decide.</summary>
    public static bool Is(string first, string second) =>
        Real(first).Equals(Real(second), Comparison) || ShareOneBody(first, second);

    /// <summary>The full path with every link on the way followed.</summary>
    public static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var here = Path.Combine(Real(folder), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        try
        {
            return entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : here;
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return here;
        }
    }

    // A file system that tells upper from lower case on such a machine is rare, and refusing there costs nothing.
    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>A second name of the same file (a hard link) cannot be written while the first is held for reading.</summary>
    private static bool ShareOneBody(string first, string second)
    {
        if (!File.Exists(first) || !File.Exists(second) || !MayWrite(second))
        {
            return false;
        }

        try
        {
            using var held = new FileStream(first, FileMode.Open, FileAccess.Read, FileShare.Read);
            return !MayWrite(second);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool MayWrite(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
