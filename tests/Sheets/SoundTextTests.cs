using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Sheets;

/// <summary>Any sequence of UTF-16 code units, as a file or a request may bring it.</summary>
public sealed class SoundTextTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Any_text_becomes_sound_and_stays_so() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var sound = SoundText.Of(text);

        Assert.Equal(sound, SoundText.Of(sound));
        Assert.False(SoundText.IsBroken(sound));
        Assert.Equal(sound, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(sound)));
        Assert.True(sound.IsNormalized());
        Assert.DoesNotContain(sound.EnumerateRunes(), rune => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE);
        Assert.DoesNotContain(sound, character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'));
    }).Check(Often);

    /// <summary>A name is folded by everything that comes after a roster: one that throws stops a region.</summary>
    [Fact]
    public void Every_fold_takes_any_text_and_the_sound_text_folds_alike() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var sound = SoundText.Of(text);
        foreach (var fold in Folds)
        {
            _ = fold(text);
            Assert.Equal(fold(sound), fold(SoundText.Of(sound)));
        }

        Assert.Equal(PersonIdentity.FoldName(sound), PersonIdentity.FoldName(sound.Normalize(NormalizationForm.FormD)));
        _ = NameComparison.SameName(text, sound);
        _ = TestKeys.Ring.Index.Of("person", text);
    }).Check(Often);

    [Fact]
    public void Every_single_code_unit_is_folded()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var text = $"Wulan{(char)unit}sari";
            Assert.All(Folds, fold => _ = fold(text));
            Assert.True(SoundText.Of(text).IsNormalized());
        }
    }

    [Fact]
    public void Nothing_else_of_the_product_normalises_by_what_throws() => Assert.Equal(
        ["SoundText.cs"],
        new[] { "lib", "functions", "host" }.SelectMany(folder => Repository.Sources(folder))
            .Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), @"\.Normalize\((NormalizationForm|form\b|\))"))
            .Select(Path.GetFileName));

    [Theory]
    [InlineData("Wulan\uFFFFsari", "Wulansari")]
    [InlineData("Wulan\uFDD0sari\uFFFE", "Wulansari")]
    [InlineData(@"Wulan\uD83Dsari", "Wulansari")]
    [InlineData(@"Wulan\uDC00sari", "Wulansari")]
    [InlineData("Wulan \uD83D\uDE00", "Wulan \uD83D\uDE00")]
    [InlineData("Wulan\uD83F\uDFFFsari", "Wulansari")]
    [InlineData("Wulan\u0007sari", "Wulan sari")]
    [InlineData("a\r\nb\rc\td", "a\r\nb\rc\td")]
    [InlineData("Jose\u0301", "José")]
    public void What_is_no_character_is_left_out(string text, string sound) => Assert.Equal(sound, SoundText.Of(Written(text)));

    [Theory]
    [InlineData(@"\uD83D", true)]
    [InlineData(@"\uDE00\uD83D", true)]
    [InlineData(@"\uD83D\uD83D\uDE00", true)]
    [InlineData("a\uD83D\uDE00b", false)]
    [InlineData("\uFFFF", false)]
    [InlineData("", false)]
    public void Half_a_character_is_told_from_a_whole_one(string text, bool broken) => Assert.Equal(broken, SoundText.IsBroken(Written(text)));

    /// <summary>An attribute cannot hold half a character, so it is written as an escape.</summary>
    private static string Written(string text) => System.Text.RegularExpressions.Regex.Unescape(text);

    private static IReadOnlyList<Func<string, string?>> Folds { get; } =
    [
        NameKey.Of, PersonIdentity.FoldName, InstitutionIdentity.FoldName, InstitutionIdentity.FoldNumber, CleanText.Fold, CleanText.Line, CleanText.PlainDigits,
        NumberKey.Of, Mojibake.Repair, text => PersonIdentity.Of(null, text, null).Value, text => PostingTerms.Of(text),
        text => new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Number: text).FoldedNumber,
    ];
}
