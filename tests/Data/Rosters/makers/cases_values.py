"""Oddities of single values: identity numbers, dates, phones, certificates, words."""
from model import *


def table(rows, header=HEADER, name="Data SDM"):
    return [Sheet(name, [header, *rows])]


def changed(count=4, certified=1, **columns):
    """The first people, with a list of values for each named column."""
    rows = people(count, certified)
    for column, values in columns.items():
        for row, value in zip(rows, values):
            row[globals()[column]] = value
    return table(rows)


def fact(i, **what):
    return {"name": NAMES[i]} | what


def cases(add):
    identity(add)
    contacts(add)
    dates(add)
    certificates(add)
    words(add)


def identity(add):
    zero = [N(nik(0)[:15] + "0"), nik(1), N(nik(2)[:15] + "0"), nik(3), nik(4), nik(5)]
    add("nik-typed-as-number-last-digit-zero", "xlsxwriter", changed(6, 2, NIK=[float(int(v.digits)) if isinstance(v, N) else v for v in zero]),
        warned(6, 2, identityUncertain=2, findings={"ROS012": 2}), "Excel kept 15 digits; the last is lost for good")
    add("nik-number-whole-from-software", "openpyxl", changed(4, NIK=[int(nik(i)) for i in range(4)]), expect(4, facts=[fact(1, nik=nik(1))]), "A program wrote all 16 digits as a number")
    add("nik-number-papua-odd-digit", "hand", changed(3, NIK=[N(nik(i, "917101")[:15] + d) for i, d in enumerate("135")]),
        expect(3, region="91.71", facts=[fact(1, nik=nik(1, "917101")[:15] + "3")]), "Above 2^53 an odd digit can only stand there if nothing rounded it")
    add("nik-number-papua-even-digit", "hand", changed(3, NIK=[nik(0, "917101"), N(nik(1, "917101")), nik(2, "917101")]),
        warned(3, region="91.71", identityUncertain=1, findings={"ROS031": 1}), "Above 2^53 an even digit may have been rounded")
    add("nik-scientific-text", "hand", changed(4, NIK=[nik(0), "3.27301E+15", nik(2), nik(3)]), warned(4, identityUncertain=1, findings={"ROS032": 1}), "Copied from the display")
    spaced = ["3277.01" + nik(0)[6:], "'" + nik(1), " ".join(nik(2)[n:n + 4] for n in (0, 4, 8, 12)), "\u00a0" + nik(3)[:8] + "-" + nik(3)[8:] + "\u200b"]
    add("nik-with-dots-spaces-apostrophe", "hand", changed(4, NIK=spaced), expect(4, facts=[fact(i, nik=nik(i)) for i in range(4)]), "Separators say nothing")
    add("nik-letter-o-for-zero", "libreoffice", changed(4, NIK=[nik(0), nik(1).replace("0", "O"), nik(2).replace("1", "l", 1), nik(3)]),
        warned(4, identityUncertain=2, findings={"ROS033": 2}), "Letters are named, never repaired")
    add("nik-fifteen-and-seventeen-digits", "closedxml", changed(4, NIK=[nik(0), nik(1)[:15], nik(2) + "1", nik(3)]), warned(4, identityUncertain=2, findings={"ROS033": 2}), "Neither padded nor cut")
    add("nik-text-and-number-mixed", "xlsxwriter", changed(4, NIK=[nik(0), float(nik(1)), nik(2), float(nik(3))]), expect(4), "Each cell has its own type")
    add("nik-placeholders", "closedxml", changed(6, 0, NIK=[nik(0), "-", "belum ada", "0000000000000000", "proses", None]),
        warned(6, 0, identityUncertain=5, findings={"ROS050": 5}), "Words for nothing are not one person")
    add("nik-missing-without-birth-date", "openpyxl", changed(4, NIK=[nik(0), nik(1), "-", nik(3)], BORN=[None, None, None, None]),
        warned(3, rows=(4, 3, 1), findings={"ROS034": 1}), "Nobody can be told apart by name alone")
    add("nik-of-women-day-plus-forty", "hand", table([person(i) for i in (2, 4, 6)]), expect(3, 0, facts=[fact(2, sex="Female")]), "Day 55 is a woman's 15th")
    add("nik-of-other-sex", "openpyxl", changed(4, SEX=["P", "L", "P", "L"]), warned(4, findings={"ROS052": 1}), "The register says L, the NIK a woman")
    add("nik-against-birth-date", "hand", changed(4, BORN=[born(0), D(1990, 5, 20), born(2), born(3)]), warned(4, findings={"ROS051": 1}), "Only a warning: a NIK is never corrected to match")
    add("nik-registered-elsewhere", "libreoffice", changed(3, NIK=[nik(0, "110101"), nik(1, "340401"), nik(2, "737101")]), expect(3), "The first digits say where somebody was first registered")
    add("nik-twice-same-person", "xlsxwriter", table(people(4) + [person(1)]), warned(4, rows=(5, 5, 0), findings={"ROS054": 1}), "Copied twice; counted once")
    add("nik-twice-other-name", "closedxml", changed(5, NIK=[nik(0), nik(1), nik(1), nik(3), nik(4)], SEX=["L", "L", None, "L", "P"], BORN=[born(0), born(1), born(1), born(3), born(4)]),
        warned(5, identityUncertain=2, findings={"ROS036": 2}), "Which of the two is right is for the office to say")
    two = [Sheet("PSM", [HEADER, *[r[:ROLE] + [None] + r[POST:] for r in people(4)]]), Sheet("Tagana", [HEADER, *[r[:ROLE] + [None] + r[POST:] for r in people(3, 0, 3)]])]
    add("person-in-two-roles-on-two-sheets", "openpyxl", two, expect(6, rows=(7, 7, 0), facts=[fact(0, role="PSM"), fact(5, role="TAGANA")]), "PSM and Tagana at once is common and right")
    card = "3277010101100005"
    add("family-card-number-as-nik", "xlsxwriter", changed(8, 1, NIK=[nik(0), nik(1), nik(2), nik(3), nik(4), card, card, card], SEX=["L", "L", "P", "L", "P", "L", None, "L"], BORN=[born(i) for i in range(8)]),
        warned(8, identityUncertain=3, findings={"ROS036": 3, "ROS051": 3, "ROS071": 1}), "The KK number has 16 digits too")
    add("nip-as-number-eighteen-digits", "openpyxl", table([r + [196907231996031005] for r in people(3)], HEADER + ["NIP"]), expect(3, findings={"ROS088": 3}), "Eighteen digits never fit a number; a NIP is not kept, so nobody is held back")
    nips = ["19800113 200501 1 001", "198102142021211002", "19690723 199603 2 005", "-"]
    add("nip-against-birth-date", "hand", table([r + [n] for r, n in zip(people(4), nips)], HEADER + ["NIP / NI PPPK"]), warned(4, findings={"ROS074": 1}), "It holds birth date and sex, of a PPPK too")
    masked = [[i + 1, NAMES[i], "************" + nik(i)[12:], nik(i), born(i), "PSM"] for i in range(4)]
    add("nik-in-hidden-column-masked-beside", "closedxml", [Sheet("Data", [["No", "Nama", "NIK (disamarkan)", "NIK", "Tanggal Lahir", "Jenis SDM"], *masked], hidden_columns=[4])],
        expect(4, 0, findings={"ROS082": 1}, facts=[fact(2, nik=nik(2))]), "The hidden column holds the real number")
    add("member-number-beside-nik", "libreoffice", table([r + [f"32.77.{i:05}"] for i, r in enumerate(people(3))], HEADER + ["Nomor Induk Anggota (NIA)"]),
        expect(3, facts=[fact(1, nik=nik(1), member="32.77.00001")]), "A member number is no NIK")


    codes(add)


