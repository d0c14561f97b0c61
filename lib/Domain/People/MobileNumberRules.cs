namespace SertiKesos.People;

/// <summary>What an Indonesian mobile number is, wherever one is read or written to.</summary>
internal static class MobileNumberRules
{
    private const string Country = "62";

    /// <summary>
    /// The number in E.164 form, such as <c>+6281234567890</c>, from its digits with or without country code or leading
    /// zero; null where they are no mobile number of Indonesia.
    /// </summary>
    public static string? InE164(string digits)
    {
        var national = digits.StartsWith(Country + "0", StringComparison.Ordinal) ? digits[3..]
            : digits.StartsWith(Country, StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith('0') ? digits[1..]
            : digits;
        return IsMobile(national) ? $"+{Country}{national}" : null;
    }

    /// <summary>Begins with 81 to 83 or 85 to 89, and has nine to twelve digits.</summary>
    private static bool IsMobile(string digits) =>
        digits.Length is >= 9 and <= 12 && digits[0] == '8' && digits[1] is >= '1' and <= '9' and not '4' && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
}
