using System.Reflection;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>The three parts of a letter: those that are shipped, or an installation's own.</summary>
internal sealed record LetterTemplates(LetterTemplate Subject, LetterTemplate Text, LetterTemplate Html)
{
    public static readonly IReadOnlyDictionary<LetterPart, string> Files = new Dictionary<LetterPart, string>
    {
        [LetterPart.Subject] = "pengingat.subjek.liquid",
        [LetterPart.Text] = "pengingat.txt.liquid",
        [LetterPart.Html] = "pengingat.html.liquid",
    };

    public static LetterTemplates Shipped { get; } = new(Load(LetterPart.Subject), Load(LetterPart.Text), Load(LetterPart.Html));

    /// <summary>The source of a shipped part, to begin one's own from.</summary>
    public static string SourceOf(LetterPart part)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SertiKesos.Letters." + Files[part])
            ?? throw new InvalidOperationException($"{Files[part]} is not shipped.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public LetterTemplates With(LetterPart part, LetterTemplate template) => part switch
    {
        LetterPart.Subject => this with { Subject = template },
        LetterPart.Text => this with { Text = template },
        _ => this with { Html = template },
    };

    public string SubjectOf(LetterModel model) => string.Join(' ', Subject.Render(model).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string TextOf(LetterModel model) => Text.Render(model).TrimEnd().ReplaceLineEndings("\r\n") + "\r\n";

    public string HtmlOf(LetterModel model) => Html.Render(model).TrimEnd().ReplaceLineEndings("\r\n") + "\r\n";

    private static LetterTemplate Load(LetterPart part) => LetterTemplate.Parse(part, SourceOf(part), out var faults)
        ?? throw new InvalidOperationException($"{Files[part]}: {string.Join(' ', faults)}");
}
