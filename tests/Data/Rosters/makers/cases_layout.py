"""Oddities of sheets and workbooks: headers, titles, totals, hidden things, several tables, other writers' files."""
import re

import rawxlsx
from cases_values import changed, fact, table
from model import *

SHORT = [NO, NAME, NIK, BORN, SEX, ROLE, POST]
TITLES = [["PEMERINTAH KOTA CIMAHI"], ["DINAS SOSIAL"], ["Jalan Contoh No. 1 Cimahi"], [], ["Lampiran Surat Nomor 400.9/123/2026"], ["DAFTAR SDM KESEJAHTERAAN SOSIAL"], ["KEADAAN PER 31 OKTOBER 2026"], []]
SIGNED = [[], [], *[[None] * 10 + [text] for text in ("Cimahi, 2 November 2026", "Kepala Dinas Sosial Kota Cimahi", None, None, "Drs. Contoh Pejabat, M.Si.", "Pembina Tingkat I", "NIP. 19700101 199503 1 001")]]


def short(count, start=0, certified=0):
    return only(people(count, certified, start), *SHORT)


def short_header():
    return [HEADER[c] for c in SHORT]


def cases(add):
    headers(add)
    rows(add)
    sheets(add)
    regions(add)
    forms(add)


def headers(add):
    add("letterhead-eight-rows-above", "closedxml", [Sheet("Data", [*TITLES, HEADER, *people(4)], merges=["A1:O1", "A2:O2"])], expect(4), "The header is not row 1")
    two = [["No", "Nama", "NIK", "Tempat / Tanggal Lahir", None, "Jenis SDM", "Sertifikat Kompetensi", None, None], [None, None, None, "Tempat", "Tanggal", None, "Nomor", "Tanggal", "Berlaku s.d."]]
    body = [[r[NO], r[NAME], r[NIK], r[PLACE], r[BORN], r[ROLE], r[CERT], r[ISSUED], r[UNTIL]] for r in people(4)]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "G1:I1"]
    for writer in ("openpyxl", "exceljs", "closedxml"):
        add(f"header-two-rows-merged-by-{writer}", writer, [Sheet("Data", [*two, *body], merges=merged)], expect(4, facts=[fact(0, born="1980-01-13", certificate="C-2024-001", expires="2029-05-11")]), "Levels are joined")
    three = [["No", "Identitas", None, None, "Jenis SDM", "Sertifikasi", None, None], [None, "Nama", "NIK", "Tanggal Lahir", None, "Kompetensi", None, None], [None, None, None, None, None, "Nomor Sertifikat", "Tanggal Sertifikat", "Berlaku s.d."]]
    add("header-three-rows-merged", "libreoffice", [Sheet("Data", [*three, *[[r[0], r[1], r[2], r[4], *r[5:]] for r in body]], merges=["A1:A3", "B1:D1", "B2:B3", "C2:C3", "D2:D3", "E1:E3", "F1:H1", "F2:H2"])],
        expect(4, facts=[fact(0, born="1980-01-13", certificate="C-2024-001")]), "Three levels, merged in all directions")
    add("header-two-rows-not-merged", "sheetjs", [Sheet("Data", [two[0], two[1], *body])], expect(4, facts=[fact(0, born="1980-01-13", certificate="C-2024-001")]), "The second level without any merge")
    add("number-row-in-brackets", "xlsxwriter", table([[f"({n})" for n in range(1, 16)], *people(3)]), expect(3), "(1) (2) (3) is nobody")
    add("number-row-plain", "openpyxl", table([list(range(1, 16)), *people(3)]), expect(3), "1 2 3 is nobody")
    page = people(6)
    add("header-repeated-on-each-page", "exceljs", table([*page[:2], HEADER, *page[2:4], [], HEADER, *page[4:]]), expect(6), "Nobody is called Nama Lengkap")
    odd = ["NO.", "NAMA\nLENGKAP", "N I K", "TEMPAT LAHIR", "TGL.\u00a0LAHIR", "L / P", "JENIS SDM *)", "PENEMPATAN ", "KEC.", "KEL.", "NO. HP/WA", "NO. SERTIFIKAT 1)", "TGL. SERTIFIKAT", "BERLAKU S/D", "KET."]
    add("headings-with-breaks-and-footnotes", "libreoffice", table(people(4), odd), expect(4, facts=[fact(0, born="1980-01-13", certificate="C-2024-001", expires="2029-05-11", kecamatan="Cimahi Utara")]), "Read as the words they are")
    order = [ROLE, PHONE, BORN, NIK, POST, UNTIL, NAME, ISSUED, CERT, SEX, KEL, NO]
    add("columns-in-other-order", "sheetjs", table(only(people(4), *order), [HEADER[c] for c in order]), expect(4, facts=[fact(0, nik=nik(0), phones="+6281234567000", certificate="C-2024-001")]), "Position means nothing")
    add("table-not-at-a1", "xlsxwriter", [Sheet("Data", [[], [], [], *[[None, None, None, *r] for r in [HEADER, *people(4)]]])], expect(4), "It begins at D4")
    add("unknown-columns", "openpyxl", table([r + ["XL", "Merah"] for r in people(3)], HEADER + ["Ukuran Sepatu Lapangan", "Warna Rompi"]), expect(3, findings={"ROS081": 2}), "Named, not silently dropped")
    private = ["Agama", "Nama Ibu Kandung", "No. Rekening", "NPWP", "No. BPJS", "Jumlah Anak"]
    add("personal-columns-nobody-asked-for", "libreoffice", table([r + ["Islam", "Contoh Ibu", "0012345678", "12.345.678.9-012.000", "0001234567890", 3] for r in people(3)], HEADER + private),
        expect(3, findings={"ROS090": 1}), "Dropped while reading and said so")
    add("header-in-row-38", "hand", [Sheet("Data", [["Keterangan panjang tentang pengisian"]] + [[] for _ in range(36)] + [HEADER, *people(3)])], expect(3), "Within the first forty rows")


