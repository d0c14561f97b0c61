using System.ComponentModel.DataAnnotations;

namespace SertiKesos.Alerts.Channels.Sms;

/// <summary>The form in which a gateway takes its requests.</summary>
internal enum SmsFormat
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>application/json</c>.</summary>
    Json,
}

/// <summary>
/// Settings of an SMS gateway that is asked over HTTP: each has its own names, so the request is written down here. They count
/// only where <c>Alerts:Channels</c> names Sms.
/// </summary>
internal sealed class SmsOptions
{
    public const string Section = AlertOptions.Section + ":Sms";

    /// <summary>Where a message is handed in, without anything of a message: addresses are logged on their way.</summary>
    public string Url { get; set; } = "";

    /// <summary>POST (the default) or PUT.</summary>
    public string Method { get; set; } = "POST";

    /// <summary>Form (the default) or Json.</summary>
    public SmsFormat Format { get; set; } = SmsFormat.Form;

    /// <summary>
    /// The request's body with <c>{text}</c> and one of <c>{phone}</c> (+6281…), <c>{digits}</c> (6281…) and <c>{local}</c>
    /// (081…). <c>{id}</c> is the same for every try of an alert, for gateways that send what they know already only once.
    /// </summary>
    public string Body { get; set; } = "to={phone}&message={text}";

    /// <summary>Name of the header that bears the secret; empty for none.</summary>
    public string Header { get; set; } = "Authorization";

    /// <summary>Its whole content, such as "Bearer …": a secret, from Key Vault or the environment.</summary>
    public string Secret { get; set; } = "";

    /// <summary>HTTP codes of success, 200-299 by default.</summary>
    public string Success { get; set; } = "200-299";

    /// <summary>Where the answer says as JSON that it was taken (RFC 6901, such as <c>/status</c>); empty: the code alone counts.</summary>
    public string SuccessPointer { get; set; } = "";

    /// <summary>What has to stand there; empty: anything but null and false.</summary>
    public string SuccessValue { get; set; } = "";

    /// <summary>How long one request may take, in seconds; 30 by default. Below the five minutes of a sending claim.</summary>
    [Range(1, 240)]
    public int TimeoutSeconds { get; set; } = 30;
}
