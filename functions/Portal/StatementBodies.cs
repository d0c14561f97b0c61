using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SertiKesos.Alerts.Planning;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>A statement that was read from what somebody sent, or why it is none.</summary>
internal readonly record struct StatementReading(Statement? Statement, StatementProblem? Problem);

/// <summary>The bodies of statements and what makes them valid. Pure.</summary>
internal static partial class StatementBodies
{
    private const int MostWords = 300;
    private const int MostContactWords = 100;
    private const int MostFamiliesOfNation = 100_000_000;
    private const int MostFamiliesOfProvince = 20_000_000;
    private const int MostFamiliesOfRegion = 3_000_000;
    private const int MostPeople = 10_000_000;
    private const int MostSeats = 1_000;
    private const long MostRupiah = 1_000_000_000;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static StatementReading AreaUnknown { get; } = Wrong(
        "area-unknown", "Wilayah tidak dikenal. Pakai nasional, kode provinsi seperti 32, atau kode kabupaten/kota seperti 32.77.");

    public static StatementReading Read(Need? body, AreaCode area, DateOnly today) => body switch
    {
        _ when IsPersonal(body?.Source) => Personal,
        { Families: { } families and >= 0, CountedOn: { } on } when families <= MostFamilies(area) && on <= today && Words(body.Source) is { } source =>
            Right(new FamilyCount(area, families, on, source)),
        _ => Wrong(
            "need-invalid",
            "Tulis { \"families\": 12500, \"countedOn\": \"2026-10-31\", \"source\": \"…\" }: jumlah keluarga dengan masalah sosial, tanggal datanya " +
            "(paling lambat hari ini), dan sumbernya (surat atau data, tanpa nama orang)."),
    };

    public static StatementReading Read(Target? body, string year, RegionCatalog regions)
    {
        var area = AreaCode.Nation;
        if (body?.Area is { } text && !AreaCode.TryParse(text, regions, out area))
        {
            return AreaUnknown;
        }

        var role = body?.Role is { } code ? RoleCatalog.Find(code) : null;
        return body switch
        {
            _ when IsPersonal(body?.Source) => Personal,
            { People: { } people and > 0 and <= MostPeople } when (body.Role is null || role is not null) && Year(year) is { } of && Words(body.Source) is { } source =>
                Right(new CertificationTarget(area, of, role?.Role, people, source)),
            _ => Wrong(
                "target-invalid",
                "Tulis { \"area\": \"nasional\", \"role\": \"PSM\", \"people\": 16920, \"source\": \"…\" } pada alamat /api/targets/2026; area dan role boleh " +
                $"dikosongkan. Peran: {string.Join(", ", RoleCatalog.All.Select(entry => entry.Code))}."),
        };
    }

    public static StatementReading Read(Seats? body, string centre, string month, IReadOnlyList<Region> regions) => body switch
    {
        _ when regions.All(region => region.Bbppks != centre) => Wrong("centre-unknown", "BBPPKS tidak dikenal. Pakai angka Romawi I sampai VI."),
        _ when IsPersonal(body?.Source) => Personal,
        { Sessions: { } sessions and >= 0 and <= MostSeats } when Period.TryParseAsked(month, out var period) && ModeOf(body.Mode) is { } mode
            && (body.SeatsPerSession ?? ExamSeats.UsualClass) is var seats and > 0 and <= MostSeats && Words(body.Source) is { } source =>
            Right(new ExamSeats(centre, period, mode, sessions, seats, source)),
        _ => Wrong(
            "seats-invalid",
            "Tulis { \"mode\": \"tatap-muka\", \"sessions\": 4, \"seatsPerSession\": 30, \"source\": \"…\" } pada alamat /api/seats/II/2026-11; mode: tatap-muka " +
            $"atau daring; tanpa seatsPerSession dipakai {ExamSeats.UsualClass}."),
    };