def rows(add):
    add("kecamatan-merged-down", "exceljs", [Sheet("Data", [HEADER, *[r[:KEC] + ["Cimahi Tengah" if i == 0 else "Cimahi Selatan" if i == 3 else None] + r[KEL:] for i, r in enumerate(people(6))]], merges=["I2:I4", "I5:I7"])],
        expect(6, facts=[fact(2, kecamatan="Cimahi Tengah"), fact(5, kecamatan="Cimahi Selatan")]), "Filled within the merge only")
    add("kecamatan-once-not-merged", "openpyxl", table([r[:KEC] + ["Cimahi Tengah" if i == 0 else None] + r[KEL:] for i, r in enumerate(people(3))]), expect(3, facts=[fact(0, kecamatan="Cimahi Tengah"), fact(1, kecamatan=None)]), "Never filled down blindly")
    some = people(6)
    for row in some:
        row[KEC] = None
    add("sub-headings-per-kecamatan", "libreoffice", [Sheet("Data", [HEADER, ["A. Kecamatan Cimahi Utara"], *some[:2], ["B. Kecamatan Cimahi Tengah"], *some[2:]], merges=["A2:O2", "A5:O5"])],
        expect(6, facts=[fact(0, kecamatan="Cimahi Utara"), fact(5, kecamatan="Cimahi Tengah")]), "One text for the rows below")
    no_role = [r[:ROLE] + r[POST:] for r in people(6)]
    header = HEADER[:ROLE] + HEADER[POST:]
    add("sub-headings-per-role", "closedxml", [Sheet("Data", [header, ["I. PSM"], *no_role[:3], ["II. TAGANA"], *no_role[3:]])], expect(6, facts=[fact(0, role="PSM"), fact(5, role="TAGANA")]), "The role stands above its rows")
    add("subtotals-per-kecamatan", "xlsxwriter", [Sheet("Data", [HEADER, *people(6)[:2], [None, "Sub Jumlah", 2], *people(6)[2:], [None, "Sub Jumlah", 4], [None, "JUMLAH", 6]])], expect(6, declared={"total": 6}), "Totals are no people")
    add("total-row-differs", "openpyxl", [Sheet("Data", [HEADER, *people(5), ["JUMLAH", None, 6]], merges=["A7:B7"])], warned(5, declared={"total": 6}, findings={"ROS061": 1}), "Stated 6, listed 5: both are kept")
    add("total-in-title", "exceljs", [Sheet("Data", [["DAFTAR PSM KOTA CIMAHI (36 orang)"], [], HEADER, *people(4)])], expect(4, declared={"total": 36}), "The title states a number")
    add("signature-block", "closedxml", [Sheet("Data", [*TITLES, HEADER, *people(4), *SIGNED])], expect(4), "The head of the office is not in the list")
    left = [[], ["Mengetahui,", *[None] * 9, "Cimahi, 2 November 2026"], ["Sekretaris,", *[None] * 9, "Kepala Dinas Sosial,"], [], [], ["Contoh Sekretaris, S.Sos.", *[None] * 9, "Drs. Contoh Pejabat"], ["NIP. 19750101 200003 1 002", *[None] * 9, "NIP. 19700101 199503 1 001"]]
    add("signature-block-two-columns", "libreoffice", table([*people(4), *left]), expect(4), "Two officers side by side")
    spaced = []
    for i, row in enumerate(people(8)):
        spaced += [row, *([[] for _ in range(6)] if i % 3 == 2 else [])]
    add("blank-rows-for-printing", "hand", table(spaced), expect(8), "Reading goes on after blanks")
    add("prefilled-numbers-without-people", "xlsxwriter", table([*people(4), *[[n] + [None] * 13 + [F(f'IF(B{n + 1}="","",1)', "")] for n in range(5, 301)]]), expect(4), "300 numbers, 4 people")
    add("formatted-emptiness-below", "openpyxl", table(people(3)), expect(3), "Formats down to row 120",
        tweak=lambda book: [setattr(book.active.cell(r, c), "number_format", "@") for r in range(5, 121) for c in range(1, 16)])
    add("stray-formatted-cell-far-right", "openpyxl", table(people(3)), expect(3), "Blank but formatted at XFD and at row 1,048,576",
        tweak=lambda book: [setattr(book.active.cell(*at), "number_format", "@") for at in ((2, 16384), (1048576, 1))])
    add("hidden-rows-by-filter", "xlsxwriter", [Sheet("Data", [HEADER, *people(5)], hidden_rows=[3, 4])], expect(5, findings={"ROS082": 1}), "Read and mentioned once", tweak=lambda book: book.worksheets()[0].autofilter(0, 0, 5, 14))
    add("hidden-rows-spelt-true", "hand", [Sheet("Data", [HEADER, *people(5)], hidden_rows=[3])], expect(5, findings={"ROS082": 1}), "LibreOffice's spelling", hidden_word="true")
    add("rows-coloured-or-struck", "openpyxl", table(people(4, 0)), expect(4, 0, findings={"ROS092": 1}), "Yellow means certified, struck means gone: said to be unread", tweak=colour)
    add("cell-comments", "openpyxl", table(people(3, 0)), expect(3, 0, findings={"ROS093": 1}), "A comment says mutasi", tweak=comment)
    add("text-box-over-cells", "hand", table(people(3, 0)), expect(3, 0, findings={"ROS093": 1}), "A text box says who left", tweak=text_box)
    below = [["A. PSM"], ["No", "Nama", "NIK", "Tanggal Lahir", "L/P"], *only(people(2, 0), NO, NAME, NIK, BORN, SEX), [],
             ["B. TAGANA"], ["No", "NIA", "NIK", "Nama Anggota Tagana", "Tanggal Lahir", "L/P"], *[[r[NO], f"T-{i}", r[NIK], r[NAME], r[BORN], r[SEX]] for i, r in enumerate(people(2, 0, 2))]]
    add("tables-one-below-the-other", "hand", [Sheet("Sheet1", below)], expect(4, 0, facts=[fact(0, role="PSM", nik=nik(0)), fact(3, role="TAGANA", nik=nik(3), member="T-1")]), "Two programmes, each with the columns of its form")
    pair = [["DATA PSM KOTA CIMAHI"], [], ["No", "Nama", "NIK", "Jenis SDM", None, "No", "Nama", "NIK", "Jenis SDM"]]
    pair += [[i + 1, NAMES[i], nik(i), "PSM", None, i + 4, NAMES[i + 3], nik(i + 3), "PSM"] for i in range(3)]
    add("two-tables-side-by-side", "closedxml", [Sheet("Data", pair)], expect(6, 0, facts=[fact(0, nik=nik(0)), fact(5, nik=nik(5))]), "Six people, three rows high")


