using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Rights;

/// <summary>A span of time, both ends included.</summary>
internal sealed record BreachWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>What a breach is asked about.</summary>
/// <param name="Region">Null for all regions.</param>
/// <param name="Actor">Whose records narrow the answer, as the audit names the key; null for nobody's.</param>
/// <param name="FoundAt">When the breach was found: the time for the notice runs from here.</param>
/// <param name="ZoneAssumed">A time was given without a zone and taken for western Indonesia's.</param>
internal sealed record BreachRequest(BreachWindow Window, RegionCode? Region, string? Actor, DateTimeOffset FoundAt, bool ZoneAssumed)
{
    /// <summary>UU 27/2022 art. 46: three times twenty-four hours.</summary>
    public DateTimeOffset NoticeBy => FoundAt.AddHours(72);
}

/// <summary>The words of a request, from the command line or a body. All are read before any storage is.</summary>
internal sealed record BreachWords(string? From, string? To, string? Region, string? Actor, string? FoundAt);

/// <summary>What is wrong with the words: a stable code and a sentence.</summary>
internal sealed record BreachMistake(string Code, string Sentence);

internal static partial class BreachRequests
{
    private const string HowToTell = "Tulis waktu seperti 2026-11-24T09:30+07:00; tanpa zona waktu dianggap WIB.";

    private static BreachMistake RegionUnknown { get; } = new("region-unknown", "Kode wilayah tidak dikenal. Pakai kode Kemendagri seperti 32.77.");

    /// <summary>What is wrong with a request that could be read: only the regions in force tell it.</summary>
    public static BreachMistake? Unknown(BreachRequest request, RegionCatalog regions) =>
        request.Region is { } code && regions.Find(code) is null ? RegionUnknown : null;

    /// <returns>Either a request or a mistake.</returns>
    public static (BreachRequest? Request, BreachMistake? Mistake) Read(BreachWords words, DateTimeOffset now)
    {
        var assumed = false;
        if (Time(words.From, ref assumed) is not { } from)
        {
            return Wrong("from-invalid", $"Awal jendela waktu (from) tidak ada atau tidak dapat dibaca. {HowToTell}");
        }

        if (Time(words.To, ref assumed) is not { } to)
        {
            return Wrong("to-invalid", $"Akhir jendela waktu (to) tidak ada atau tidak dapat dibaca. {HowToTell}");
        }

        var found = now;
        if (words.FoundAt is not null)
        {
            if (Time(words.FoundAt, ref assumed) is not { } stated)
            {
                return Wrong("found-invalid", $"Saat pelanggaran diketahui (found) tidak dapat dibaca. {HowToTell}");
            }

            found = stated;
        }

        if (to < from)
        {
            return Wrong("window-reversed", "Akhir jendela waktu lebih awal daripada awalnya. Tukar keduanya, lalu coba lagi.");
        }

        if (from > now || to > now || found > now)
        {
            return Wrong("window-future", "Jendela waktu dan saat diketahui tidak boleh di masa depan. Pakai waktu sekarang sebagai batas akhir.");
        }

        if (found < from)
        {
            return Wrong("found-early", "Saat pelanggaran diketahui lebih awal daripada awal jendela waktu. Periksa keduanya, lalu coba lagi.");
        }

        RegionCode? region = null;
        if (words.Region is not null)
        {
            if (!RegionCode.TryParse(words.Region, out var code))
            {
                return (null, RegionUnknown);
            }

            region = code;
        }

        if (words.Actor is { } actor && !ActorName().IsMatch(actor))
        {
            return Wrong("actor-invalid", "Pelaku ditulis seperti pada catatan audit, misalnya office:1a2b3c4d5e6f. Lihat \"audit list\".");
        }

        return (new BreachRequest(new BreachWindow(from, to), region, words.Actor, found, assumed), null);
    }

    /// <summary>A time in WIB, with the day in words.</summary>
    public static string Text(DateTimeOffset moment)
    {
        var local = moment.ToOffset(IndonesianZone.Wib.Offset());
        return string.Create(
            CultureInfo.InvariantCulture, $"{IndonesianText.WithDay(DateOnly.FromDateTime(local.DateTime))} pukul {local:HH\\.mm\\.ss} WIB");
    }

    private static DateTimeOffset? Time(string? text, ref bool assumed)
    {
        if (text is null || Iso().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var zoned = match.Groups["zone"].Success;
        var whole = zoned ? match.Value : match.Value + "+07:00";
        if (!DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return null;
        }

        assumed |= !zoned;
        return moment.ToUniversalTime();
    }

    private static (BreachRequest?, BreachMistake?) Wrong(string code, string sentence) => (null, new BreachMistake(code, sentence));

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\A[a-z]{2,20}:[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ActorName();
}
