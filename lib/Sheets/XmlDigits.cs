namespace SertiKesos.Sheets;

/// <summary>Whole numbers of ASCII digits alone.</summary>
internal static class XmlDigits
{
    public static bool TryRead(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        if (digits.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
