using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels;

/// <summary>What is wrong with the settings of the channels that are on; every fault is reported, not only the first.</summary>
internal sealed partial class ChannelOptionsCheck : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The channels in their order; null where the text is no list of different ones.</summary>
    public static IReadOnlyList<AlertChannel>? Channels(string text)
    {
        var channels = new List<AlertChannel>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!part.All(char.IsAsciiLetter) || !Enum.TryParse<AlertChannel>(part, ignoreCase: true, out var channel) || channels.Contains(channel))
            {
                return null;
            }

            channels.Add(channel);
        }

        return channels;
    }

    private static IEnumerable<string> Faults(AlertOptions options)
    {
        if (Channels(options.Channels) is not { } channels)
        {
            return [ChannelTexts.OptionChannelsBad];
        }

        return (channels.Contains(AlertChannel.WhatsApp) ? OfWhatsApp(options) : [])
            .Concat(channels.Contains(AlertChannel.Sms) ? OfSms(options.Sms) : []);
    }

    private static IEnumerable<string> OfWhatsApp(AlertOptions all)
    {
        var options = all.WhatsApp;
        if (options.PhoneNumberId.Length == 0 || options.Token.Length == 0 || options.AppSecret.Length == 0 || options.VerifyToken.Length == 0)
        {
            yield return ChannelTexts.OptionWhatsAppMissing;
        }

        if (!options.PhoneNumberId.All(char.IsAsciiDigit))
        {
            yield return ChannelTexts.OptionWhatsAppNumberBad;
        }

        if (!IsSafe(options.BaseUrl))
        {
            yield return ChannelTexts.OptionWhatsAppBaseBad;
        }

        if (!Version().IsMatch(options.ApiVersion))
        {
            yield return ChannelTexts.OptionWhatsAppVersionBad;
        }

        if (!Language().IsMatch(options.Language))
        {
            yield return ChannelTexts.OptionWhatsAppLanguageBad;
        }

        var steps = (AlertOptionsCheck.Thresholds(all.Thresholds) ?? []).Select(AlertStep.Before).Concat(Enumerable.Range(1, all.MonthsAfter).Select(AlertStep.After));
        if (WhatsAppTemplates.Parse(options.Templates) is not { } templates || steps.Any(step => templates.Of(step) is null))
        {
            yield return ChannelTexts.OptionWhatsAppTemplatesBad;
        }
    }

    private static IEnumerable<string> OfSms(SmsOptions options)
    {
        if (!IsSafe(options.Url))
        {
            yield return ChannelTexts.OptionSmsUrlBad;
        }

        if (options.Method.ToUpperInvariant() is not ("POST" or "PUT"))
        {
            yield return ChannelTexts.OptionSmsMethodBad;
        }

        if (!SmsRequest.IsBody(options.Body, options.Format))
        {
            yield return ChannelTexts.OptionSmsBodyBad;
        }

        if (!Header().IsMatch(options.Header) || options.Secret.Any(char.IsControl))
        {
            yield return ChannelTexts.OptionSmsHeaderBad;
        }

        if (SmsAnswer.Codes(options.Success) is null)
        {
            yield return ChannelTexts.OptionSmsSuccessBad;
        }

        if (options.SuccessPointer.Length > 0 && options.SuccessPointer[0] != '/')
        {
            yield return ChannelTexts.OptionSmsPointerBad;
        }
    }

    /// <summary>Numbers and secrets travel encrypted, or do not leave this machine.</summary>
    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0;

    [GeneratedRegex(@"^v[1-9][0-9]?\.[0-9]$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[a-z]{2,3}(?:_[A-Z]{2})?$")]
    private static partial Regex Language();

    [GeneratedRegex(@"^(?:[A-Za-z0-9!#$%&'*+.^_`|~-]+)?$")]
    private static partial Regex Header();
}
