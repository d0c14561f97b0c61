using SertiKesos.Hosting.Local;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>A file to check, with its name from the folder on.</summary>
internal sealed record FolderFile(string Path, string Name, Region Region);

/// <summary>
/// The rosters of a folder and of the folders in it. Each belongs to the given region, or else to that of the nearest
/// folder around it that is named by a code, such as <c>32.77/</c>.
/// </summary>
internal sealed record CheckFolder(IReadOnlyList<FolderFile> Files, IReadOnlyList<string> WithoutRegion)
{
    /// <summary>What offices send, also when it is to be refused; anything else in a folder is no roster.</summary>
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".xlsx", ".xlsm", ".xlsb", ".xls", ".csv", ".tsv", ".txt", ".htm", ".html", ".xml", ".ods", ".pdf",
    };

    public static CheckFolder Find(string folder, Region? region)
    {
        var files = new List<FolderFile>();
        var without = new List<string>();
        var root = Path.GetFullPath(folder);
        var all = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System });
        foreach (var path in all.Where(IsRoster).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            if ((region ?? RegionOf(path, root)) is { } known)
            {
                files.Add(new FolderFile(path, name, known));
            }
            else
            {
                without.Add(name);
            }
        }

        return new CheckFolder(files, without);
    }

    /// <summary>Where the receipt of a file goes: the same folders again below <paramref name="target"/>.</summary>
    public static string ReceiptPathOf(string target, string name) =>
        Path.Combine(target, name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? name : name + ".xlsx");

    /// <summary>The same, with its folders made as needed.</summary>
    public static string ReceiptOf(string target, string name)
    {
        var path = ReceiptPathOf(target, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>The first receipt below <paramref name="target"/> that would be written over one of the rosters.</summary>
    public string? ReplacedBy(string target)
    {
        var rosters = Files.Select(file => SameFile.Real(file.Path)).ToHashSet(StringComparer.Ordinal);
        return Files
            .Select(file => (file.Path, Receipt: ReceiptPathOf(target, file.Name)))
            .FirstOrDefault(pair => rosters.Contains(SameFile.Real(pair.Receipt)) || SameFile.Is(pair.Path, pair.Receipt)).Receipt;
    }

    // Excel leaves "~$…" beside a workbook that somebody has open.
    private static bool IsRoster(string path) =>
        Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal);

    private static Region? RegionOf(string path, string root)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null && folder.Length >= root.TrimEnd(Path.DirectorySeparatorChar).Length; folder = Path.GetDirectoryName(folder))
        {
            if (RegionCode.TryParse(Path.GetFileName(folder), out var code) && RegionCatalog.Shipped.Find(code) is { } region)
            {
                return region;
            }
        }

        return null;
    }
}

/// <summary>What is shown of one file among many, and what it adds to the sum.</summary>
internal sealed record CheckLine(string Text, bool HasFindings, int People, int Certified)
{
    public static CheckLine Of(CheckedRoster check, string text) =>
        new(text, check.Outcome != SubmissionState.Accepted, check.States.People, check.States.Certified);
}

/// <summary>What the files of a folder come to together.</summary>
internal sealed class CheckSum
{
    public int Files { get; private set; }

    public int WithFindings { get; private set; }

    public int People { get; private set; }

    public int Certified { get; private set; }

    /// <summary>Adds a file; null is one that could not be opened.</summary>
    public void Add(CheckLine? line)
    {
        Files += line is null ? 0 : 1;
        WithFindings += line is { HasFindings: true } ? 1 : 0;
        People += line?.People ?? 0;
        Certified += line?.Certified ?? 0;
    }
}