def codes(add):
    dotted = [r + [c, n] for r, c, n in zip(people(4), ["32.77", "32.77.01.1001", "3277011001", N("3277011002")], ["1.2.3", "4.5.6", D(2003, 2, 1), "7.8.9"])]
    add("codes-that-look-like-dates", "hand", table(dotted, HEADER + ["Kode Wilayah", "NIA"]),
        warned(4, findings={"ROS073": 1}, facts=[fact(0, member="1.2.3"), fact(2, member=None)]), "Codes stay text; one that Excel made a date of is asked for, not guessed")
    fractions = [r + [rt] for r, rt in zip(people(4, 2), [D(2026, 5, 3), "003/005", D(2026, 4, 1), None])]
    fractions[1][CERT], fractions[1][ISSUED], fractions[1][UNTIL] = D(2024, 12, 1), None, None
    fractions[2][KEL] = D(2026, 4, 3)
    add("fractions-became-dates", "hand", table(fractions, HEADER + ["RT/RW"]),
        warned(4, 1, findings={"ROS073": 2, "ROS055": 1}, facts=[fact(1, evidence="Claimed", certificate=None), fact(2, kelurahan=None)]), "3/4 is a hamlet and 12/2024 a number: neither is a day")
    old = [r + [c] for r, c in zip(people(5), ["3277011001", "32.77.01.1001", N("3277011001"), "64.73", "Kota Cimahi"])]
    add("village-codes-old-and-new", "hand", table(old, HEADER + ["Kab/Kota"]), warned(5, findings={"ROS072": 1}), "Ten digits, thirteen signs, and a code from before a province was split")


