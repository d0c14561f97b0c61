using System.Globalization;
using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Samples;

/// <summary>
/// Kota Cimahi three times: November with the figures published in 2017 (36 people, postings that sum to 35, 13 certified),
/// December with those of 2019 (25/64/163 people, 21/44/0 certified), partly the same people, and October, the month before
/// November, of ours: two are not there yet, one still is, and a certificate has not been given yet.
/// </summary>
internal sealed class CimahiRosters(Dice dice, WorkerSource source)
{
    private static readonly RegionCode Region = RegionCode.Parse("32.77");
    private static readonly DateOnly Renewed = new(2026, 11, 30);

    private static readonly string[] NovemberHeadings =
    [
        "No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan", "Kecamatan",
        "Kelurahan", "No. HP / WA", "Email", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "LSP", "Keterangan",
    ];

    private static readonly string[] DecemberHeadings =
    [
        "No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan", "Kecamatan",
        "Kelurahan", "No. HP / WA", "Email", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "Keterangan",
    ];

    /// <summary>The last valid day by the number of the person; one is past and two fall due soon.</summary>
    private static readonly Dictionary<int, DateOnly> LastValidDays = new()
    {
        [1] = new(2028, 3, 14),
        [3] = new(2026, 12, 15),
        [6] = new(2029, 7, 2),
        [9] = new(2027, 9, 20),
        [11] = new(2030, 1, 10),
        [14] = new(2031, 5, 4),
        [17] = new(2026, 12, 1),
        [18] = new(2026, 10, 25),
        [20] = new(2028, 11, 8),
        [22] = new(2030, 6, 17),
        [24] = new(2029, 2, 25),
        [27] = new(2027, 8, 12),
        [32] = new(2031, 2, 19),
        [35] = new(2028, 8, 30),
    };

    private static readonly (string Kecamatan, string Kelurahan)[] Places =
        [.. PlaceTables.Cimahi.SelectMany(kecamatan => kecamatan.Kelurahan.Select(kelurahan => (kecamatan.Name, kelurahan)))];

    /// <summary>Who comes in November, by number.</summary>
    private static readonly int[] Joining = [13, 36];

    /// <summary>Who is certified in November, by number.</summary>
    private const int CertifiedInNovember = 11;

    private readonly List<Member> _november = [];

    /// <summary>To be drawn after the others, so that those stay as they are.</summary>
    public void October(XLWorkbook workbook)
    {
        var sheet = new SheetWriter(workbook.AddWorksheet("Data SDM"));
        sheet.Title("DAFTAR SUMBER DAYA MANUSIA KESEJAHTERAAN SOSIAL", "DINAS SOSIAL KOTA CIMAHI", "Keadaan per tanggal 15 Oktober 2026");
        sheet.Blank();
        sheet.Header(NovemberHeadings);
        List<(Member Member, int Order)> members =
        [
            .. _november.Select((member, index) => (member, index + 1)).Where(entry => !Joining.Contains(entry.Item2)),
            (new Member(NewWorker(), "Pendamping PKH", "PKH", null), _november.Count + 1),
        ];
        for (var index = 0; index < members.Count; index++)
        {
            var (member, order) = members[index];
            WriteMember(sheet, index, order - 1, order == CertifiedInNovember ? member with { Certificate = null } : member, Places[(order - 1) % Places.Length]);
        }

        sheet.Write(null, "JUMLAH", null, members.Count);
    }

    public void November(XLWorkbook workbook)
    {
        var sheet = new SheetWriter(workbook.AddWorksheet("Data SDM"));
        sheet.Title("DAFTAR SUMBER DAYA MANUSIA KESEJAHTERAAN SOSIAL", "DINAS SOSIAL KOTA CIMAHI", "Keadaan per tanggal 2 November 2026");
        sheet.Blank();
        sheet.Header(NovemberHeadings);
        sheet.Write([.. Enumerable.Range(1, NovemberHeadings.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"({number})"))]);

        Hire(15, "Peksos", "Kelurahan");
        Hire(1, "Peksos", null);
        Hire(10, "Pendamping PKH", "PKH");
        Hire(2, "LK3", "LK3");
        Hire(3, "Staf Dinsos", "Dinsos");
        Hire(5, "Sakti Peksos", "Sakti Peksos");
        for (var index = 0; index < _november.Count; index++)
        {
            WriteMember(sheet, index, index, _november[index], Places[index % Places.Length]);
        }

        sheet.Write(null, "JUMLAH", null, _november.Count);
        sheet.Blank();
        foreach (var line in new[]
        {
            "Cimahi, 2 November 2026", "Kepala Dinas Sosial Kota Cimahi", "", "Raden Contoh Wiratama, S.Sos., M.Si.", "NIP. 19700101 199503 1 001",
        })
        {
            sheet.Write(null, null, null, null, null, null, null, null, null, null, null, null, null, line);
        }

