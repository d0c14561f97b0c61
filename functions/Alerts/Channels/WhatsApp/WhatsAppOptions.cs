using System.ComponentModel.DataAnnotations;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>Settings of WhatsApp's Cloud API. They count only where <c>Alerts:Channels</c> names WhatsApp.</summary>
internal sealed class WhatsAppOptions
{
    public const string Section = AlertOptions.Section + ":WhatsApp";

    /// <summary>Where the API stands; Meta's own by default.</summary>
    public string BaseUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>Version of the API, v24.0 by default; Meta ends each about two years after it came.</summary>
    public string ApiVersion { get; set; } = "v24.0";

    /// <summary>Meta's identifier of the sending number: not the number itself.</summary>
    public string PhoneNumberId { get; set; } = "";

    /// <summary>Token of a system user with the right whatsapp_business_messaging: a secret, from Key Vault or the environment.</summary>
    public string Token { get; set; } = "";

    /// <summary>Secret of the app, under which Meta signs what it tells: a secret as well.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>A word of your own, which Meta repeats when the address of the webhook is entered: a secret as well.</summary>
    public string VerifyToken { get; set; } = "";

    /// <summary>
    /// Templates by threshold, comma-separated: <c>d30=name</c> for one threshold, <c>d=name</c> for all others before the
    /// last valid day, <c>m=name</c> for those after it. Each takes three texts: name, when, office.
    /// </summary>
    public string Templates { get; set; } = "d=pengingat_sertifikat,m=sertifikat_berakhir";

    /// <summary>Language code of the templates, id by default.</summary>
    public string Language { get; set; } = "id";

    /// <summary>How long one request may take, in seconds; 30 by default. Below the five minutes of a sending claim.</summary>
    [Range(1, 240)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// How long a request without an answer is left alone, in minutes; 60 by default. A message that was taken all the same
    /// is told of within that time, and so is not sent twice.
    /// </summary>
    [Range(5, 1440)]
    public int StatusMinutes { get; set; } = 60;

    /// <summary>How long a message may be on its way, in hours, before the next channel is tried; 24 by default.</summary>
    [Range(1, 720)]
    public int DeliveryHours { get; set; } = 24;
}

/// <summary>Which template tells what.</summary>
internal sealed class WhatsAppTemplates
{
    private readonly Dictionary<string, string> _names;

    private WhatsAppTemplates(Dictionary<string, string> names) => _names = names;

    /// <summary>The template of a threshold; null where none is named.</summary>
    public string? Of(AlertStep step) => _names.GetValueOrDefault(step.Code) ?? _names.GetValueOrDefault(step.Code[..1]);

    /// <summary>Null where the text is no such list.</summary>
    public static WhatsAppTemplates? Parse(string text)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var words = part.Split('=', StringSplitOptions.TrimEntries);
            if (words is not [var step, var name] || !IsStep(step) || !IsName(name) || !names.TryAdd(step, name))
            {
                return null;
            }
        }

        return new WhatsAppTemplates(names);
    }

    private static bool IsStep(string text) => text.Length is >= 1 and <= 4 && text[0] is 'd' or 'm' && text.Skip(1).All(char.IsAsciiDigit);

    /// <summary>As Meta allows them.</summary>
    private static bool IsName(string text) =>
        text.Length is >= 1 and <= 512 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_');
}