def contacts(add):
    habits = ["+62 812-3456-7800", "62812.3456.7801", "(0812) 345 678 02", "0812 3456 7803 (WA)", "8123456 7804", "’081234567805"]
    add("phones-in-every-habit", "hand", changed(6, PHONE=habits), expect(6, facts=[fact(i, phones=f"+62812345678{i:02}") for i in range(6)]), "All of them are mobile numbers")
    add("phone-as-number-zero-lost", "xlsxwriter", changed(3, PHONE=[81234567000, 6281234567001, 81234567002.0]), expect(3, facts=[fact(i, phones=f"+628123456700{i}") for i in range(3)]), "Excel drops the leading zero")
    add("phones-two-in-one-cell", "hand", changed(4, PHONE=["081234567000/085612345678", "081234567001 / 62856 1234 5679", "081234567002, 085612345670", "081234567003\n085612345671"]),
        expect(4, facts=[fact(0, phones="+6281234567000 +6285612345678"), fact(1, phones="+6281234567001 +6285612345679"), fact(2, phones="+6281234567002 +6285612345670"),
                         fact(3, phones="+6281234567003 +6285612345671")]), "The first is the preferred one")
    add("phone-unreadable", "openpyxl", changed(3, PHONE=["hubungi istri", "0812", "-"]), warned(3, findings={"ROS065": 2}), "Named; the row stays")
    add("mail-addresses-in-habits", "openpyxl", table([r + [m] for r, m in zip(people(4), ["ASEP@Contoh.ID ", "mailto:budi@contoh.id", "cucu at contoh.id", "-"])], HEADER + ["Alamat Email"]),
        warned(4, findings={"ROS066": 1}, facts=[fact(0, email="asep@contoh.id"), fact(1, email="budi@contoh.id")]), "Three read, one named")


