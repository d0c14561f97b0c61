using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts;

/// <summary>What attributes cannot say about the settings; every fault is reported, not only the first.</summary>
internal sealed class AlertOptionsCheck : IValidateOptions<AlertOptions>
{
    private const int ImplicitPort = 465;

    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Days of the thresholds, largest first; null where the text is no list of different days from 0 to 730.</summary>
    public static IReadOnlyList<int>? Thresholds(string text)
    {
        var days = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > 730 || days.Contains(value))
            {
                return null;
            }

            days.Add(value);
        }

        return [.. days.OrderDescending()];
    }

    public static IEnumerable<string> AllowList(AlertOptions options) =>
        options.AllowList.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Faults(AlertOptions options)
    {
        if (options.SmtpHost.Length > 0 && !AlertAddress.TryParse(options.From, out _))
        {
            yield return AlertTexts.OptionFromMissing;
        }

        if (options.ReplyTo.Length > 0 && !AlertAddress.TryParse(options.ReplyTo, out _))
        {
            yield return AlertTexts.OptionReplyToBad;
        }

        if (options.MessageIdDomain.Length > 0 && Uri.CheckHostName(options.MessageIdDomain) != UriHostNameType.Dns)
        {
            yield return AlertTexts.OptionDomainBad;
        }

        if (options.SmtpUser.Length > 0 && options.Encryption == MailTls.None && !IsLoopback(options.SmtpHost))
        {
            yield return AlertTexts.OptionPlainPassword;
        }

        // The server would wait for TLS and the program for a greeting, and every message would wait in vain.
        if (options.SmtpHost.Length > 0 && options.SmtpPort == ImplicitPort && options.Encryption == MailTls.StartTls)
        {
            yield return AlertTexts.OptionImplicitPort;
        }

        if (options.Imap.IsSet && (options.Imap.User.Length == 0 || options.Imap.Folder.Length == 0))
        {
            yield return AlertTexts.OptionImapMissing;
        }

        if (options.Imap.IsSet && options.Imap.Tls == MailTls.None && !IsLoopback(options.Imap.Host))
        {
            yield return AlertTexts.OptionImapPlain;
        }

        if (options.Imap.Port is < 1 or > 65535)
        {
            yield return AlertTexts.OptionImapPort;
        }

        if (options.Offices.Values.Concat(options.Centres.Values).Any(contact => SoundText.IsBroken(contact.Name) || SoundText.IsBroken(contact.Phone) || SoundText.IsBroken(contact.Hours)))
        {
            yield return AlertTexts.OptionContactBroken;
        }

        if (Thresholds(options.Thresholds) is null)
        {
            yield return AlertTexts.OptionThresholdsBad;
        }

        if (options.Opens >= options.Closes)
        {
            yield return AlertTexts.OptionWindowBad;
        }

        if (AllowList(options).Any(address => !AlertAddress.TryParse(address, out _) && !AlertPhone.TryParse(address, out _)))
        {
            yield return AlertTexts.OptionAllowListBad;
        }

        if (options.HolidaysFile.Length > 0 && HolidayFault(options.HolidaysFile) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? HolidayFault(string file)
    {
        if (!File.Exists(file))
        {
            return AlertTexts.OptionHolidaysMissing;
        }

        try
        {
            HolidayTable.Parse(File.ReadAllText(file));
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
