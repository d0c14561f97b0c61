using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>Edits the parts of an .xlsx package in place: cells, the strings that only they used, comments, links, caches.</summary>
internal sealed class PackageRedaction
{
    private readonly RedactionPlan _plan;
    private readonly RedactionTarget _target;
    private readonly PackageParts _parts;
    private readonly HashSet<int> _usedStrings = [];
    private bool _formulasRemoved;

    private PackageRedaction(PackageParts parts, RedactionPlan plan, RedactionTarget target)
    {
        _parts = parts;
        _plan = plan;
        _target = target;
    }

    /// <summary>The package without the person; null where nothing had to change.</summary>
    public static byte[]? Write(ReadOnlyMemory<byte> content, RedactionPlan plan, RedactionTarget target, CancellationToken cancel) =>
        new PackageRedaction(PackageParts.Of(content, cancel), plan, target).Write(content, cancel);

    private byte[]? Write(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var source = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
        var parts = new Dictionary<ZipArchiveEntry, XDocument>();
        // Sheets first: they say which strings are still used and whether formulas went.
        foreach (var entry in source.Entries.Where(entry => IsXml(NameOf(entry))).OrderBy(entry => !_parts.Sheets.ContainsKey(NameOf(entry))).ThenBy(entry => NameOf(entry) != _parts.Strings))
        {
            cancel.ThrowIfCancellationRequested();
            var part = Load(entry);
            if (Redact(NameOf(entry), part, parts.Count > 0))
            {
                parts[entry] = part;
            }
        }

        if (parts.Count == 0)
        {
            return null;
        }

        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => !NameOf(entry).EndsWith('/') && !(_formulasRemoved && IsCalculationChain(NameOf(entry)))))
            {
                // Under the old time: the same redaction twice gives the same bytes.
                var copy = target.CreateEntry(NameOf(entry), CompressionLevel.Optimal);
                copy.LastWriteTime = entry.LastWriteTime;
                using var to = copy.Open();
                if (parts.TryGetValue(entry, out var part))
                {
                    using var writer = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
                    part.Save(writer);
                }
                else
                {
                    using var from = entry.Open();
                    from.CopyTo(to);
                }
            }
        }

        return result.ToArray();
    }

    private bool Redact(string name, XDocument part, bool changed)
    {
        if (_parts.Sheets.TryGetValue(name, out var sheet))
        {
            // No short cut: the rest of a sheet may speak of the person as well.
            return Sheet(part, sheet) | Words(part, name);
        }

        if (name == _parts.Strings)
        {
            return Strings(part, changed);
        }

        if (_parts.Notes.TryGetValue(name, out var noted))
        {
            return Notes(part, noted) | Words(part, name);
        }

        return (_formulasRemoved && RemoveCalculationChain(name, part)) | Words(part, name);
    }

    private bool Sheet(XDocument part, string sheet)
    {
        var taken = _plan.Cells(sheet);
        var changed = false;
        var orphans = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var row in Named(part, "row"))
        {
            number = int.TryParse((string?)row.Attribute("r"), CultureInfo.InvariantCulture, out var stated) ? stated : number + 1;
            var column = 0;
            foreach (var cell in row.Elements().Where(cell => cell.Name.LocalName == "c"))
            {
                var address = CellAddress.TryParse((string?)cell.Attribute("r") ?? "", out var known) ? known : new CellAddress(number, column + 1);
                column = address.Column;
                if (taken.Contains(address) && cell.HasElements)
                {
                    foreach (var formula in cell.Elements().Where(child => child.Name.LocalName == "f"))
                    {
                        _formulasRemoved = true;
                        if (formula.Value.Length > 0 && (string?)formula.Attribute("t") == "shared")
                        {
                            orphans.Add((string?)formula.Attribute("si") ?? "");
                        }
                    }

                    cell.RemoveNodes();
                    cell.Attribute("t")?.Remove();
                    changed = true;
                }
                else if ((string?)cell.Attribute("t") == "s"
                    && int.TryParse(cell.Elements().FirstOrDefault(child => child.Name.LocalName == "v")?.Value, CultureInfo.InvariantCulture, out var index))
                {
                    _usedStrings.Add(index);
                }
            }
        }

        // Cells that shared a formula which is gone keep their values.
        foreach (var formula in Named(part, "f").Where(formula => formula.Value.Length == 0 && orphans.Contains((string?)formula.Attribute("si") ?? "-")).ToList())
        {
            formula.Remove();
        }

        foreach (var link in Named(part, "hyperlink").Where(link => CellAddress.TryParse((string?)link.Attribute("ref") ?? "", out var at) && taken.Contains(at)).ToList())
        {
            foreach (var attribute in link.Attributes().Where(attribute => attribute.Name.LocalName is "display" or "tooltip").ToList())
            {
                attribute.Remove();
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Strings that no cell uses any more become blank; their places stay, since cells count them.</summary>
    private bool Strings(XDocument part, bool changed)
    {
        var items = Named(part, "si").ToList();
        var unused = items.Where((item, index) => !_usedStrings.Contains(index) && item.HasElements && item.Value.Length > 0).ToList();
        if (!changed && !unused.Any(item => _plan.Tells(item.Value)))
        {
            return false;
        }

        foreach (var item in unused)
        {
            item.ReplaceNodes(new XElement(item.Name.Namespace + "t"));
        }

        return unused.Count > 0;
    }

    private bool Notes(XDocument part, string sheet)
    {
        var changed = false;
        foreach (var note in part.Descendants().Where(element => element.Name.LocalName is "comment" or "threadedComment"))
        {
            var at = CellAddress.TryParse((string?)note.Attribute("ref") ?? "", out var cell)
                && (_plan.Cells(sheet).Contains(cell) || _plan.IsRow(sheet, cell.Row));
            if (note.Value.Length > 0 && (at || _plan.Tells(note.Value) || (_plan.NameTells && _target.HasName(note.Value))))
            {
                Blank(note);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Texts and attributes of any part: caches of pivots, properties, links, words in boxes.</summary>
    private bool Words(XDocument part, string name)
    {
        var changed = false;
        foreach (var paragraph in Named(part, "p").Where(paragraph => _plan.Tells(paragraph.Value)))
        {
            Blank(paragraph);
            changed = true;
        }

        foreach (var text in part.DescendantNodes().OfType<XText>().Where(text => _plan.Tells(text.Value)).ToList())
        {
            text.Value = "";
            changed = true;
        }

        foreach (var attribute in part.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && _plan.Tells(attribute.Value)).ToList())
        {
            attribute.Value = name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? "about:blank" : "";
            changed = true;
        }

        return changed;
    }

    private static bool RemoveCalculationChain(string name, XDocument part)
    {
        var entries = part.Descendants()
            .Where(element => (element.Name.LocalName == "Override" && IsCalculationChain(((string?)element.Attribute("PartName") ?? "").TrimStart('/')))
                || (element.Name.LocalName == "Relationship" && ((string?)element.Attribute("Type") ?? "").EndsWith("/calcChain", StringComparison.Ordinal)))
            .ToList();
        foreach (var entry in entries)
        {
            entry.Remove();
        }

        return entries.Count > 0 && name.Length > 0;
    }

    private static void Blank(XElement element)
    {
        foreach (var text in element.DescendantNodes().OfType<XText>().ToList())
        {
            text.Value = "";
        }
    }

    private static IEnumerable<XElement> Named(XDocument part, string name) => part.Descendants().Where(element => element.Name.LocalName == name);

    private static bool IsCalculationChain(string name) => name.EndsWith("calcChain.xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsXml(string name) => Path.GetExtension(name).ToUpperInvariant() is ".XML" or ".RELS" or ".VML";

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/');

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }
}