def dates(add):
    words_ = ["17 Agustus 1980", "14-Pebr-81", "15 Maret 1982", "16 April '83", "17-Mei-1984", "18 Juni 1985", "19 Juli 1986", "20 Agust 1987", "21 Sept 1988", "22 Oktober 1989", "23 Nopember 1990", "24 Des 1991"]
    rows = people(12)
    for row, text in zip(rows, words_):
        row[BORN] = text
    rows[0][NIK] = "3277011708800001"
    add("dates-with-indonesian-months", "libreoffice", table(rows), expect(12, facts=[fact(0, born="1980-08-17")] + [fact(i, born=born(i).isoformat()) for i in range(1, 12)]), "Old and new spellings")
    add("dates-as-text-day-first", "hand", changed(5, BORN=["13/01/1980", "14-02-81", "15.03.1982", "1983.04.16", "1984-05-17"]),
        expect(5, facts=[fact(i, born=born(i).isoformat()) for i in range(5)]), "Day first with any separator")
    add("dates-two-digit-years", "openpyxl", changed(3, BORN=["13/01/80", "14/02/81", "15/03/82"], ISSUED=["12/05/24", None, None], UNTIL=["11/05/29", None, None]),
        expect(3, facts=[fact(0, born="1980-01-13", issued="2024-05-12", expires="2029-05-11")]), "The century follows from what the column means")
    add("dates-month-first-in-text", "hand", changed(4, BORN=["01/13/1980", born(1), born(2), born(3)]), warned(4, findings={"ROS069": 1}, facts=[fact(0, born="1980-01-13")]), "No other reading is possible")
    mac = table(people(4))
    add("mac-1904-dates", "hand", mac, expect(4, facts=[fact(0, born="1980-01-13", issued="2024-05-12")]), "Excel for Mac counts from 1904", date1904="1")
    add("mac-1904-dates-spelt-true", "hand", mac, expect(4, facts=[fact(0, born="1980-01-13", issued="2024-05-12")]), "LibreOffice spells the same switch as a word", date1904="true")
    serials = changed(4, BORN=[(born(i) - D(1899, 12, 30)).days for i in range(4)])
    add("dates-as-serials-in-general-cells", "xlsxwriter", serials, expect(4, findings={"ROS087": 4}, facts=[fact(3, born=born(3).isoformat())]), "The format was lost, the number is still a date")
    add("date-style-not-applied", "hand", table(people(3)), expect(3, facts=[fact(0, born="1980-01-13")]), "applyNumberFormat=0: Excel still shows a date",
        tweak=lambda p: p | {"xl/styles.xml": p["xl/styles.xml"].replace('applyNumberFormat="1"', 'applyNumberFormat="0"')})
    add("birth-year-only", "closedxml", changed(3, BORN=[1980, "1981", born(2)]), warned(3, findings={"ROS053": 2}), "1980 is no serial of 1905")
    add("dates-that-do-not-exist", "hand", changed(4, BORN=["00/00/1980", "31/02/1981", "lupa", born(3)]), warned(4, findings={"ROS053": 3}), "Named, not guessed")
    header = HEADER[:PLACE] + ["Tempat, Tanggal Lahir"] + HEADER[SEX:]
    ttl = [r[:PLACE] + [text] + r[SEX:] for r, text in zip(people(4), ["Cimahi, 13 Januari 1980", "Bandung Barat, 14-2-1981", "Kab. Contoh , 15/03/1982", "Cimahi 16 April 1983"])]
    add("place-and-birth-date-in-one-cell", "hand", table(ttl, header), expect(4, facts=[fact(i, born=born(i).isoformat()) for i in range(4)]), "Split at the last comma, or before the day")
    add("birth-date-with-age-column", "openpyxl", table([r + [46 - i] for i, r in enumerate(people(3))], HEADER + ["Usia (Tahun)"]), expect(3), "The age is not needed")
    add("dates-strict-iso", "hand", table(people(4)), expect(4, facts=[fact(0, born="1980-01-13", issued="2024-05-12")]), "Strict Open XML writes dates as ISO text", iso=True, tweak="strict")
    swapped = people(6)
    for index, row in enumerate(swapped):
        day, month = 2 + index, 9 + index % 4
        row[NIK] = f"327701{day + (40 if index in WOMEN else 0):02}{month:02}{80 + index}{index + 1:04}"
        row[BORN] = D(1980 + index, day, month)
    swapped[0][ISSUED], swapped[0][UNTIL] = D(2024, 12, 5), D(2029, 11, 5)
    add("dates-swapped-by-english-computer", "xlsxwriter", table(swapped), warned(6, findings={"ROS070": 1}, facts=[fact(0, born="1980-09-02"), fact(5, born="1985-10-07")]),
        "Every NIK says that day and month are the other way round: decided once for the file")
    add("dates-with-time-of-day", "hand", changed(2, 1, BORN=[N("29233.5"), born(1)]), expect(2, findings={"ROS087": 1}, facts=[fact(0, born="1980-01-13")]), "A serial with noon in it is the same day")
    shifted = changed(4, 2, BORN=[N(f"{(born(i) - D(1899, 12, 30)).days - 1}.708333333333") for i in range(4)], ISSUED=["2024-05-11T17:00:00.000Z", "2024-05-11T17:00:00Z", None, None])
    add("dates-shifted-by-time-zone", "hand", shifted, warned(4, 2, findings={"ROS075": 1}, facts=[fact(i, born=born(i).isoformat()) for i in range(4)] + [fact(0, issued="2024-05-12")]),
        "A script wrote midnight in Jakarta as 17:00 of the day before", tweak=dated)
    add("dates-with-formats-of-indonesia", "openpyxl", table(people(3)), expect(3, facts=[fact(0, born="1980-01-13")]), "[$-421]dd mmmm yyyy",
        tweak=lambda book: [setattr(c, "number_format", "[$-421]dd mmmm yyyy;@") for row in book.active.iter_rows() for c in row if c.is_date])


