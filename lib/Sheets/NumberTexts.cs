using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// The texts of small whole numbers, each kept once: the serial numbers of days, which a roster repeats in every row,
/// stay below 65,536 until the year 2079.
/// </summary>
internal sealed class NumberTexts
{
    private const int Block = 256;

    private readonly string?[]?[] _blocks = new string?[]?[Block];

    /// <param name="digits">The number as it is written.</param>
    public string Of(ReadOnlySpan<byte> digits, int number)
    {
        if (number >= Block * Block || (digits[0] == '0' && digits.Length > 1))
        {
            return Encoding.ASCII.GetString(digits);
        }

        var block = _blocks[number / Block] ??= new string?[Block];
        return block[number % Block] ??= Encoding.ASCII.GetString(digits);
    }
}
