using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>
/// The texts in force: files of the folder <c>Alerts:TemplatesFolder</c> in place of the shipped ones, each by itself. It looks
/// again when a file changes. A file with a fault is reported once and does not count: what is shipped stays in force.
/// </summary>
internal sealed partial class LetterTemplateSource(IOptionsMonitor<AlertOptions> options, ILogger<LetterTemplateSource> logger)
{
    private readonly Lock _turn = new();
    private LetterTemplates _templates = LetterTemplates.Shipped;
    private string _known = "";

    public LetterTemplates Current
    {
        get
        {
            lock (_turn)
            {
                var folder = options.CurrentValue.TemplatesFolder;
                var stamp = folder.Length == 0 ? "" : folder + string.Concat(LetterTemplates.Files.Values.Select(file => StampOf(Path.Combine(folder, file))));
                if (stamp != _known)
                {
                    (_templates, _known) = (Read(folder), stamp);
                }

                return _templates;
            }
        }
    }

    /// <summary>The texts that a folder gives, and every fault of its files, each with the name of its file.</summary>
    public static (LetterTemplates Templates, IReadOnlyList<string> Faults) Load(string folder)
    {
        var templates = LetterTemplates.Shipped;
        var told = new List<string>();
        try
        {
            foreach (var (part, file) in LetterTemplates.Files)
            {
                if (folder.Length == 0 || !File.Exists(Path.Combine(folder, file)))
                {
                    continue;
                }

                templates = LetterTemplate.Parse(part, File.ReadAllText(Path.Combine(folder, file)), out var faults) is { } own ? templates.With(part, own) : templates;
                told.AddRange(faults.Select(fault => $"{file}, {fault}"));
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            told.Add(LetterTemplateTexts.Unreadable);
        }

        return (templates, told);
    }

    private LetterTemplates Read(string folder)
    {
        var (templates, faults) = Load(folder);
        foreach (var fault in faults)
        {
            Log.Faulty(logger, fault);
        }

        return templates;
    }

    private static string StampOf(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? FormattableString.Invariant($"|{info.LastWriteTimeUtc.Ticks}:{info.Length}") : "|";
    }

    private static partial class Log
    {
        [LoggerMessage(5042, LogLevel.Error, "An own text of reminders is not used, the shipped one stays in force: {Fault}", EventName = "template_faulty")]
        public static partial void Faulty(ILogger logger, string fault);
    }
}