    public static StatementReading Read(Cost? body, string year) => body switch
    {
        _ when IsPersonal(body?.Source) => Personal,
        { Rupiah: { } rupiah and > 0 and <= MostRupiah } when (body.Mode is null || ModeOf(body.Mode) is not null) && Year(year) is { } of && Words(body.Source) is { } source =>
            Right(new UnitCost(of, ModeOf(body.Mode), rupiah, source)),
        _ => Wrong(
            "cost-invalid",
            "Tulis { \"rupiah\": 1500000, \"mode\": \"daring\", \"source\": \"…\" } pada alamat /api/unit-cost/2026: rupiah per orang, bilangan bulat; mode boleh " +
            "dikosongkan bila biayanya sama."),
    };

    public static StatementReading Read(Exception? body, string region, string period, RulesInForce rules, DateTimeOffset now)
    {
        if (Place(region, period, rules.Regions) is not { } place)
        {
            return PlaceUnknown;
        }

        if (IsPersonal(body?.Reason) || IsPersonal(body?.Approver))
        {
            return Personal;
        }

        if (body is not { Until: { } until } || Words(body.Reason) is not { } reason || Words(body.Approver) is not { } approver)
        {
            return Wrong(
                "exception-invalid",
                "Tulis { \"until\": \"2026-12-05\", \"approver\": \"…\", \"reason\": \"…\" }: hari terakhir, jabatan yang menyetujui (bukan nama), dan alasannya.");
        }

        // Longer would let one upload answer for a quarter.
        var deadline = rules.Reference.DeadlineOf(place.Period);
        return until > deadline.Deadline && until <= deadline.Lock.AddMonths(2) && until >= now.DayAt(place.Region.Zone)
            ? Right(new DeadlineException(place.Region.Code, place.Period, until, approver, reason))
            : Wrong(
                "exception-day",
                $"Hari terakhir harus sesudah batas {IndonesianText.Long(deadline.Deadline)}, belum lewat, dan paling lambat {IndonesianText.Long(deadline.Lock.AddMonths(2))}.");
    }

    public static StatementReading Read(
        Nil? body, string region, string period, RulesInForce rules, StatementSet statements, int people, DateTimeOffset now)
    {
        if (Place(region, period, rules.Regions) is not { } place)
        {
            return PlaceUnknown;
        }

        if (IsPersonal(body?.Reason) || IsPersonal(body?.Signer))
        {
            return Personal;
        }

        if (body is null || Words(body.Reason) is not { } reason || Words(body.Signer) is not { } signer)
        {
            return Wrong("nil-invalid", "Tulis { \"signer\": \"…\", \"reason\": \"…\" }: jabatan yang menandatangani (bukan nama) dan sebab tidak ada orang yang dilaporkan.");
        }

        if (people > 0)
        {
            return new StatementReading(null, new StatementProblem(
                StatusCodes.Status409Conflict,
                "nil-with-people",
                $"Register wilayah ini memuat {IndonesianText.Number(people)} orang aktif, jadi laporan nihil tidak dapat diterima. Kirim roster terbaru, atau nyatakan sebab setiap orang yang tidak lagi bertugas."));
        }

        var window = ReportingWindow.Of(rules.Reference, place.Period);
        window = statements.Exception(place.Region.Code, place.Period) is { } exception ? window.Extended(exception.Until) : window;
        return window.Holds(now, place.Region.Zone)
            ? Right(new NilReport(place.Region.Code, place.Period, signer, reason))
            : new StatementReading(null, new StatementProblem(
                StatusCodes.Status409Conflict,
                "period-closed",
                $"Laporan {IndonesianText.Long(place.Period)} hanya diterima dari {IndonesianText.Long(window.Opens)} sampai {IndonesianText.Long(window.Lock)}. " +
                "Minta pengunduran batas kepada provinsi atau kementerian."));
    }

