using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>A relationship of a part; the target is a part's name, or an address when it is external.</summary>
/// <param name="Id">Its name within the part.</param>
/// <param name="Type">What the target is, as an address.</param>
/// <param name="Target">The part, or the address.</param>
/// <param name="External">Whether it leads out of the package.</param>
public sealed record PackageRelationship(string Id, string Type, string Target, bool External);

/// <summary>
/// The zip file around a workbook. Parts are found by relationships, never by their usual names; each is unpacked under
/// one budget with its checksum compared.
/// </summary>
public sealed class WorkbookPackage : IDisposable
{
    private const int MaxRelationships = 10_000;
    private const int MaxKept = 100;
    private const int MaxIgnored = 20;

    private static XmlReaderSettings Settings => new()
    {
        NameTable = new GuardedNames(),
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackBudget _budget;

    // Each is looked through for what may not be there before it is asked for.
    private readonly Dictionary<(string Part, string Folder), List<PackageRelationship>> _links = [];
    private readonly List<ForeignContent> _ignored = [];

    private WorkbookPackage(ZipArchive zip, UnpackBudget budget)
    {
        _zip = zip;
        _budget = budget;
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Parts => _parts.Keys;

    /// <summary>Opens a package whose shape and content may be trusted so far.</summary>
    /// <exception cref="WorkbookException">It is damaged, hostile, or brings foreign content.</exception>
    public static WorkbookPackage Open(ReadOnlyMemory<byte> content, WorkbookLimits limits, CancellationToken cancel)
    {
        // Parts may be in a code page; whether one is known must not hang on what was read before.
        _ = TextEncodings.Western;
        try
        {
            ZipShape.Check(content.Span, limits);
            var package = new WorkbookPackage(
                new ZipArchive(Stream(content), ZipArchiveMode.Read),
                new UnpackBudget(limits, cancel));
            package.Index(limits);
            return package;
        }
        catch (InvalidDataException damage)
        {
            throw new WorkbookException(WorkbookProblem.Damaged, inner: damage);
        }
        catch (IOException damage)
        {
            throw new WorkbookException(WorkbookProblem.Damaged, inner: damage);
        }
    }

    /// <summary>A view of the file; it is copied only when it does not stand in an array.</summary>
    public static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    /// <summary>What the package brings that is not its own and is left alone: queries and linked pictures.</summary>
    public IReadOnlyList<ForeignContent> Ignored => _ignored;

    /// <summary>Whether the package has a part.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Lets <paramref name="read"/> walk through a part, to its end in any case.</summary>
    public void Read(string part, Action<XmlReader> read) => Read(part, stream => stream, (xml, _) => read(xml));

    /// <summary>The same, with a stream that pauses behind the start tag of <paramref name="element"/>.</summary>
    internal void Read(string part, string element, Action<XmlReader, PausingStream> read) =>
        Read(part, stream => new PausingStream(stream, element), read);

    private void Read<T>(string part, Func<GuardedStream, T> open, Action<XmlReader, T> read)
        where T : Stream
    {
        if (!_parts.TryGetValue(part, out var entry))
        {
            throw new WorkbookException(WorkbookProblem.PartMissing, part);
        }

        try
        {
            using var stream = new GuardedStream(entry, _budget);
            using var source = open(stream);
            using (var xml = XmlReader.Create(source, Settings))
            {
                read(xml, source);
                while (xml.Next())
                {
                }
            }

            stream.Drain();
        }
        catch (XmlException broken)
        {
            var hostile = broken.Message.Contains("DTD", StringComparison.Ordinal);
            throw new WorkbookException(hostile ? WorkbookProblem.Hostile : WorkbookProblem.Damaged, part, broken);
        }
        catch (InvalidDataException damage)
        {
            throw new WorkbookException(WorkbookProblem.Damaged, part, damage);
        }
        catch (IOException damage)
        {
            throw new WorkbookException(WorkbookProblem.Damaged, part, damage);
        }
    }

    /// <summary>The relationships of a part (of the package itself for an empty name); none when it has no such part.</summary>
    public IReadOnlyList<PackageRelationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = part[..(slash + 1)];
        var name = $"{folder}_rels/{part[(slash + 1)..]}.rels";
        return Has(name) ? ReadRelationships(name, folder) : [];
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private void Index(WorkbookLimits limits)
    {
        if (_zip.Entries.Count > limits.Parts)
        {
            throw new WorkbookException(WorkbookProblem.Hostile);
        }

        foreach (var entry in _zip.Entries)
        {
            // Some programs write backslashes; directory entries (WPS Office) carry nothing.
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/'))
            {
                continue;
            }

            var unsafeName = name.StartsWith('/') || name.Any(char.IsControl) || name.Split('/').Contains("..");
            if (unsafeName || entry.IsEncrypted || !_parts.TryAdd(name, entry))
            {
                throw new WorkbookException(WorkbookProblem.Hostile);
            }
        }

        RefuseForeignContent();
    }

    private void RefuseForeignContent()
    {
        foreach (var part in _parts.Keys)
        {
            if (part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase))
            {
                throw new WorkbookException(WorkbookProblem.Macro, part);
            }

            if (part.EndsWith("xl/workbook.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new WorkbookException(WorkbookProblem.Binary, part);
            }
        }

        if (!Has("[Content_Types].xml") || !Has("_rels/.rels") || Has("word/document.xml") || Has("ppt/presentation.xml"))
        {
            throw new WorkbookException(WorkbookProblem.NotAWorkbook);
        }

        // The parts themselves say more than their relationships, which may come first.
        foreach (var part in _parts.Keys.OrderBy(part => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            if (ForeignContent.KindOf(part) is { } kind)
            {
                if (kind == ForeignKind.Connection)
                {
                    Ignore(new ForeignContent(kind));
                    continue;
                }

                throw new WorkbookException(WorkbookProblem.ExternalContent, part) { Foreign = ForeignContent.Of(kind, part, this) };
            }

            if (part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                RefuseForeignLinks(part);
            }
        }
    }

    /// <summary>What only fetches when a program asks for it is never asked for here.</summary>
    private void Ignore(ForeignContent foreign)
    {
        if (_ignored.Count < MaxIgnored && !_ignored.Contains(foreign))
        {
            _ignored.Add(foreign);
        }
    }

    private void RefuseForeignLinks(string part)
    {
        foreach (var link in ReadRelationships(part, part[..Math.Max(0, part.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase))]))
        {
            if (link.External && link.Type.EndsWith("/image", StringComparison.Ordinal))
            {
                Ignore(ForeignContent.Of(link) with { Kind = ForeignKind.Picture });
                continue;
            }

            if (link.External && !link.Type.EndsWith("/hyperlink", StringComparison.Ordinal))
            {
                throw new WorkbookException(WorkbookProblem.ExternalContent, part) { Foreign = ForeignContent.Of(link) };
            }

            if (!link.External && ForeignContent.IsMacroType(link.Type))
            {
                throw new WorkbookException(WorkbookProblem.Macro, part);
            }

            if (!link.External && ForeignContent.KindOfType(link.Type) is { } kind)
            {
                if (kind == ForeignKind.Connection)
                {
                    Ignore(new ForeignContent(kind));
                    continue;
                }

                throw new WorkbookException(WorkbookProblem.ExternalContent, part) { Foreign = new ForeignContent(kind) };
            }
        }
    }

    private List<PackageRelationship> ReadRelationships(string name, string folder)
    {
        if (_links.TryGetValue((name, folder), out var known))
        {
            return known;
        }

        var links = new List<PackageRelationship>();
        Read(name, xml =>
        {
            while (xml.Next())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
                {
                    if (links.Count == MaxRelationships)
                    {
                        throw new WorkbookException(WorkbookProblem.Hostile, name);
                    }

                    var external = xml.GetAttribute("TargetMode") == "External";
                    var target = xml.GetAttribute("Target") ?? "";
                    links.Add(new PackageRelationship(
                        xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", external ? target : Resolve(folder, target), external));
                }
            }
        });
        if (links.Count <= MaxKept && _links.Count < MaxKept)
        {
            _links[(name, folder)] = links;
        }

        return links;
    }

    private static string Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(Uri.UnescapeDataString(step));
            }
        }

        return string.Join('/', steps);
    }
}