        Recapitulation(workbook);
    }

    public void December(XLWorkbook workbook)
    {
        var kept = _november.Where(member => member.Role == "Peksos").ToList();
        DecemberSheet(workbook, "Peksos", 21, kept.Concat(Newcomers("Peksos", "Kelurahan", 25 - kept.Count)));

        var companions = _november.Where(member => member.Role == "Pendamping PKH").ToList();
        DecemberSheet(workbook, "TKS", 44, [
            .. Newcomers("TKSK", "Kecamatan", 3),
            .. companions,
            .. Newcomers("Pendamping PKH", "PKH", 31 - companions.Count),
            .. Newcomers("TKS lainnya", "Kelurahan", 30)]);

        DecemberSheet(workbook, "Relawan", 0, [
            .. Newcomers("PSM", "Kelurahan", 100),
            .. Newcomers("Tagana", "Kecamatan", 40),
            .. Newcomers("Karang Taruna", "Kelurahan", 23)]);
    }

    /// <param name="pattern">Decides which cells are left open, so that somebody's row is the same in both months.</param>
    private static void WriteMember(SheetWriter sheet, int index, int pattern, Member member, (string Kecamatan, string Kelurahan) place)
    {
        var (worker, role, posting, certificate) = member;
        var onlyRegion = posting is "Dinsos" or "LK3";
        sheet.Write(
            index + 1, worker.Name, worker.Nik, worker.BirthPlace, worker.BirthDate, worker.Sex == Sex.Female ? "P" : "L",
            role, posting, onlyRegion ? null : place.Kecamatan, posting == "Kelurahan" ? place.Kelurahan : null, worker.Phone,
            worker.Email, certificate?.Number, certificate?.IssuedOn,
            certificate is not null && certificate.LastValidDay != new DateOnly(2026, 12, 1) && pattern % 3 != 1 ? certificate.LastValidDay : null,
            certificate is null ? null : certificate.IssuedOn.Year < 2021 ? "LSPS" : "LSP Kemensos RI",
            certificate is null && pattern % 2 == 0 ? "Belum" : null);
    }

    private static void Recapitulation(XLWorkbook workbook)
    {
        var sheet = new SheetWriter(workbook.AddWorksheet("Rekap"));
        sheet.Title("REKAPITULASI SDM KESEJAHTERAAN SOSIAL KOTA CIMAHI");
        sheet.Header("Penempatan", "Jumlah", "Bersertifikat");
        sheet.Write("Kelurahan", 15);
        sheet.Write("PKH", 10);
        sheet.Write("LK3", 2);
        sheet.Write("Dinsos", 3);
        sheet.Write("Sakti Peksos", 5);
        sheet.Write("JUMLAH", 36, 13);
    }

    private void DecemberSheet(XLWorkbook workbook, string name, int certified, IEnumerable<Member> members)
    {
        var list = members.ToList();
        var sheet = new SheetWriter(workbook.AddWorksheet(name));
        sheet.Title($"DAFTAR {name.ToUpperInvariant()} KOTA CIMAHI", "Keadaan per tanggal 1 Desember 2026");
        sheet.Blank();
        sheet.Header(DecemberHeadings);

        // Who was certified before stays so (renewed where it fell due); newcomers fill up to the published number.
        var open = certified - list.Count(member => member.Certificate is not null);
        for (var index = 0; index < list.Count; index++)
        {
            var (worker, role, posting, certificate) = list[index];
            if (certificate is null && open > 0)
            {
                var issuedOn = dice.Date(new(2023, 2, 1), new(2026, 6, 30));
                certificate = new Certificate(NumberOf(index, issuedOn.Year), issuedOn);
                open--;
            }
            else if (certificate is not null && certificate.LastValidDay < new DateOnly(2027, 6, 1))
            {
                certificate = new Certificate(NumberOf(index, Renewed.Year), Renewed);
            }

            var place = Places[index % Places.Length];
            sheet.Write(
                index + 1, worker.Name, worker.Nik, worker.BirthPlace, worker.BirthDate,
                worker.Sex == Sex.Female ? "Perempuan" : "Laki-laki", role, posting, place.Kecamatan,
                posting == "Kelurahan" ? place.Kelurahan : null, worker.Phone, worker.Email, certificate?.Number,
                certificate?.IssuedOn, certificate?.LastValidDay, certificate is null ? "Belum" : null);
        }

        sheet.Write(null, "JUMLAH", null, list.Count);

        string NumberOf(int index, int year) =>
            string.Create(CultureInfo.InvariantCulture, $"CTH-{name.ToUpperInvariant()}-{index + 1:000}/{year}");
    }

    private void Hire(int count, string role, string? posting)
    {
        for (var number = 0; number < count; number++)
        {
            var order = _november.Count + 1;
            var certificate = LastValidDays.TryGetValue(order, out var last)
                ? Certificate.ValidThrough(string.Create(CultureInfo.InvariantCulture, $"CTH-{order:000}/LSP/{last.Year - 5}"), last)
                : null;
            _november.Add(new Member(NewWorker(), role, posting, certificate));
        }
    }

    private List<Member> Newcomers(string role, string posting, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Member(NewWorker(), role, posting, null))];

    private Worker NewWorker() => source.Next(Region, "Cimahi", new(1968, 1, 1), new(1999, 12, 31));

    private sealed record Member(Worker Worker, string Role, string? Posting, Certificate? Certificate);
}