def colour(book):
    from openpyxl.styles import Font, PatternFill
    for column in range(1, 16):
        book.active.cell(2, column).fill = PatternFill("solid", fgColor="FFFF00")
        book.active.cell(3, column).fill = PatternFill("solid", fgColor="FFFF00")
        book.active.cell(4, column).font = Font(strike=True)


def comment(book):
    from openpyxl.comments import Comment
    book.active["B3"].comment = Comment("mutasi ke kecamatan lain", "operator")


def text_box(parts):
    box = ('<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
           '<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>'
           '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Kotak 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>No. 2 sudah mutasi</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
           '<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>')
    return rawxlsx.related(parts, "drawing", "xl/drawings/drawing1.xml", box, "application/vnd.openxmlformats-officedocument.drawing+xml", '<drawing r:id="rId1"/>')


def sheets(add):
    by_role = [Sheet(name, [short_header()[:5] + ["Penempatan"], *[r[:5] + ["Kelurahan"] for r in short(2, start)]]) for name, start in (("PSM", 0), ("TKSK", 2), ("TAGANA", 4))]
    add("one-sheet-per-role", "exceljs", by_role, expect(6, 0, facts=[fact(1, role="PSM"), fact(2, role="TKSK"), fact(5, role="TAGANA")]), "The sheet's name is the role")
    recap = Sheet("REKAP", [["REKAPITULASI SDM"], [], ["No", "Penempatan", "Jumlah", "Bersertifikat"], [1, "Kelurahan", 4, 1], [2, "PKH", 1, 1], ["JUMLAH", None, 6, 2]], merges=["A6:B6"])
    add("recap-sheet-with-other-total", "closedxml", [Sheet("Data", [HEADER, *people(5, 2)]), recap], expect(5, 2, declared={"total": 6, "certified": 2}, findings={"ROS085": 1}), "Stated 6, parts 5, listed 5")
    kec = [Sheet(f"Kec. {name}", [["KECAMATAN " + name.upper()], HEADER, *people(2, 0, start)]) for name, start in (("Cimahi Utara", 0), ("Cimahi Tengah", 2), ("Cimahi Selatan", 4))]
    add("one-sheet-per-kecamatan-some-empty", "libreoffice", [*kec, Sheet("Kosong", [])], expect(6, 0), "All read, not only the first")
    add("old-version-in-hidden-sheet", "xlsxwriter", [Sheet("Data", [HEADER, *people(3)]), Sheet("lama", [HEADER, *people(5)], hidden="hidden")], expect(3, findings={"ROS083": 1}), "Not read, but named")
    add("very-hidden-sheet", "openpyxl", [Sheet("Data", [HEADER, *people(3)]), Sheet("JANGAN DIHAPUS", [HEADER, *people(5)], hidden="veryHidden")], expect(3, findings={"ROS083": 1}), "Hidden by a macro's hand")
    guide = Sheet("Petunjuk", [["PETUNJUK PENGISIAN"], ["1. Isi NIK 16 angka"], ["2. Kirim sebelum tanggal 5"]])
    add("instruction-sheet-first", "sheetjs", [guide, Sheet("Data", [HEADER, *people(3)])], expect(3, findings={"ROS084": 1}), "The table is on the second sheet")
    add("chart-sheet-first", "xlsxwriter", table(people(3)), expect(3), "A chart is no table", tweak=chart)
    add("role-in-title", "hand", [Sheet("Sheet1", [["DAFTAR NAMA TAGANA KOTA CIMAHI"], [], [h for h in HEADER if h != "Jenis SDM"], *[r[:ROLE] + r[POST:] for r in people(3)]])], expect(3, facts=[fact(0, role="TAGANA")]), "The role stands in the title")
    add("no-role-anywhere", "openpyxl", [Sheet("Sheet1", [[h for h in HEADER if h != "Jenis SDM"], *[r[:ROLE] + r[POST:] for r in people(3)]])], stopped("ROS025"), "Nothing tells whose list this is")
    add("no-name-column", "exceljs", table(only(people(3), NO, NIK, BORN, ROLE), ["No", "NIK", "Tanggal Lahir", "Jenis SDM"]), stopped("ROS021"), "Numbers without names")
    add("no-nik-and-no-birth-date", "closedxml", table(only(people(3), NO, NAME, ROLE, PHONE), ["No", "Nama", "Jenis SDM", "No HP"]), stopped("ROS022"), "Nobody can be told apart")
    add("header-without-people", "libreoffice", table([]), stopped("ROS024"), "An empty list is never taken for nobody")
    add("letter-instead-of-list", "openpyxl", [Sheet("Surat", [["Kepada Yth."], ["Bersama ini kami sampaikan"]])], stopped("ROS020", findings={"ROS084": 1}), "No table at all")
    add("more-than-half-wrong", "hand", changed(5, 1, NIK=[nik(0), "123", "456", "789", nik(4)]), expect(5, 1, outcome="needsFixing", identityUncertain=3, findings={"ROS033": 3, "ROS042": 1}), "Then the old register stays")