    /// <summary>A telephone is asked for; the rest may be left out.</summary>
    public static StatementReading Read(Contact? body, string of, RegionCatalog regions)
    {
        if (!AreaCode.TryParse(of, regions, out var area) ? regions.All.All(region => region.Bbppks != of) : area.IsNation)
        {
            return Wrong("contact-unknown", "Kantor tidak dikenal. Pakai kode kabupaten/kota seperti 32.77, kode provinsi seperti 32, atau angka Romawi BBPPKS I sampai VI.");
        }

        var (unit, hours) = (body?.Unit?.Trim() ?? "", body?.Hours?.Trim() ?? "");
        var mail = body?.Mail?.Trim() is { Length: > 0 } written ? written : null;
        return IsPersonal(unit) || IsPersonal(hours) ? Personal
            : body?.Phone?.Trim() is { } phone && OfficePhone().IsMatch(phone) && phone.Count(char.IsAsciiDigit) is >= 5 and <= 15
                && IsShort(unit) && IsShort(hours) && (mail is null || AlertAddress.TryParse(mail, out _))
                ? Right(new OfficeContact(of, unit, phone, hours, mail))
            : Wrong(
                "contact-invalid",
                "Tulis { \"phone\": \"(022) 6654274\", \"hours\": \"Senin–Jumat 08.00–16.00\", \"unit\": \"\", \"mail\": \"\" }: telepon kantor (angka, spasi, " +
                "tanda kurung, dan tanda hubung), jam layanan, nama bagian (bukan nama orang), dan alamat surel kantor; selain telepon boleh dikosongkan.");
    }

    /// <summary>Letters print it, so it holds nothing that a mail program makes a link of, and no sign that turns text around.</summary>
    private static bool IsShort(string text) =>
        text.Length <= MostContactWords && !LooksLinked().IsMatch(text)
        && !text.Any(sign => char.IsControl(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format);

    private static StatementReading PlaceUnknown { get; } = Wrong(
        "place-unknown", "Wilayah atau periode tidak dikenal. Pakai kode seperti 32.77 dan periode seperti 2026-11.");

    private static StatementReading Personal { get; } = Wrong(
        "text-personal", "Jangan menulis NIK, NIP, nomor telepon, nomor panjang lain, gelar, atau nama orang di sini. Sebut surat, data, atau jabatannya saja.");

    private static StatementReading Right(Statement statement) => new(statement, null);

    private static StatementReading Wrong(string code, string detail) => new(null, new StatementProblem(StatusCodes.Status400BadRequest, code, detail));

    internal static (Region Region, Period Period)? Place(string region, string period, RegionCatalog regions) =>
        RegionCode.TryParse(region, out var code) && regions.Find(code) is { } known && Period.TryParseAsked(period, out var of) ? (known, of) : null;

    private static int? Year(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null;

    internal static ExamMode? ModeOf(string? text) => text switch
    {
        "tatap-muka" => ExamMode.FaceToFace,
        "daring" => ExamMode.Online,
        _ => null,
    };

    private static int MostFamilies(AreaCode area) =>
        area.IsNation ? MostFamiliesOfNation : area.Province is null ? MostFamiliesOfRegion : MostFamiliesOfProvince;

    private static string? Words(string? text) =>
        text?.Trim() is { Length: > 0 and <= MostWords } words && !words.Any(char.IsControl) ? words : null;

    /// <summary>Long numbers that are neither dates nor sums of money, and titles of people.</summary>
    private static bool IsPersonal(string? text) =>
        text is not null && (LongNumber().IsMatch(Harmless().Replace(text, "")) || PublicLabels.LooksTitled(text));

    [GeneratedRegex(@"://|www\.|@|\p{L}\.\p{L}{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLinked();

    [GeneratedRegex(@"^[+(]?[0-9][0-9 ()\-/]{3,28}\z")]
    private static partial Regex OfficePhone();

    [GeneratedRegex(@"\d(?:[\s.\-]?\d){9,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b|\bRp\.?\s?[\d.]+", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();

    internal sealed record Need(int? Families, DateOnly? CountedOn, string? Source);

    internal sealed record Target(string? Area, string? Role, int? People, string? Source);

    internal sealed record Seats(string? Mode, int? Sessions, int? SeatsPerSession, string? Source);

    internal sealed record Cost(long? Rupiah, string? Mode, string? Source);

    internal sealed record Exception(DateOnly? Until, string? Approver, string? Reason);

    internal sealed record Contact(string? Phone, string? Hours, string? Unit, string? Mail);

    internal sealed record Nil(string? Signer, string? Reason);
}
