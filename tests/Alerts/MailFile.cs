using System.Text;
using MimeKit;

namespace SertiKesos.Tests.Alerts;

/// <summary>A stored mail: its headers and the decoded leaves of its parts.</summary>
internal sealed class MailFile
{
    private readonly MimeMessage _message;

    private MailFile(string path)
    {
        Raw = File.ReadAllText(path, Encoding.Latin1);
        _message = MimeMessage.Load(path);
    }

    public string Raw { get; }

    public IReadOnlyList<string> Types => [.. _message.BodyParts.Select(part => part.ContentType.MimeType)];

    public static MailFile Load(string path) => new(path);

    /// <summary>A header with its encoded words decoded.</summary>
    public string Header(string name) => _message.Headers[name] ?? "";

    public string Part(string type)
    {
        var part = (MimePart)_message.BodyParts.Single(part => part.ContentType.MimeType == type);
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