def chart(book):
    page = book.add_chartsheet("Grafik")
    made = book.add_chart({"type": "column"})
    made.add_series({"values": "='Data SDM'!$A$2:$A$4"})
    page.set_chart(made)
    book.worksheets_objs.sort(key=lambda sheet: sheet.get_name() != "Grafik")


def regions(add):
    def of(values, **more):
        return table([r + [v] for r, v in zip(people(len(values)), values)], HEADER + ["Kabupaten / Kota"])

    add("region-in-many-spellings", "exceljs", of(["Kota Cimahi", "KOTA CIMAHI ", "Cimahi", "32.77", 32.77]), expect(5), "All are Cimahi")
    add("region-of-other-offices-in-some-rows", "xlsxwriter", of(["Kota Cimahi", "Kab. Bandung Barat", "Kota Bandung", "Kota Cimahi"]), warned(4, findings={"ROS060": 2}), "Two rows belong elsewhere")
    add("region-of-other-office-everywhere", "closedxml", of(["Kota Bandung"] * 3), expect(3, outcome="needsFixing", findings={"ROS023": 1, "ROS060": 3}), "The file is another office's")
    add("region-kota-against-kabupaten", "openpyxl", of(["Kab. Bekasi", "Kota Bekasi", "Bekasi"]), warned(3, region="32.75", findings={"ROS060": 1}), "One name, two regions: never guessed")
    add("region-code-trailing-zero-lost", "xlsxwriter", of([12.1, 12.1, 12.1]), expect(3, region="12.10"), "12.10 typed as a number became 12.1")
    add("title-of-other-region", "libreoffice", [Sheet("Data", [["DINAS SOSIAL KOTA BANDUNG"], ["DAFTAR PSM"], [], HEADER, *people(3)])], expect(3, outcome="needsFixing", findings={"ROS040": 1}), "The title names another city")
    add("title-with-province", "hand", [Sheet("Data", [["PEMERINTAH PROVINSI JAWA BARAT"], ["DINAS SOSIAL KOTA CIMAHI"], [], HEADER, *people(3)])], expect(3), "The province is no contradiction")


