using FsCheck;
using FsCheck.Fluent;

namespace SertiKesos.Tests.Support;

/// <summary>Texts of any UTF-16 code units: words, and what is no character at all, in the middle of them.</summary>
internal static class AnyText
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements("Siti", "Ma'ruf", "S.Sos", " ", ",", "12", "é", "e\u0301", "\uD83D\uDE00", "ﷺ", "Å", "\u1D160", "٢٥", "２０３０", "१७-०८-१९८५", "5 Mei ", "Pensiun "),
        Gen.Elements("\uFFFE", "\uFFFF", "\uFDD0", "\uFDEF", "\uD83F\uDFFE", "\uDBFF\uDFFF", "\uD83D", "\uDE00", "\u0000", "\u0007", "\u0085", "\r", "\r\n", "\u200D", "\uFEFF", "\u202E"),
        Gen.Choose(0, char.MaxValue).Select(unit => ((char)unit).ToString()));

    public static Gen<string> Texts { get; } = Piece.ListOf().Select(string.Concat);

    public static Arbitrary<string> Arbitrary { get; } = Texts.ToArbitrary();
}
