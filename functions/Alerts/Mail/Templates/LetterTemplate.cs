using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>What a part of a letter is; each is a file of its own.</summary>
internal enum LetterPart
{
    Subject,
    Text,
    Html,
}

/// <summary>
/// A part of a letter as its file says it (Liquid): checked as a whole before it is used. It knows the placeholders of
/// <see cref="LetterModel"/> and nothing else, so that no letter goes out with a hole in it.
/// </summary>
internal sealed partial class LetterTemplate
{
    private static readonly FluidParser Parser = new();

    private static readonly TemplateOptions Options = new() { MaxSteps = 20_000, MaxRecursion = 20 };

    private readonly IFluidTemplate _template;
    private readonly TextEncoder _encoder;

    private LetterTemplate(IFluidTemplate template, TextEncoder encoder) => (_template, _encoder) = (template, encoder);

    /// <param name="faults">Every fault with its line, in words for whoever edits the file.</param>
    /// <returns>Null where there is a fault.</returns>
    public static LetterTemplate? Parse(LetterPart part, string source, out IReadOnlyList<string> faults)
    {
        if (!Parser.TryParse(source, out var template, out var error))
        {
            faults = [LetterTemplateTexts.Broken(error)];
            return null;
        }

        var found = new LetterTemplateCheck(source);
        found.VisitTemplate(template);
        faults = [.. found.Faults, .. LetterModel.RequiredIn(part).Except(found.Used, StringComparer.Ordinal).Select(LetterTemplateTexts.Missing)];
        if (faults.Count > 0)
        {
            return null;
        }

        // What comes from rosters is no markup, whatever the file says: there is no way to print it as it is.
        var made = new LetterTemplate(template, part == LetterPart.Html ? LetterModel.Html : NullEncoder.Default);
        faults = made.Try(part);
        return faults.Count == 0 ? made : null;
    }

    public string Render(LetterModel model)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in model.Values)
        {
            context.SetValue(name, value);
        }

        return _template.Render(context, _encoder);
    }

    /// <summary>Writes invented letters of every kind: what cannot be written is known now, not when the first one is due.</summary>
    private List<string> Try(LetterPart part)
    {
        foreach (var model in LetterModel.Invented)
        {
            try
            {
                if (part == LetterPart.Subject && Render(model).Trim() is not { Length: > 0 and <= 200 })
                {
                    return [LetterTemplateTexts.SubjectLength];
                }

                Render(model);
            }
            catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or IOException or ParseException)
            {
                return [LetterTemplateTexts.Fails];
            }
        }

        return [];
    }
}

/// <summary>Finds placeholders that do not exist, and whatever is not for letters.</summary>
internal sealed class LetterTemplateCheck(string source) : AstVisitor
{
    private static readonly string[] Filters = ["capitalize", "default", "downcase", "first", "join", "last", "size", "strip", "upcase"];

    private readonly Dictionary<string, string?> _locals = new(StringComparer.Ordinal) { ["forloop"] = null };
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlySet<string> Used => _used;

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        // The name stands for one entry of the list behind it.
        _locals[forStatement.Identifier] = forStatement.Source is MemberExpression { Segments: [IdentifierSegment list] } ? list.Identifier : null;
        return base.VisitForStatement(forStatement);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _locals[assignStatement.Identifier] = null;
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        var names = memberExpression.Segments.OfType<IdentifierSegment>().Select(segment => segment.Identifier).ToList();
        var path = string.Join('.', names);
        if (names.Count != memberExpression.Segments.Count || !IsKnown(names, path))
        {
            Add(path, LetterTemplateTexts.Unknown(path));
        }

        _used.Add(path);
        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!Filters.Contains(filterExpression.Name))
        {
            Add(filterExpression.Name, LetterTemplateTexts.Filter(filterExpression.Name));
        }

        return base.VisitFilterExpression(filterExpression);
    }

    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement) => Refused("include", includeStatement);

    protected override Statement VisitRenderStatement(RenderStatement renderStatement) => Refused("render", renderStatement);

    protected override Statement VisitFromStatement(FromStatement fromStatement) => Refused("from", fromStatement);

    protected override Statement VisitMacroStatement(MacroStatement macroStatement) => Refused("macro", macroStatement);

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement) => Refused("capture", captureStatement);

    private bool IsKnown(List<string> names, string path) => _locals.TryGetValue(names[0], out var list)
        ? names.Count == 1 || names[0] == "forloop" || (list is not null && LetterModel.Paths.Contains($"{list}[].{names[1]}") && names.Count == 2)
        : LetterModel.Paths.Contains(path);

    private Statement Refused(string word, Statement statement)
    {
        Add(word, LetterTemplateTexts.Tag(word));
        return statement;
    }

    /// <summary>The tree knows no lines: the line is where the word stands first within braces.</summary>
    private void Add(string word, string fault)
    {
        var match = Regex.Match(source, $@"\{{[{{%][^}}]*?(?<![\w.]){Regex.Escape(word)}(?![\w])", RegexOptions.None, TimeSpan.FromSeconds(1));
        var line = match.Success ? source.AsSpan(0, match.Index + match.Length).Count('\n') + 1 : 0;
        _faults.Add(line > 0 ? LetterTemplateTexts.Line(line, fault) : fault);
    }
}
