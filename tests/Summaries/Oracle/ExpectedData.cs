using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Summaries.Oracle;

/// <summary>What each row of the long data and of the numbers behind the charts must say by the recount.</summary>
internal sealed class ExpectedData(Recount recount, OracleRosters rosters)
{
    /// <summary>Null for an empty cell.</summary>
    public double? Of(IReadOnlyDictionary<string, string> row)
    {
        var code = row["kode_kab"];
        var (group, indicator) = (row.GetValueOrDefault("kelompok", ""), row["indikator"]);
        return row["dimensi"] switch
        {
            "semua" => indicator switch
            {
                "dinyatakan" => rosters.Stated(code.Equals),
                "selisih" => rosters.Stated(code.Equals) - recount.Of(code.Equals)!.People,
                "jumlah_rincian" => OracleRosters.Parts(code),
                _ => States(indicator, recount.Of(code.Equals)),
            },
            "kategori" => States(indicator, recount.Of(code.Equals, person => person.Assignments.Any(assignment => Recount.IsServing(assignment) && CategoryOf(assignment.Role) == group))),
            "peran" => States(indicator, recount.Of(code.Equals, person => person.Assignments.Any(assignment => Recount.IsServing(assignment) && assignment.Role.Code() == group))),
            "penempatan" => Postings(code, group, indicator),
            "lembaga" => Institutions(code, null, indicator),
            "jenis_lembaga" => Institutions(code, group, indicator),
            "pelaporan" => Reports(code, indicator),
            "kebutuhan" => indicator == "keluarga" ? OracleRosters.Families : (OracleRosters.Families + 99) / 100,
            "umur" => Ages(code, group, indicator),
            _ => Training(code, group, indicator),
        };
    }

    /// <summary>The numbers behind the charts.</summary>
    public double? OfChart(IReadOnlyDictionary<string, string> row)
    {
        var (series, label) = (row["Deret"], row["Label"]);
        var name = label.Contains(" (", StringComparison.Ordinal) ? label[..label.LastIndexOf(" (", StringComparison.Ordinal)] : label;
        switch (row["Grafik"])
        {
            case "Cakupan menurut provinsi":
                var province = RegionCatalog.Shipped.Provinces.Single(known => known.Name == name).Code;
                return Share(recount.Of(code => code.StartsWith(province, StringComparison.Ordinal))!);
            case "Orang menurut keadaan dan peran":
                var tally = recount.Of(_ => true, person => Recount.Has(person, RoleCatalog.All.Single(role => role.Label == name).Role))!;
                return series switch
                {
                    "Berlaku" => tally.Valid,
                    "Segera habis" => tally.Due,
                    "Kedaluwarsa" => tally.Expired,
                    "Lulus, sertifikat belum terbit" => tally.Passed,
                    "Data belum lengkap" => tally.Unknown,
                    "Belum" => tally.Never,
                    _ => 0,
                };
            case "Sertifikat habis dan kursi uji":
                string[] months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
                var month = new DateOnly(2000 + int.Parse(label[4..], System.Globalization.CultureInfo.InvariantCulture), 1 + Array.IndexOf(months, label[..3]), 1);
                return series == "Kursi dinyatakan" ? null
                    : recount.EndingIn(code => RegionCatalog.Shipped.All.Single(region => region.Code.Value == code).Bbppks == series.Split(' ')[0], month);
            default:
                return Share(recount.Of(_ => true)!);
        }
    }

    private static double Share(Tally tally) => (double)tally.Certified / tally.People;

    private static string CategoryOf(Role role) => RoleCatalog.All.Single(entry => entry.Role == role).Category.Code();

    private static double? States(string indicator, Tally? tally) => tally is null ? null : indicator switch
    {
        "orang" => tally.People,
        "bersertifikat" => tally.Certified,
        "segera_habis" => tally.Due,
        "kedaluwarsa" => tally.Expired,
        "lulus_belum_terbit" => tally.Passed,
        "mengaku_tanpa_bukti" => tally.Unknown,
        "identitas_belum_pasti" => tally.Uncertain,
        "belum" => tally.Never,
        _ => 0,
    };

    /// <summary>Somebody with two roles counts in the postings of both.</summary>
    private double Postings(string code, string group, string indicator)
    {
        var places = recount.People(code.Equals)
            .SelectMany(person => person.Assignments.Where(Recount.IsServing).Select(assignment => (assignment.Role, assignment.Posting)).Distinct().Select(place => (place.Posting, Person: person)))
            .ToList();
        return places
            .Where(place => group == "tanpa_penempatan" ? place.Posting is null : group == place.Posting)
            .Count(place => indicator == "orang" || recount.StateOf(place.Person) is "valid" or "due");
    }

    private double? Institutions(string code, string? kind, string indicator)
    {
        if (recount.Institutions(code.Equals)?.Where(found => kind is null || InstitutionKinds.All.Single(entry => entry.Kind == found.Kind).Code == kind).ToList() is not { } all)
        {
            return null;
        }

        int By(params string[] states) => all.Count(institution => states.Contains(recount.AccreditationOf(institution)));
        int Registered(string state) => all.Count(institution => recount.RegistrationOf(institution) == state);
        return indicator switch
        {
            "lembaga" => all.Count,
            "terakreditasi" => By("valid", "due"),
            "akreditasi_segera_habis" => By("due"),
            "akreditasi_kedaluwarsa" => By("expired"),
            "proses_akreditasi" => By("process"),
            "mengaku_terakreditasi" => By("unknown"),
            "belum_terakreditasi" => By("never"),
            "akreditasi_ditangguhkan" => By("suspended"),
            "tanda_daftar_berlaku" => Registered("valid"),
            "tanda_daftar_kedaluwarsa" => Registered("expired"),
            "tanda_daftar_tanpa_tanggal" => Registered("undated"),
            _ => Registered("none"),
        };
    }

    private double? Reports(string code, string indicator)
    {
        var reported = recount.Reported.Contains(code);
        var (filled, asked) = recount.Entries(code.Equals);
        return indicator switch
        {
            "tepat_waktu" => reported ? 1 : null,
            "terlambat" => reported ? 0 : null,
            "isian_terisi" => filled,
            _ => asked,
        };
    }

    private double Ages(string code, string group, string indicator)
    {
        var people = recount.People(code.Equals).ToList();
        if (group == "tidak_diketahui")
        {
            return people.Count(person => person.BirthDate is null);
        }

        int Reaching() => people.Count(person => Recount.AgeOn(person, recount.On) < 60 && Recount.AgeOn(person, recount.On.AddYears(5)) >= 60);
        int Aged(int from, int to) => people.Count(person => Recount.AgeOn(person, recount.On) is { } age && age >= from && age <= to);
        return indicator switch
        {
            "mencapai_60" => Reaching(),
            "pengganti" => Reaching() + Aged(60, 200),
            _ => group == "60+" ? Aged(60, 200) : Aged(Number(group.Split('-')[0]), Number(group.Split('-')[1])),
        };

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private double Training(string code, string group, string indicator)
    {
        if (group is not ("dasar" or "belum"))
        {
            return 0;
        }

        var step = recount.Of(code.Equals, person => Recount.HasTraining(person) == (group == "dasar"))!;
        return indicator == "pelatihan" ? step.People : group == "dasar" ? step.Never + step.Expired : 0;
    }
}