def dated(parts):
    """Numbers of the birth date column as dates."""
    import re
    return parts | {"xl/worksheets/sheet1.xml": re.sub(r'(<c r="E\d+")><v>', r'\1 s="1"><v>', parts["xl/worksheets/sheet1.xml"])}


def certificates(add):
    small = [NO, NAME, NIK, BORN, SEX, ROLE, POST]

    def claims(header, values, **more):
        rows = only(people(len(values), 0), *small)
        return table([r + (v if isinstance(v, list) else [v]) for r, v in zip(rows, values)], [HEADER[c] for c in small] + (header if isinstance(header, list) else [header]))

    add("certificate-yes-or-no-only", "libreoffice", claims("Sertifikasi (Ya/Tidak)", ["Ya", "Tidak", "Sudah", "Belum", "v", "-"]),
        warned(6, 0, findings={"ROS055": 3}, facts=[fact(0, evidence="Claimed")]), "Said without a date: unknown, not certified")
    add("certificate-ticks", "openpyxl", claims("Sertifikat", ["✓", "√", None, "✔"]), warned(4, 0, findings={"ROS055": 3}), "A tick is a claim")
    add("certificate-number-and-date-in-one-cell", "hand", claims("Nomor / Tanggal Sertifikasi", ["056/LSPS-CMH/2024 (18 Agu 2024)", "45/LSP KEMENSOS RI/SK/XII/2022, 2 Desember 2022", "No. C-7 tgl 01-02-2023", "-"]),
        expect(4, 3, facts=[fact(0, certificate="056/LSPS-CMH/2024", issued="2024-08-18"), fact(1, certificate="45/LSP KEMENSOS RI/SK/XII/2022", issued="2022-12-02"), fact(2, issued="2023-02-01")]), "Both stand in one cell")
    add("certificate-passed-not-issued", "xlsxwriter", claims("Sertifikasi Kompetensi", ["Lulus, sertifikat belum terbit", "Kompeten (menunggu terbit)", "Belum lulus", "belum kompeten"]),
        expect(4, 0, facts=[fact(0, evidence="PassedNotIssued"), fact(1, evidence="PassedNotIssued")]), "Passed is a state of its own")
    add("certificate-for-life", "closedxml", changed(3, 1, UNTIL=["Seumur Hidup", None, None]), expect(3, 1), "Does not expire")
    add("certificate-only-expiry", "hand", changed(3, 1, ISSUED=[None] * 3), expect(3, 1, facts=[fact(0, expires="2029-05-11")]), "The given last day is enough")
    add("certificate-expired-and-due", "openpyxl", changed(3, 3, ISSUED=[D(2019, 3, 1), D(2022, 1, 10), D(2024, 5, 12)], UNTIL=[D(2024, 2, 29), D(2027, 1, 9), D(2029, 5, 11)]), expect(3, 2), "Due soon still counts; expired does not")
    add("certificate-range-of-years", "hand", changed(3, 1, ISSUED=[None] * 3, UNTIL=["2023 - 2028", None, None]), warned(3, 0, findings={"ROS056": 1}), "Years alone give no day: unknown, asked for")
    add("certificate-expiry-before-issue", "xlsxwriter", changed(4, 2, UNTIL=[D(2029, 5, 11), D(2023, 5, 11), None, None]), warned(4, 1, unknown=1, findings={"ROS037": 1}), "One of the two is wrong")
    add("certificate-issued-in-the-future", "closedxml", changed(4, 2, ISSUED=[D(2024, 5, 12), D(2027, 5, 12), None, None], UNTIL=[D(2029, 5, 11), None, None, None]),
        warned(4, 1, unknown=1, findings={"ROS038": 1}), "2027 typed for 2024")
    add("certificate-before-seventeen", "libreoffice", changed(4, 2, ISSUED=[D(2024, 5, 12), D(1994, 5, 12), None, None], UNTIL=[D(2029, 5, 11), None, None, None]),
        warned(4, 1, unknown=1, findings={"ROS076": 1}), "Before there was any certification, and a child: no date of a certificate")
    add("certificate-validity-of-three-years", "hand", changed(3, 1, UNTIL=[D(2027, 5, 11), None, None]), warned(3, 1, findings={"ROS057": 1}, facts=[fact(0, expires="2027-05-11")]), "The roster's own date wins, the difference is told")
    add("certificate-number-of-two-people", "openpyxl", changed(4, 2, CERT=["C-9", "C-9", None, None]), warned(4, 2, findings={"ROS058": 1}), "Only a warning")
    add("certificate-suspended", "xlsxwriter", claims(["No. Sertifikat", "Tanggal Sertifikat", "Keterangan"], [["C-1", D(2024, 5, 12), "sertifikat dicabut"], ["C-2", D(2024, 5, 12), None], [None, None, None]]), expect(3, 1), "Withdrawn is not certified")
    add("bimtek-only", "closedxml", claims(["No. Sertifikat Bimtek Dasar", "Penyelenggara", "Tanggal Sertifikat"], [["B-1/2020", "Kemensos", D(2020, 2, 17)], ["B-2/2020", "Kemensos", D(2020, 2, 17)], [None, None, None]]),
        expect(3, 0, facts=[fact(0, training="Bimtek Dasar")]), "A bimtek certifies nobody, not even its date")
    add("bimtek-in-certificate-column", "libreoffice", changed(3, 1, CERT=["Sertifikat Bimtek PSM 2020", "Diklat dasar 12/2019", None], ISSUED=[None] * 3, UNTIL=[None] * 3), warned(3, 0, findings={"ROS068": 2}), "Named, kept as training")
    add("certificate-remark-only", "openpyxl", changed(4, 0, NOTE=["sudah sertifikasi", "belum sertifikasi", "lulus uji kompetensi, sertifikat belum terbit", "aktif"]),
        warned(4, 0, findings={"ROS055": 1}, facts=[fact(2, evidence="PassedNotIssued")]), "The remark is all there is")


