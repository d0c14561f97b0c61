using System.Globalization;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;

namespace SertiKesos.Tests.Summaries.Oracle;

/// <summary>A cell below a heading: what stands in its row, by heading; <paramref name="IsTotal"/> in the line above the header.</summary>
internal sealed record AskedCell(string Sheet, string Heading, IReadOnlyDictionary<string, string> Row, bool IsTotal);

/// <summary>What each cell must say by the recount: a number, a mark, or null where the recount has nothing to say.</summary>
internal sealed class ExpectedCells(Recount recount, OracleRosters rosters)
{
    private const string NoData = "[x]";
    private const string NotApplicable = "[z]";

    private static readonly IReadOnlyList<Region> All = RegionCatalog.Shipped.All;

    public object? Of(AskedCell cell)
    {
        var where = Where(cell);
        return cell.Sheet switch
        {
            "Nasional" => State(cell),
            "Kategori" => States(cell, where, cell.IsTotal ? null : person => person.Assignments.Any(assignment =>
                Recount.IsServing(assignment) && CategoryOf(assignment.Role) == cell.Row["Kategori SDM"])),
            "Peran" => States(cell, where, cell.IsTotal ? null : person => Recount.Has(person, RoleOf(cell.Row["Peran"]))),
            "BBPPKS" or "Provinsi" => cell.Heading switch
            {
                "Kabupaten/ kota" => All.Count(region => where(region.Code.Value)),
                "Ada data" => recount.Reported.Count(where),
                _ => States(cell, where),
            },
            "Kabupaten-Kota" => States(cell, where),
            "Sudah Lapor" => cell.Heading == "Selisih" ? rosters.Stated(where) is { } stated ? stated - recount.Of(where)!.People : NotApplicable : States(cell, where),
            "Selisih" or "Selisih Provinsi" => Stated(cell, where),
            "Lembaga" or "Lembaga Provinsi" or "Lembaga Jenis" => Institutions(cell, where),
            "Jatuh Tempo" => Ending(cell),
            "Kelengkapan" or "Laporan" => Reports(cell, where),
            "Revisi" => Revision(cell, where),
            "Kebutuhan" or "Kebutuhan Kab-Kota" => Need(cell, where),
            "Umur" or "Umur Kab-Kota" => Ages(cell, where),
            "Target" => Target(cell.Heading),
            "Rencana" => Plan(cell, where),
            "Antrean" => Queue(cell, where),
            "Jenjang" => Ladder(cell),
            "Pelatihan" => Training(cell),
            _ => null,
        };
    }

    private static Func<string, bool> Where(AskedCell cell)
    {
        if (cell.IsTotal)
        {
            return _ => true;
        }

        if (cell.Row.TryGetValue("Wilayah BBPPKS", out var centre) || cell.Row.TryGetValue("BBPPKS", out centre))
        {
            return code => NameOf(All.Single(region => region.Code.Value == code).Bbppks) == centre;
        }

        return cell.Row.TryGetValue("Kode", out var area) && area.Length is 2 or 5 ? code => code.StartsWith(area, StringComparison.Ordinal) : _ => true;
    }

    private static string NameOf(string centre) => SummaryTexts.Centres.Single(known => known.Number == centre).Name;

    private static Role RoleOf(string label) => RoleCatalog.All.Single(role => role.Label == label).Role;

    private static string CategoryOf(Role role) => RoleCatalog.All.Single(entry => entry.Role == role).Category.Label();

    private object? State(AskedCell cell)
    {
        var all = recount.Of(_ => true)!;
        var people = cell.IsTotal ? all.People : cell.Row["Keadaan"] switch
        {
            "Berlaku" => all.Valid,
            "Segera habis" => all.Due,
            "Kedaluwarsa" => all.Expired,
            "Lulus, sertifikat belum terbit" => all.Passed,
            "Dilaporkan bersertifikat, data belum lengkap" => all.Unknown,
            "Belum" => all.Never,
            _ => 0,
        };
        return cell.Heading == "Orang" ? people : cell.Heading == "Bagian" ? (double)people / all.People : null;
    }

    /// <summary>A role or category that nobody has is no figure of nought.</summary>
    private object? States(AskedCell cell, Func<string, bool> where, Func<Person, bool>? which = null) =>
        States(cell.Heading, recount.Of(where, which) is { } tally && (which is null || tally.People > 0) ? tally : null);

