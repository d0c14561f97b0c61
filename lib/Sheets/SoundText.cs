using System.Globalization;
using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// The one boundary for text from outside, whatever brings it: cells, requests, settings, queues, and what was stored
/// before there was a boundary. Sound text is valid UTF-16 in normal form C without non-characters and without controls
/// other than tab and the ends of lines; every comparison, file and message can hold it.
/// </summary>
public static class SoundText
{
    /// <summary>Whether half of a surrogate pair stands alone: then a character was cut, and nobody can tell which.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsBroken(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The text made sound: never an exception, and the same again for its own result. A control becomes a blank, so that no
    /// words grow together.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var kept = Kept(text, withoutControls: true);
        return kept.IsNormalized() ? kept : kept.Normalize();
    }

    /// <summary>A normal form of any text. <see cref="string.Normalize(NormalizationForm)"/> throws where a text is not sound.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="form">The form.</param>
    public static string Normalize(string text, NormalizationForm form) =>
        (text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') ? Kept(text, withoutControls: false) : text).Normalize(form);

    /// <summary>Characters that are seen by nobody and part nothing: joiners, direction marks, byte order marks, soft hyphens.</summary>
    /// <param name="character">A character.</param>
    public static bool IsInvisible(char character) => character > '~' && char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string Kept(string text, bool withoutControls)
    {
        StringBuilder? kept = null;
        for (int at = 0, length; at < text.Length; at += length)
        {
            var isCharacter = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length) == System.Buffers.OperationStatus.Done && !IsNonCharacter(rune.Value);
            var isControl = withoutControls && isCharacter && Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r');
            if (isCharacter && !isControl)
            {
                kept?.Append(text, at, length);
                continue;
            }

            kept ??= new StringBuilder(text.Length).Append(text, 0, at);
            if (isControl)
            {
                kept.Append(' ');
            }
        }

        return kept?.ToString() ?? text;
    }

    /// <summary>Code points that Unicode has set aside for ever: they stand for no character.</summary>
    private static bool IsNonCharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