def words(add):
    add("sex-in-every-word", "hand", changed(8, SEX=["Laki-laki", "Lk", "Perempuan", "laki2", "Pr", "Pria", "Wanita", "M"]), expect(8), "All known words")
    add("sex-as-one-and-two", "hand", changed(5, SEX=[1, 1, 2, 1, 2]), expect(5, facts=[fact(2, sex="Female")]), "1 and 2 agree with the NIKs")
    add("sex-unreadable", "openpyxl", changed(3, SEX=["L", "?x", "P"]), warned(3, findings={"ROS064": 1}, facts=[fact(1, sex="Male")]), "The NIK still tells")
    names = ["Ir. H. Budi Rekaan, S.P., M.Si.", "Mu'min", "Moh. Contoh", "I Gusti Ngurah Rekaan", "Ny. \u201cTini\u201d d\u2019Contoh"]
    add("names-with-titles-and-quotes", "libreoffice", changed(5, 0, NAME=names), expect(5, 0, facts=[{"name": name, "nik": nik(i)} for i, name in enumerate(names)]), "Kept as written")
    add("names-with-tabs-breaks-and-emoji", "xlsxwriter", changed(3, 0, NAME=["Asep\tContohwan", "Budi\nRekaan ", " Cucu  Misalnya 😊"]), expect(3, 0, facts=[fact(0), fact(1), {"name": "Cucu Misalnya 😊"}]), "White space is one space")
    add("carriage-return-escapes", "hand", changed(3, 0, NAME=["Asep_x000D_ Contohwan", NAMES[1], NAMES[2]]), expect(3, 0, facts=[fact(0)]), "Excel writes a carriage return as _x000D_")
    notes = ["Pensiun 2024", "Meninggal dunia", "Mutasi ke Dinas lain", "Mengundurkan diri", "Cuti melahirkan", "Aktif", "tidak aktif"]
    add("status-words-in-remarks", "closedxml", changed(7, 0, NOTE=notes), warned(2, 0, rows=(7, 7, 0), findings={"ROS086": 5},
        facts=[fact(0, status="Retired"), fact(1, status="Died"), fact(2, status="Moved"), fact(3, status="Resigned"), fact(4, status="OnLeave"), fact(6, status="Inactive")]), "Who left is not counted, who is on leave is")
    add("dashes-and-nihil", "hand", changed(4, 0, PHONE=["-", "–", "nihil", "tidak ada"], CERT=["-", "nihil", "tidak ada", "N/A"], ISSUED=["-"] * 4, UNTIL=["-"] * 4, NOTE=["-", "–", "nihil", "N/A"]), expect(4, 0), "Words for nothing")
    add("error-cells", "hand", changed(4, 1, PHONE=[E("#N/A"), phone(1), E("#REF!"), phone(3)]), warned(4, findings={"ROS062": 2}), "An error is not a blank: it is named")
    add("formulas-with-cached-values", "xlsxwriter", changed(4, NIK=[F(f'"{nik(i)}"', nik(i)) for i in range(4)], POST=[F('VLOOKUP(A1,A:B,2,0)', "PKH")] * 4), expect(4, facts=[fact(0, nik=nik(0), posting="PKH")]), "The value Excel computed last")
    add("formulas-never-calculated", "openpyxl", changed(4, 1, PHONE=[F('"0812"&"34567000"'), phone(1), phone(2), phone(3)], KEL=[F("A1"), "Cibabat", "Cibabat", "Cibabat"]), warned(4, findings={"ROS063": 2}), "Open in Excel and save once")
    roles = ["Tenaga Kesejahteraan Sosial Kecamatan", "Pendamping PKH", "SAKTI PEKSOS", "Peksos Generalis", "PKSM", "Taruna Siaga Bencana", "Kartar", "Pelopor Perdamaian", "Penyuluh Sosial Masyarakat", "LK3"]
    codes = ["TKSK", "PKH", "SAKTI_PEKSOS", "PEKSOS", "PSM", "TAGANA", "KARANG_TARUNA", "PORDAM", "PENSOSMAS", "LK3"]
    add("roles-by-synonyms", "libreoffice", changed(10, ROLE=roles), expect(10, facts=[fact(i, role=code) for i, code in enumerate(codes)]), "Programmes by name and abbreviation")
    add("role-unknown", "openpyxl", changed(4, ROLE=["PSM", "Taganna", "Satpam", "PSM"]), warned(2, rows=(4, 2, 2), findings={"ROS035": 2}), "Blocked, with the nearest names")
    postings = ["Kel. Cibabat", "Kelurahan", "PENDAMPING PKH", "DinsosP2KBP3A", "Dinas Sosial Kota Cimahi", "LK3", "Sakti Peksos", "Puskesmas Contoh"]
    add("postings-by-synonyms", "hand", changed(8, POST=postings),
        expect(8, facts=[fact(i, posting=p) for i, p in enumerate(["Kelurahan", "Kelurahan", "PKH", "Dinsos", "Dinsos", "LK3", "Sakti Peksos", "Puskesmas Contoh"])]), "Grouped where known, kept where not")
    add("posting-missing", "hand", changed(4, POST=["Kelurahan", None, "Kelurahan", "-"]), expect(4, findings={"ROS080": 2}), "One person without posting, as in Cimahi")
    add("ditto-marks", "closedxml", changed(4, 0, POST=["PKH", "sda", '"', "idem"], KEC=["Cimahi Tengah", "s.d.a", "〃", "Cimahi Utara"]),
        expect(4, 0, findings={"ROS091": 5}, facts=[fact(1, posting="PKH", kecamatan="Cimahi Tengah"), fact(3, posting="PKH", kecamatan="Cimahi Utara")]), "Copied from above and said so")
    add("text-numbers-with-spaces", "libreoffice", changed(3, NO=["1 ", " 2", "'3"], PHONE=[phone(0) + " ", " " + phone(1), "'" + phone(2)]), expect(3, facts=[fact(2, phones="+62" + phone(2)[1:])]), "Numbers as text with blanks and apostrophes")
    add("formula-words-as-text", "xlsxwriter", changed(3, 0, NOTE=["=1+1", "@SUM(A1)", "+62 hubungi"]), expect(3, 0), "Text that looks like a formula stays text")
    add("tksk-more-than-kecamatan", "openpyxl", changed(4, ROLE=["TKSK"] * 4), warned(4, findings={"ROS059": 1}), "Cimahi has three kecamatan")