    internal static object? States(string heading, Tally? tally)
    {
        Func<Tally, double>? figure = heading switch
        {
            "Orang" => states => states.People,
            "Bersertifikat" => states => states.Certified,
            "Cakupan" => states => (double)states.Certified / states.People,
            "Segera habis" => states => states.Due,
            "Kedaluwarsa" => states => states.Expired,
            "Lulus, sertifikat belum terbit" => states => states.Passed,
            "Dilaporkan bersertifikat, data belum lengkap" or "Data belum lengkap" => states => states.Unknown,
            "Identitas belum pasti" => states => states.Uncertain,
            "Belum" => states => states.Never,
            "Ditangguh- kan" => _ => 0,
            "Cakupan jika semua laporan terbukti" => states => (double)(states.Certified + states.Unknown) / states.People,
            _ => null,
        };
        return figure is null ? null : tally is null ? NoData : figure(tally);
    }

    private object? Stated(AskedCell cell, Func<string, bool> where)
    {
        var stating = recount.Reported.Where(code => where(code) && rosters.Stated(code.Equals) is not null).ToList();
        var declared = stating.Sum(code => rosters.Stated(code.Equals)!.Value);
        var counted = stating.Sum(code => recount.Of(code.Equals)!.People);
        var isRegion = cell.Sheet == "Selisih" && !cell.IsTotal;
        var reported = recount.Reported.Any(where);
        object Missing() => isRegion && !reported ? NoData : NotApplicable;
        return cell.Heading switch
        {
            "Data per" when !cell.IsTotal => reported ? rosters.Day.ToDateTime(TimeOnly.MinValue).ToOADate() : NoData,
            "Kab/kota yang menyatakan jumlah" => stating.Count,
            "Dinyatakan" => stating.Count == 0 ? Missing() : declared,
            "Terhitung" when isRegion => reported ? recount.Of(where)!.People : NoData,
            "Terhitung" or "Terhitung di kabupaten/kota tersebut" => stating.Count == 0 ? Missing() : counted,
            "Selisih" => stating.Count == 0 ? Missing() : declared - counted,
            "Kab/kota yang berbeda" => stating.Count == 0 ? Missing() : stating.Count(code => rosters.Stated(code.Equals) != recount.Of(code.Equals)!.People),
            "Jumlah rincian" => cell.IsTotal ? NotApplicable : reported ? OracleRosters.Parts(cell.Row["Kode"]) ?? (object)NotApplicable : NoData,
            "Di antaranya badan nasional" => reported ? recount.People(where).Count(person => person.Assignments.Any(assignment => assignment.Posting == "IPSM Pusat")) : NoData,
            _ => null,
        };
    }

    private object? Institutions(AskedCell cell, Func<string, bool> where)
    {
        if (cell.Heading == "Kab/kota yang lapor")
        {
            return recount.ReportedInstitutions.Count(where);
        }

        var kind = cell.Sheet == "Lembaga" && !cell.IsTotal ? cell.Row["Kode"]
            : cell.Sheet == "Lembaga Jenis" && cell.Heading != "Lembaga" ? InstitutionKinds.All.FirstOrDefault(entry => entry.Label == cell.Heading)?.Code : null;
        if (cell.Sheet == "Lembaga Jenis" && cell.Heading != "Lembaga" && kind is null)
        {
            return null;
        }

        var found = recount.Institutions(cell.Sheet == "Lembaga" ? _ => true : where)?
            .Where(institution => kind is null || InstitutionKinds.All.Single(entry => entry.Kind == institution.Kind).Code == kind).ToList();
        int By(string state) => found!.Count(institution => recount.AccreditationOf(institution) == state);
        int Registered(string state) => found!.Count(institution => recount.RegistrationOf(institution) == state);
        Func<object>? figure = cell.Sheet == "Lembaga Jenis" ? () => found!.Count : cell.Heading switch
        {
            "Lembaga" => () => found!.Count,
            "Ter- akreditasi" => () => By("valid") + By("due"),
            "Bagian ter- akreditasi" => () => found!.Count == 0 ? NotApplicable : (double)(By("valid") + By("due")) / found.Count,
            "Segera habis" => () => By("due"),
            "Kedalu- warsa" => () => By("expired"),
            "Proses akreditasi" => () => By("process"),
            "Dilaporkan terakreditasi, tanggal belum ada" => () => By("unknown"),
            "Belum" => () => By("never"),
            "Ditangguh- kan" => () => By("suspended"),
            "Tanda daftar berlaku" => () => Registered("valid"),
            "Tanda daftar kedaluwarsa" => () => Registered("expired"),
            "Tanda daftar tanpa tanggal" => () => Registered("undated"),
            "Tanpa tanda daftar" => () => Registered("none"),
            _ => null,
        };
        return figure is null ? null : found is null ? NoData : figure();
    }