def forms(add):
    jatim = ["Nama Lengkap", "Nama Ibu Kandung", "No. KTP / NIK", "NIAT", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Agama", "Alamat", "Kabupaten / Kota", "Kecamatan", "Desa / Kelurahan", "RT", "RW", "No. Handphone",
             "Alamat Email", "Kab/Kota Lokasi Tugas", "Kecamatan Lokasi Tugas", "Tahun Pengangkatan", "Pekerjaan Utama", "Rekening Bank Jatim", "Status Kinerja", "Penilaian Tahunan"]
    filled = [[NAMES[i], "Contoh Ibu", nik(i), f"35.{i:04}", "Cimahi", born(i).isoformat(), "female" if i in WOMEN else "male", "Islam", "Jl. Contoh", "Kota Cimahi", "Cimahi Utara", "Cibabat", "001", "002", phone(i), "-", "Kota Cimahi",
               "Cimahi Selatan", 2019, "Wiraswasta", "00123", "Aktif", "Baik"] for i in range(3)]
    add("form-tksk-of-a-province", "exceljs", [Sheet("TKSK", [jatim, *filled])], expect(3, 0, findings={"ROS090": 1}, facts=[fact(2, role="TKSK", kecamatan="Cimahi Selatan", member="35.0002", sex="Female")]), "No certificate column at all")
    snake = ["kecamatan", "nama", "nama_ibu_kandung", "nomor_nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "alamat_rumah", "no_hp", "pendidikan_terakhir", "tahun_pengangkatan_tksk", "mulai_aktif", "legalitas_sertifikat", "jenis_diklat_yg_diikuti"]
    lines = [["Cimahi Utara", NAMES[i], "Contoh Ibu", nik(i), "Cimahi", born(i).strftime("%d-%m-%Y"), "P" if i in WOMEN else "L", "Jl. Contoh", phone(i), "S1", 2018, "2018", ["Ya", "Tidak", "Tidak"][i], ["Diklat Dasar TKSK", "-", "Tidak"][i]] for i in range(3)]
    add("form-with-database-headings", "hand", [Sheet("tksk", [snake, *lines])], warned(3, 0, findings={"ROS090": 1, "ROS055": 1}, facts=[fact(0, role="TKSK", training="Diklat Dasar TKSK", evidence="Claimed")]), "Headings of a database import")
    jabar = ["No", "Kabupaten / Kota", "Nama Lengkap", "NIK", "Jenis Kelamin", "Pendidikan Terakhir", "Nomor / Tanggal Sertifikasi", "Sertifikasi Kompetensi", "Jenjang Jabatan", "Tempat Bertugas", "Instansi Tempat Bertugas", "Nomor Handphone", "Alamat Email", "Status Keaktifan"]
    out = [[i + 1, "Kota Cimahi", NAMES[i], nik(i), "Perempuan" if i in WOMEN else "Laki-laki", "S1", ["056/LSPS-CMH/2024 (18 Agu 2024)", "-", "-"][i], ["Generalis", "Belum Bersertifikat", "Belum Bersertifikat"][i], "Ahli Pertama", "Panti Contoh", "Dinas Sosial", phone(i), "-", "Aktif"] for i in range(3)]
    add("form-peksos-export-of-a-province", "libreoffice", [Sheet("PEKSOS", [jabar, *out])], expect(3, 1, facts=[fact(0, role="PEKSOS", posting="Panti/LKS", issued="2024-08-18")]), "Number and date in one column, the level in another")
    tagana = ["No", "Nama Anggota Tagana", "NIK", "Nomor Induk Anggota (NIA)", "TTL", "L/P", "Sertifikat / Kompetensi", "Latsardik", "HP/WA"]
    lines = [[i + 1, NAMES[i], nik(i), f"T-{i}", f"Cimahi, {born(i).strftime('%d-%m-%Y')}", "P" if i in WOMEN else "L", None, ["2015", "Ya", None][i], phone(i)] for i in range(3)]
    add("form-tagana", "closedxml", [Sheet("TAGANA", [["DATA TAGANA"], tagana, *lines])], expect(3, 0, facts=[fact(0, role="TAGANA", member="T-0", training="Latsardik")]), "Latsardik is training")
