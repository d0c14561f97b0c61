using Microsoft.OpenApi;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Portal.OpenApi;

/// <summary><see cref="RightsApi"/> and <see cref="BreachApi"/>.</summary>
internal static class RightsDescription
{
    private const string Tag = "Rights of a person";
    private const string Who = "the office for its own people, operator";

    public static IReadOnlyList<DescribedAddress> All { get; } =
    [
        Of("FindPerson", "Where somebody is known", [], GivenAnswer.Json(Shape.Object(
            ("regions", Shape.List(Shape.Object(("region", Shape.Region), ("serving", Shape.Flag), ("person", Shape.Text), ("restricted", Shape.Flag))))))),
        Of("ExportPerson", "A copy of all data of somebody", [], GivenAnswer.Json(Shape.Named("PersonCopy"), "The copy, under Indonesian labels.")
            .With("Content-Disposition", "The name under which it is saved.")),
        Of("CorrectPerson", "Corrects data of somebody", [.. Usual.Asking, ("fields", Corrections)], Regions, "400 reason-missing", "400 fields-unreadable"),
        Of("RestrictPerson", "Restricts processing", Usual.Asking, Regions, "400 reason-missing"),
        Of("LiftRestriction", "Lifts a restriction", Usual.Asking, Regions, "400 reason-missing"),
        Of("ErasePerson", "Erases somebody", [], GivenAnswer.Json(Shape.Object(
            ("regions", Shape.Count),
            ("files", Shape.Count),
            ("inboxFiles", Shape.Count),
            ("versions", Shape.Count),
            ("alerts", Shape.Count),
            ("notes", Shape.Count.Saying("Files that went as a whole.")),
            ("unsearched", Shape.Count.Saying("Files that somebody has to look at."))))),
        new("ListBreach", Tag, "operator", "Who was affected by a breach")
        {
            More = "As CSV, for the notices, where `Accept` asks for it.",
            Takes = TakenBody.Json(Shape.Object(
                ("from", Shape.Text.Saying("Such as `2026-11-24T09:30+07:00`; without a zone western Indonesia's time.")),
                ("to", Shape.Text),
                ("region?", Shape.Region),
                ("actor?", Shape.Text.Saying("Whose records narrow the answer, such as `office:1a2b3c4d5e6f`.")),
                ("found?", Shape.Text.Saying("When the breach was found.")))),
            Gives = [new GivenAnswer(200, "The list.", [("application/json", Shape.Named("Breach")), ("text/csv", Shape.Bytes)], [])],
            Problems =
            [
                "403 not-allowed", "404 region-unknown", "400 body-invalid", "400 from-invalid", "400 to-invalid", "400 found-invalid", "400 window-reversed",
                "400 window-future", "400 found-early", "400 actor-invalid",
            ],
        },
    ];

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> Shapes { get; } =
    [
        ("Breach", Shape.Object(
            ("from", Shape.Moment),
            ("to", Shape.Moment),
            ("zoneAssumed", Shape.OneOf("WIB").OrNull()),
            ("foundAt", Shape.Moment),
            ("noticeBy", Shape.Moment),
            ("actorRecords", Shape.Count.OrNull()),
            ("regions", Shape.List(Shape.Object(
                ("region", Shape.Region), ("name", Shape.Text), ("people", Shape.Count), ("onlySubmitted", Shape.Count), ("unreachable", Shape.Count)))),
            ("cannotTell", Shape.List(Shape.Text)),
            ("summary", Shape.Text),
            ("people", Shape.List(Shape.Object(
                ("region", Shape.Region),
                ("name", Shape.Text),
                ("phones", Shape.List(Shape.Text)),
                ("emails", Shape.List(Shape.Text)),
                ("classes", Shape.List(Shape.Text)),
                ("since", Shape.Moment),
                ("source", Shape.OneOf("register", "berkas kiriman"))))))),
        ("PersonCopy", Shape.Object(
            ("dokumen", Shape.Text),
            ("dibuat", Shape.Moment),
            ("kunciOrang", Shape.Text),
            ("wilayah", Shape.List(Shape.Named("PersonCopyRegion"))),
            ("jejakPemrosesan", Shape.List(Shape.Object(
                ("lingkup", Shape.Text),
                ("nomor", Shape.Count),
                ("waktu", Shape.Moment),
                ("pelaku", Shape.Text),
                ("tindakan", Shape.Text),
                ("tentang", Shape.Text),
                ("rincian", Shape.Map(Shape.Text))))))),
        ("PersonCopyRegion", Shape.Object(
            ("kode", Shape.Region),
            ("nama", Shape.Text),
            ("rujukan", Shape.List(Shape.Text)),
            ("register", Shape.List(Shape.Named("PersonCopyForm"))),
            ("tidakTercantumLagi", Shape.List(Shape.Object(
                ("peran", Shape.Named("Role")),
                ("sejak", Shape.Date),
                ("alasan", Shape.Text.OrNull()),
                ("dijelaskan", Shape.Date.OrNull()),
                ("pindahKe", Shape.Region.OrNull()),
                ("orang", Shape.Named("PersonCopyForm"))))),
            ("peninjauanIdentitas", Shape.List(Shape.Object(
                ("bagian", Shape.Text),
                ("terdaftar", Shape.Text),
                ("tertulis", Shape.Text),
                ("sejak", Shape.Date),
                ("kiriman", Shape.Text),
                ("ditolak", Shape.Flag)))),
            ("bertugasJugaDi", Shape.List(Shape.Object(("wilayah", Shape.Region), ("sejak", Shape.Date)))),
            ("bentukDalamVersiLama", Shape.List(Shape.Named("PersonCopyForm"))),
            ("versi", Shape.List(Shape.Object(("nomor", Shape.Count), ("langkah", Shape.Text), ("waktu", Shape.Moment)))),
            ("kiriman", Shape.List(Shape.Object(
                ("kiriman", Shape.Text),
                ("berkas", Shape.Text),
                ("diunggah", Shape.Moment),
                ("keadaan", Shape.OneOf<SubmissionState>(SubmissionStates.Code)),
                ("tandaTerima", Shape.Flag)))),
            ("peringatan", Shape.List(Shape.Object(("ambang", Shape.Text), ("keadaan", Shape.Text), ("saluran", Shape.Text.OrNull()), ("waktu", Shape.Moment)))),
            ("pilihanSaluran", Shape.List(Shape.Object(
                ("whatsApp", Shape.Flag), ("diutamakan", Shape.Text.OrNull()), ("sejak", Shape.Moment), ("sumber", Shape.Text)))),
            ("pesanDihentikanSejak", Shape.List(Shape.Moment)),
            ("alamatTidakTerpakai", Shape.List(Shape.Object(("sebab", Shape.OneOf<UndeliverableCause>(cause => cause.ToString())), ("sejak", Shape.Moment)))),
            ("diberitahuLangsung", Shape.List(Shape.Object(("hariTerakhir", Shape.Date), ("pada", Shape.Date)))))),
        ("PersonCopyForm", Shape.Object(
            ("nama", Shape.Text),
            ("nik", Shape.Text.OrNull()),
            ("tanggalLahir", Shape.Date.OrNull()),
            ("jenisKelamin", Shape.OneOf("L", "P").OrNull()),
            ("nomorHp", Shape.List(Shape.Text)),
            ("surel", Shape.Text.OrNull()),
            ("penugasan", Shape.List(Shape.Object(
                ("peran", Shape.Named("Role")),
                ("penempatan", Shape.Text.OrNull()),
                ("kecamatan", Shape.Text.OrNull()),
                ("kelurahan", Shape.Text.OrNull()),
                ("keadaan", Shape.Text),
                ("nomorAnggota", Shape.Text.OrNull()),
                ("sertifikat", Shape.List(Shape.Named("PersonCopyCertificate")))))),
            ("sertifikatTerdahulu", Shape.List(Shape.Object(
                ("peran", Shape.Named("Role")), ("digantiPada", Shape.Date), ("kiriman", Shape.Text), ("sertifikat", Shape.Named("PersonCopyCertificate"))))),
            ("koreksi", Shape.List(Shape.Object(
                ("bagian", Shape.Text),
                ("lama", Shape.Text.OrNull()),
                ("baru", Shape.Text.OrNull()),
                ("pada", Shape.Date),
                ("alasan", Shape.Text),
                ("dimintaOleh", Shape.Text)))),
            ("pembatasan", Shape.Object(("sejak", Shape.Date), ("alasan", Shape.Text), ("dimintaOleh", Shape.Text)).OrNull()))),
        ("PersonCopyCertificate", Shape.Object(
            ("jenis", Shape.Text),
            ("bukti", Shape.Text),
            ("skema", Shape.Text.OrNull()),
            ("nomor", Shape.Text.OrNull()),
            ("penerbit", Shape.Text.OrNull()),
            ("terbit", Shape.Date.OrNull()),
            ("berlakuSampai", Shape.Date.OrNull()),
            ("seumurHidup", Shape.Flag),
            ("ditangguhkan", Shape.Flag))),
    ];

    private static OpenApiSchema Corrections => Shape.Object(
        ("nama?", Shape.Text), ("tanggalLahir?", Shape.Text), ("jenisKelamin?", Shape.Text), ("nomorHp?", Shape.Text), ("surel?", Shape.Text))
        .Saying("What is corrected; an empty text removes a value.");

    private static GivenAnswer Regions => GivenAnswer.Json(Shape.Object(("regions", Shape.Count)), "In how many regions it was done.");

    /// <summary>The person stands in the body, so that no address and no access log ever holds a NIK.</summary>
    private static DescribedAddress Of(string function, string summary, (string, IOpenApiSchema)[] more, GivenAnswer gives, params IEnumerable<string> problems) =>
        new(function, Tag, Who, summary)
        {
            Takes = TakenBody.Json(Shape.AnyOf(
                Shape.Object([("nik", Shape.Matching("^\\d{16}$", null).Saying("For the operator alone.")), .. more]),
                Shape.Object([("region", Shape.Region), ("person", Shape.Text.Saying("The reference, as lists of people name it.")), .. more]))),
            Gives = [gives],
            Problems = ["403 not-allowed", "404 region-unknown", "404 person-unknown", "400 person-missing", "400 nik-malformed", .. problems],
        };
}
