using System.Text.RegularExpressions;
using SertiKesos.People;

namespace SertiKesos.Coverage.Facts;

/// <summary>
/// How far somebody's training has come (pelatihan berjenjang), the highest step of all trainings. No step is a
/// certificate: nobody is counted as certified by it.
/// </summary>
internal enum TrainingLevel
{
    None,

    /// <summary>A training whose name tells no step.</summary>
    Other,

    /// <summary>Bimbingan teknis.</summary>
    Bimtek,

    /// <summary>Bimtek or course named basic: Bimtek Dasar, Latsardik, PDPS, pelatihan dasar.</summary>
    Basic,

    /// <summary>A course named advanced: lanjutan, pemantapan, madya.</summary>
    Advanced,
}

/// <summary>Reads the steps of the ladder from the names of trainings. Pure.</summary>
internal static partial class TrainingLadder
{
    /// <summary>The step from which somebody may sit the test.</summary>
    public const TrainingLevel ReadyFrom = TrainingLevel.Bimtek;

    public static TrainingLevel LevelOf(Person person) => person.Credentials
        .Concat(person.EarlierCredentials)
        .Where(credential => credential.Kind == CredentialKind.Training)
        .Select(credential => LevelOf(credential.Scheme))
        .DefaultIfEmpty(TrainingLevel.None)
        .Max();

    public static TrainingLevel LevelOf(string? training) => training switch
    {
        null => TrainingLevel.Other,
        _ when AdvancedWords().IsMatch(training) => TrainingLevel.Advanced,
        _ when BasicWords().IsMatch(training) => TrainingLevel.Basic,
        _ when BimtekWords().IsMatch(training) => TrainingLevel.Bimtek,
        _ => TrainingLevel.Other,
    };

    /// <summary>Training done, and no valid certificate: neither waiting for one nor claiming one that cannot be dated.</summary>
    public static bool IsReady(TrainingLevel level, CertificationState state) =>
        level >= ReadyFrom && (state is CertificationState.Never or CertificationState.Expired);

    public static string Label(this TrainingLevel level) => level switch
    {
        TrainingLevel.Advanced => "Pelatihan lanjutan",
        TrainingLevel.Basic => "Pelatihan dasar",
        TrainingLevel.Bimtek => "Bimtek",
        TrainingLevel.Other => "Pelatihan lain",
        _ => "Belum ada pelatihan",
    };

    public static string Code(this TrainingLevel level) => level switch
    {
        TrainingLevel.Advanced => "lanjutan",
        TrainingLevel.Basic => "dasar",
        TrainingLevel.Bimtek => "bimtek",
        TrainingLevel.Other => "lain",
        _ => "belum",
    };

    [GeneratedRegex(@"\b(?:lanjut|lanjutan|pemantapan|madya|utama|tingkat (?:ii|2|iii|3))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdvancedWords();

    [GeneratedRegex(@"\b(?:dasar|latsardik|latsar|pdps|tingkat (?:i|1)|pertama)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BasicWords();

    [GeneratedRegex(@"\b(?:bimtek|bimbingan teknis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BimtekWords();
}
