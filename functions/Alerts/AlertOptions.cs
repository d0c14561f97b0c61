using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts;

/// <summary>Settings of the alerts. Lists are comma-separated text, since app settings replace text but add to lists.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Mail server; empty (the default) sends nothing: alerts are planned and wait.</summary>
    public string SmtpHost { get; set; } = "";

    /// <summary>Port of the mail server, 587 by default; 465 goes with implicit TLS.</summary>
    [Range(1, 65535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>User at the mail server; empty sends without signing in.</summary>
    public string SmtpUser { get; set; } = "";

    /// <summary>Password at the mail server: a secret, from Key Vault or the environment, never in a file of the project.</summary>
    public string SmtpPassword { get; set; } = "";

    /// <summary>
    /// How the connection is encrypted: None, StartTls or Implicit. Empty (the default) does as <see cref="StartTls"/> says.
    /// A server that does not offer what is asked for gets no message. Without encryption a user and password are refused
    /// except on loopback.
    /// </summary>
    public MailTls? Tls { get; set; }

    /// <summary>
    /// The older form, of installations from before <see cref="Tls"/>: true (the default) is StartTls, false is None. It
    /// counts where Tls is empty.
    /// </summary>
    public bool StartTls { get; set; } = true;

    /// <summary>What both settings come to.</summary>
    public MailTls Encryption => Tls ?? (StartTls ? MailTls.StartTls : MailTls.None);

    /// <summary>How long one delivery may take, in seconds; 60 by default. Below the five minutes of a sending claim.</summary>
    [Range(1, 240)]
    public int SmtpTimeoutSeconds { get; set; } = 60;

    /// <summary>Sender's address; required with a mail server.</summary>
    public string From { get; set; } = "";

    /// <summary>Where answers go; empty is the sender's address.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Right-hand side of the Message-ID; empty is the domain of the sender's address.</summary>
    public string MessageIdDomain { get; set; } = "";

    /// <summary>Messages in any 60 seconds over all workers, 30 by default (the quota of Azure Communication Services).</summary>
    [Range(1, 10_000)]
    public int PerMinute { get; set; } = 30;

    /// <summary>Messages in any 60 minutes over all workers, 100 by default.</summary>
    [Range(1, 2_000)]
    public int PerHour { get; set; } = 100;

    /// <summary>Messages to one address in any 24 hours, whomever they are about; 1 by default.</summary>
    [Range(1, 100)]
    public int PerAddressDay { get; set; } = 1;

    /// <summary>Messages to one address in any 30 days, 4 by default.</summary>
    [Range(1, 1_000)]
    public int PerAddressMonth { get; set; } = 4;

    /// <summary>Messages for the people of one office in any 60 minutes, 25 by default: a quarter of everybody's.</summary>
    [Range(1, 1_000)]
    public int PerOfficeHour { get; set; } = 25;

    /// <summary>Messages for the people of one office in any 24 hours, 200 by default.</summary>
    [Range(1, 1_000)]
    public int PerOfficeDay { get; set; } = 200;

    /// <summary>An address that so many people of an office share is written to; one that more share waits for a look; 2 by default.</summary>
    [Range(1, 100)]
    public int MostSharing { get; set; } = 2;

    /// <summary>Comma-separated addresses and mobile numbers that alone are written to, for a trial run; empty (the default) allows all.</summary>
    public string AllowList { get; set; } = "";

    /// <summary>The stop switch: true sends nothing; alerts wait until it is false again.</summary>
    public bool Stopped { get; set; }

    /// <summary>Comma-separated days before the last valid day, 0 for that day itself.</summary>
    public string Thresholds { get; set; } = "180,90,30,7,0";

    /// <summary>Monthly reminders after the expiry, 3 by default.</summary>
    [Range(0, 12)]
    public int MonthsAfter { get; set; } = 3;

    /// <summary>Days between two messages to one person, those of 7 and 0 days apart; 7 by default.</summary>
    [Range(0, 60)]
    public int QuietDays { get; set; } = 7;

    /// <summary>Hours between an upload and messages to its people; 24 by default.</summary>
    [Range(0, 168)]
    public int HoldHours { get; set; } = 24;

    /// <summary>First minute of the sending window in the zone of the office, 08:00 by default.</summary>
    public TimeOnly Opens { get; set; } = new(8, 0);

    /// <summary>End of the sending window, itself outside it, 17:00 by default.</summary>
    public TimeOnly Closes { get; set; } = new(17, 0);

    /// <summary>A file that replaces the shipped table of holidays, in the same form; empty uses the shipped one.</summary>
    public string HolidaysFile { get; set; } = "";

    /// <summary>
    /// Channels in the order in which they are tried, comma-separated: Mail (the default), WhatsApp, Sms. All that are named
    /// have to be set up.
    /// </summary>
    public string Channels { get; set; } = "Mail";

    [ValidateObjectMembers]
    public WhatsAppOptions WhatsApp { get; } = new();

    [ValidateObjectMembers]
    public SmsOptions Sms { get; } = new();

    /// <summary>A folder whose files replace the shipped texts of reminders; empty uses those.</summary>
    public string TemplatesFolder { get; set; } = "";

    /// <summary>The mailbox to which answers go, where one is read.</summary>
    public ImapOptions Imap { get; } = new();

    /// <summary>Contacts of offices by region code; an office that is not listed is named without a number.</summary>
    public Dictionary<string, AlertContact> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>Contacts of the training centres by Roman number (I to VI).</summary>
    public Dictionary<string, AlertContact> Centres { get; } = new(StringComparer.Ordinal);

    public bool Uses(AlertChannel channel) => ChannelOptionsCheck.Channels(Channels)?.Contains(channel) == true;
}

/// <summary>Whom to call. An empty name or phone leaves the neutral default.</summary>
internal sealed class AlertContact
{
    /// <summary>As people know it, such as "Dinas Sosial Kota Cimahi".</summary>
    public string Name { get; set; } = "";

    /// <summary>Phone number as it is to be printed.</summary>
    public string Phone { get; set; } = "";

    /// <summary>When somebody answers it, as it is to be printed, such as "Senin-Jumat 08.00-15.00 WIB".</summary>
    public string Hours { get; set; } = "";
}