    private object? Ending(AskedCell cell)
    {
        if (cell.Heading == "Bulan")
        {
            return cell.IsTotal ? null : new DateTime(recount.On.Year, recount.On.Month, 1).AddMonths(rosters.RowOf(cell)).ToOADate();
        }

        Func<string, bool> where = cell.Heading == "Indonesia" ? _ => true : code => NameOf(All.Single(region => region.Code.Value == code).Bbppks) == cell.Heading;
        return !recount.Reported.Any(where) ? NoData : Months(cell).Sum(month => recount.EndingIn(where, month));
    }

    private IEnumerable<DateOnly> Months(AskedCell cell) => cell.IsTotal
        ? Enumerable.Range(0, 12).Select(month => new DateOnly(recount.On.Year, recount.On.Month, 1).AddMonths(month))
        : [DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(cell.Row["Bulan"], CultureInfo.InvariantCulture)))];

    private object? Reports(AskedCell cell, Func<string, bool> where)
    {
        var expected = All.Count(region => where(region.Code.Value));
        var reported = recount.Reported.Count(where);
        var (filled, asked) = recount.Entries(where);
        return cell.Heading switch
        {
            "Diharapkan" => expected,
            "Tepat waktu" => reported,
            "Belum lapor" => expected - reported,
            "Terlambat" or "Tidak lapor" or "Laporan nihil" or "Diberi perpanjangan waktu" => 0,
            "Kelengkapan" or "Ketepatan waktu" => (double)reported / expected,
            "Lapor pada" => reported == 0 ? NoData : rosters.Day.ToDateTime(TimeOnly.MinValue).ToOADate(),
            "Diberi perpanjangan sampai" => NotApplicable,
            "Isian terisi" => asked == 0 ? NoData : (double)filled / asked,
            _ => null,
        };
    }

    private object? Revision(AskedCell cell, Func<string, bool> where) => cell.Heading switch
    {
        "Orang per batas" or "Orang kini" => States("Orang", recount.Of(where)),
        "Bersertifikat per batas" or "Bersertifikat kini" => States("Bersertifikat", recount.Of(where)),
        "Identitas belum pasti kini" => States("Identitas belum pasti", recount.Of(where)),
        "Orang dihitung di tempat lain" => recount.Reported.Any(where) ? 0 : NoData,
        "Orang, peran sama, periode lalu" or "Orang, peran sama, kini" or "Perubahan cakupan (poin persen)" => NoData,
        _ => null,
    };

    private object? Need(AskedCell cell, Func<string, bool> where)
    {
        var stated = where(OracleRosters.WithFamilies);
        var tally = stated ? recount.Of(OracleRosters.WithFamilies.Equals) : null;
        const int need = (OracleRosters.Families + 99) / 100;
        object Or(double value) => stated ? value : NoData;
        return cell.Heading switch
        {
            "Kab/kota yang menyatakan keluarga" => stated ? 1 : 0,
            "Keluarga per" => stated ? rosters.Day.ToDateTime(TimeOnly.MinValue).ToOADate() : NoData,
            "Keluarga" => Or(OracleRosters.Families),
            "Kebutuhan" or "Kebutuhan yang dibandingkan" => Or(need),
            "Orang aktif di sana" => Or(tally?.People ?? 0),
            "Orang aktif" => States("Orang", recount.Of(where)),
            "Kekurangan" => Or(need - (tally?.People ?? 0)),
            "Terpenuhi" => Or((double)(tally?.People ?? 0) / need),
            "Bersertifikat terhadap kebutuhan" => Or((double)(tally?.Certified ?? 0) / need),
            "Keluarga menurut provinsi" or "Kebutuhan menurut provinsi" => NoData,
            "TKSK seharusnya" => ReferenceData.Shipped.ExpectedTksk(RegionCode.Parse(cell.Row["Kode"]), recount.On) ?? (object)NoData,
            "TKSK aktif" => recount.Of(where) is null || recount.Of(where, person => Recount.Has(person, Role.Tksk)) is { People: 0 } ? NoData : recount.Of(where, person => Recount.Has(person, Role.Tksk))!.People,
            _ => null,
        };
    }

    private object? Ages(AskedCell cell, Func<string, bool> where)
    {
        if (!recount.Reported.Any(where))
        {
            return cell.Heading is "Kode" or "Provinsi" or "Kabupaten/kota" ? null : NoData;
        }

        var later = recount.On.AddYears(5);
        int Aged(int from, int to) => recount.People(where).Count(person => Recount.AgeOn(person, recount.On) is { } age && age >= from && age <= to);
        var reaching = recount.People(where).Count(person => Recount.AgeOn(person, recount.On) < 60 && Recount.AgeOn(person, later) >= 60);
        return cell.Heading switch
        {
            "Umur di bawah 25" => Aged(0, 24),
            "Umur 25–34" => Aged(25, 34),
            "Umur 35–44" => Aged(35, 44),
            "Umur 45–54" => Aged(45, 54),
            "Umur 55–59" => Aged(55, 59),
            "Umur 60 ke atas" => Aged(60, 200),
            "Umur tidak diketahui" => recount.People(where).Count(person => person.BirthDate is null),
            "Mencapai 60 dalam 5 tahun" => reaching,
            "Pengganti yang diperlukan" => Aged(60, 200) + reaching,
            _ => null,
        };
    }

    private object? Target(string heading)
    {
        var done = recount.CertifiedIn(recount.On.Year);
        var gone = recount.On.Month - 1 + ((double)recount.On.Day / DateTime.DaysInMonth(recount.On.Year, recount.On.Month));
        return heading switch
        {
            "Target (orang)" => OracleRosters.Target,
            "Tercapai" => done,
            "Kemajuan" => (double)done / OracleRosters.Target,
            "Sisa" => OracleRosters.Target - done,
            "Perlu per bulan" => (OracleRosters.Target - done) / (12 - gone),
            "Laju per bulan" => done / gone,
            "Perkiraan akhir tahun" => Math.Floor(done / gone * 12),
            _ => null,
        };
    }

    private object? Plan(AskedCell cell, Func<string, bool> where)
    {
        if (recount.Of(where) is not { } tally)
        {
            return cell.Heading is "BBPPKS" ? null : NoData;
        }

        return cell.Heading switch
        {
            "Menunggu kini" => tally.Never + tally.Expired,
            "Calon 12 bulan" => tally.Never + tally.Expired + Months(cell with { IsTotal = true }).Sum(month => recount.EndingIn(where, month)),
            "Bulan tanpa pernyataan kursi" => 12,
            "BBPPKS" => null,
            _ => NoData,
        };
    }

    private object? Queue(AskedCell cell, Func<string, bool> where)
    {
        var month = Months(cell).First();
        var isFirst = month == new DateOnly(recount.On.Year, recount.On.Month, 1);
        var tally = recount.Of(where)!;
        return cell.Heading switch
        {
            "Bulan" => month.ToDateTime(TimeOnly.MinValue).ToOADate(),
            "Menunggu" => isFirst ? tally.Never + tally.Expired : NoData,
            "Sertifikat habis" => recount.EndingIn(where, month),
            "BBPPKS" => null,
            _ => NoData,
        };
    }

    private object? Ladder(AskedCell cell)
    {
        // All trainings of these rosters are called basic.
        var trained = cell.Row["Pelatihan tertinggi"] == "Pelatihan dasar";
        var step = cell.Row["Pelatihan tertinggi"] is "Pelatihan dasar" or "Belum ada pelatihan"
            ? recount.Of(_ => true, person => Recount.HasTraining(person) == trained)! : new Tally(0, 0, 0, 0, 0, 0, 0);
        return cell.Heading switch
        {
            "Orang" => step.People,
            "Sudah bersertifikat" => step.Certified,
            "Siap uji (terlatih, belum bersertifikat)" => trained ? step.Never + step.Expired : 0,
            _ => null,
        };
    }

    private object? Training(AskedCell cell)
    {
        var counted = recount.People(_ => true).Count(person => Recount.HasTraining(person, cell.Row["Pelatihan"]));
        return cell.Heading switch
        {
            "Peserta terhitung" => counted,
            "Peserta dinyatakan" => OracleRosters.Participants,
            "Selisih" => OracleRosters.Participants - counted,
            "Jumlah rincian" => OracleRosters.ParticipantParts,
            _ => null,
        };
    }
}
