using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Notices;

/// <summary>Refuses at the start what would only be noticed when nobody was told; every fault is reported.</summary>
internal sealed class NoticeOptionsCheck : IValidateOptions<NoticeOptions>
{
    public ValidateOptionsResult Validate(string? name, NoticeOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(NoticeOptions options)
    {
        if (!AreAddresses(options.Ministry))
        {
            yield return NoticeTexts.OptionAddressBad("Notices:Ministry");
        }

        foreach (var (code, addresses) in options.Provinces)
        {
            if (!IsProvince(code))
            {
                yield return NoticeTexts.OptionProvinceBad;
            }
            else if (!AreAddresses(addresses))
            {
                yield return NoticeTexts.OptionAddressBad($"Notices:Provinces:{code}");
            }
        }

        foreach (var (code, addresses) in options.Offices)
        {
            // Another way of writing the code would be read here and never be found again.
            if (!RegionCode.TryParse(code, out var region) || region.Value != code)
            {
                yield return NoticeTexts.OptionOfficeBad;
            }
            else if (!AreAddresses(addresses))
            {
                yield return NoticeTexts.OptionAddressBad($"Notices:Offices:{code}");
            }
        }

        if (!NoticeRecipients.Split(options.WithoutDigest).All(code => IsProvince(code) || (RegionCode.TryParse(code, out var known) && known.Value == code)))
        {
            yield return NoticeTexts.OptionWithoutDigestBad;
        }

        if (options.PublicUrl.Length > 0 && !IsWebAddress(options.PublicUrl))
        {
            yield return NoticeTexts.OptionUrlBad;
        }
    }

    private static bool IsProvince(string? code) => code is { Length: 2 } && code.All(char.IsAsciiDigit);

    private static bool AreAddresses(string text) => NoticeRecipients.Split(text).All(address => AlertAddress.TryParse(address, out _));

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
