using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>
/// Text whose UTF-8 bytes some program took for Windows-1252, such as "JosÃ©". Only what is that without any doubt is
/// turned back: every byte of it must make sense again.
/// </summary>
internal static class Mojibake
{
    private static readonly Encoding Western = Encoding.GetEncoding(
        TextEncodings.Western.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as it was meant; null where nothing is wrong with it.</summary>
    public static string? Repair(string text)
    {
        if (text.AsSpan().IndexOfAny('Ã', 'Â', 'â') < 0)
        {
            return null;
        }

        try
        {
            var repaired = Strict.GetString(Western.GetBytes(text));
            return repaired.Length < text.Length ? repaired : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
