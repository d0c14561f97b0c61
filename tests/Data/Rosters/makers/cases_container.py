"""Oddities of the file itself: unusual but right packages, damage, and files that are no workbook."""
import io
import re
import zipfile

import rawxlsx
from cases_values import fact, table
from model import *

FACTS = [fact(0, nik=nik(0), born="1980-01-13", certificate="C-2024-001")]


def cases(add, raw):
    packages(add)
    broken(raw)


def swap(name, change):
    return lambda parts: parts | {name: change(parts[name])}


def renamed(parts):
    parts["xl/strings2.xml"] = parts.pop("xl/sharedStrings.xml")
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("sharedStrings.xml", "strings2.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("sharedStrings.xml", "strings2.xml")
    return parts


def moved(parts):
    return {name.replace("xl/workbook.xml", "xl/workbook2.xml").replace("xl/_rels/workbook.xml.rels", "xl/_rels/workbook2.xml.rels"):
            text.replace("xl/workbook.xml", "xl/workbook2.xml") for name, text in parts.items()}


def prefixed(text):
    text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text)
    return text.replace("<x:?xml", "<?xml").replace("xmlns=", "xmlns:x=")


def folders(parts):
    return {"[Content_Types].xml": parts.pop("[Content_Types].xml"), "_rels/": "", "xl/": "", "xl/worksheets/": ""} | parts


def backward(text):
    rows = re.findall(r"<row .*?</row>", text)
    return text.replace("".join(rows), "".join(reversed(rows)))


def rich(text):
    halves = f'<si><r><t xml:space="preserve">Asep </t></r><r><rPr><b/></rPr><t>Contohwan</t></r><rPh sb="0" eb="1"><t>bacaan</t></rPh></si>'
    return text.replace('<si><t xml:space="preserve">Asep Contohwan</t></si>', halves)


def packages(add):
    sheet = "xl/worksheets/sheet1.xml"
    rosters = table(people(4))
    for name, tweak, why, options in (
        ("strict-open-xml", "strict", "Chosen in Save As by accident", {}),
        ("inline-strings", None, "Text within the cells", {"inline": True}),
        ("prefixed-elements", lambda p: {n: prefixed(t) if n.startswith("xl/") and not n.endswith(".rels") else t for n, t in p.items()}, "x:row instead of row", {}),
        ("cells-without-references", swap(sheet, lambda t: re.sub(r'<c r="[A-Z]+\d+"', "<c", t)), "Positions by order only", {"full": True}),
        ("references-in-lower-case", swap(sheet, lambda t: re.sub(r'<c r="([A-Z]+)', lambda m: '<c r="' + m[1].lower(), t)), "a1 is A1", {}),
        ("rows-out-of-order", swap(sheet, backward), "The XML lists the last row first", {}),
        ("dimension-that-lies", swap(sheet, lambda t: t.replace("<sheetData>", '<dimension ref="A1:B2"/><sheetData>')), "It says A1:B2", {}),
        ("shared-strings-part-renamed", renamed, "Found by its relationship", {}),
        ("workbook-part-renamed", moved, "Found by its relationship", {}),
        ("absolute-relationship-targets", swap("xl/_rels/workbook.xml.rels", lambda t: t.replace('Target="', 'Target="/xl/')), "Targets from the root", {}),
        ("folders-in-the-zip", folders, "As WPS Office writes them", {}),
        ("backslashes-in-entry-names", lambda p: {n.replace("/", "\\") if n.startswith("xl/w") else n: t for n, t in p.items()}, "Written by an old Windows library", {}),
        ("rich-text-and-phonetics", swap("xl/sharedStrings.xml", rich), "One name in two formats", {}),
        ("blank-strings-everywhere", swap(sheet, lambda t: t.replace("</row>", '<c r="P1" t="inlineStr"><is><t></t></is></c></row>', 1)), "Empty text is blank", {}),
    ):
        body = rosters
        if options.pop("full", False):
            body = table([[("-" if v is None else v) for v in r] for r in people(4)])
        add(name, "hand", body, expect(4, facts=FACTS), why, tweak=tweak, **options)
    add("lookup-to-other-workbook", "hand", table([r[:POST] + [F("VLOOKUP(C2,[1]Induk!A:B,2,0)", "PKH")] + r[KEC:] for r in people(4)]),
        refused("ROS016") | {"says": {"ROS016": 'tautan ke "Data Induk 2025.xlsx"'}}, "The link is named by its last piece, never followed", tweak=linked)
    again = [r[:UNTIL + 1] + ["DATA FIX"] for r in reversed(people(4))]
    add("sent-again-as-data-fix-final", "openpyxl", [Sheet("DATA FIX FINAL (2) rev", [["DATA SDM KESOS"], ["FIX FINAL"], HEADER, *again])],
        expect(4, facts=FACTS) | {"sameAs": "plain-by-hand"}, "Saved anew, in another order, under another name: the same people, counted once")
    add("province-dump-with-all-columns", "hand", dump(), expect(300, 100, findings={"ROS090": 1}), "Forty columns, of which a third is needed")
    wide = [r + [None] * 11 for r in people(4)]
    add("google-sheets-thousand-blank-rows", "openpyxl", table(wide), expect(4, facts=FACTS), "26 columns, 1,000 formatted rows",
        tweak=lambda book: [setattr(book.active.cell(r, c), "number_format", "General;@") for r in range(6, 1001) for c in (1, 26)])
    for writer in ("closedxml", "libreoffice", "openpyxl", "xlsxwriter", "sheetjs", "exceljs", "hand"):
        add(f"plain-by-{writer}", writer, rosters, expect(4, facts=FACTS), "Nothing odd but its writer")


def linked(parts):
    """As Excel keeps a VLOOKUP into another workbook: the folder names a computer and its user."""
    target = "file:///C:/Users/operator/Documents/Data%20Induk%202025.xlsx"
    return parts | {
        "xl/externalLinks/externalLink1.xml": f'{rawxlsx.XML}<externalLink xmlns="{rawxlsx.MAIN}" xmlns:r="{rawxlsx.RELS}"><externalBook r:id="rId1"><sheetNames><sheetName val="Induk"/></sheetNames></externalBook></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'{rawxlsx.XML}<Relationships xmlns="{rawxlsx.PACKAGE}"><Relationship Id="rId1" Type="{rawxlsx.RELS}/externalLinkPath" Target="{target}" TargetMode="External"/></Relationships>',
    }


def dump():
    """An export of a whole table: every column of a province's application, most of them not needed."""
    more = ["Agama", "Alamat", "RT", "RW", "Pendidikan Terakhir", "Pekerjaan", "Status Perkawinan", "Nama Ibu Kandung", "No. Rekening", "NPWP", "No. BPJS", "TMT", "Tahun Pengangkatan",
            "Masa Tugas", "Ukuran Baju", "Provinsi", "Kab/Kota", "Kode Desa", "NIA", "Email", "Status Keaktifan", "Penilaian Tahunan", "Golongan", "Pangkat", "Foto"]
    syllables = "ba ci du fe ga hi jo ku la mi nu pe ra si tu".split()
    rows = []
    for i in range(300):
        first, last = (syllables[i % 15] + syllables[i // 15 % 15]).title(), (syllables[i // 7 % 15] + syllables[i % 11] + "wan").title()
        day = D(1970 + i % 30, 1 + i % 12, 1 + i % 28)
        name = f"{first} {last} Contoh"
        rows.append([i + 1, name, f"327701{day.day:02}{day.month:02}{day.year % 100:02}{i + 1:04}", "Cimahi", day, "L", "PSM", "Kelurahan", "Cimahi Utara", "Cibabat", f"0812{i:08}",
                     *([f"C-{i:04}", D(2024, 5, 12), D(2029, 5, 11)] if i % 3 == 0 else [None] * 3), None,
                     "Islam", "Jl. Contoh", "001", "002", "SMA", "Wiraswasta", "Kawin", "Ibu Contoh", "0012345678", "12.345.678.9-012.000", "0001234567890", D(2015, 1, 1), 2015,
                     "2015 - 2030", "XL", "Jawa Barat", "Kota Cimahi", "3277011001", f"P-{i}", f"orang{i}@contoh.id", "Aktif", "Baik", None, None, None])
    return table(rows, HEADER + more, "Worksheet")


def zipped(names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def broken(raw):
    whole = rawxlsx.pack(rawxlsx.parts_of(table(people(4))))
    raw("truncated-upload", "xlsx", whole[:len(whole) * 6 // 10], refused("ROS017"), "The connection broke")
    stored = bytearray(rawxlsx.pack(rawxlsx.parts_of(table(people(4))), zipfile.ZIP_STORED))
    stored[stored.index(b"Asep Contohwan")] ^= 0x02
    raw("one-flipped-bit", "xlsx", bytes(stored), refused("ROS017"), "One bit of a name flipped on a bad disk")
    raw("zip-of-two-workbooks", "xlsx", zipped({"PSM.xlsx": whole, "TKSK.xlsx": whole}), refused("ROS009"), "Two rosters in one zip")
    raw("rar-renamed", "xlsx", b"Rar!\x1a\x07\x01\x00" + bytes(range(64)), refused("ROS009"), "An archive by another name")
    raw("pdf-scan", "xlsx", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n", refused("ROS007"), "A scan")
    raw("photo-of-a-screen", "xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(48), refused("ROS008"), "A photo")
    raw("empty-file", "xlsx", b"", refused("ROS001"), "0 bytes")
    lock = (b"\x08operator" + b" " * 46 + b"\x08\x00" + "operator".encode("utf-16-le")).ljust(165, b" ")
    raw("lock-file-of-excel", "xlsx", lock[:165], refused("ROS028"), "~$Data.xlsx was sent instead of Data.xlsx")
    parts = rawxlsx.parts_of(table(people(4)))
    types = parts["[Content_Types].xml"]
    macro = types.replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml").replace("</Types>", '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    raw("macros-renamed-xlsx", "xlsx", rawxlsx.pack(parts | {"[Content_Types].xml": macro, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(60)}), refused("ROS015"), "Macros are not opened")
    binary = types.replace("spreadsheetml.sheet.main+xml", "sheet.binary.macroEnabled.main").replace("workbook.xml", "workbook.bin")
    raw("xlsb-renamed", "xlsx", rawxlsx.pack({"[Content_Types].xml": binary, "_rels/.rels": parts["_rels/.rels"].replace("workbook.xml", "workbook.bin"), "xl/workbook.bin": b"\x83\x01\x00\x84\x01\x00"}), refused("ROS011"), "Save as .xlsx instead")
    raw("word-document-renamed", "xlsx", zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}), refused("ROS013"), "A letter")
    sector = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptionInfo".encode("utf-16-le").ljust(128, b"\0") + "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    raw("password-protected", "xlsx", sector.ljust(1536, b"\0"), refused("ROS004"), "Locked by a password")
    raw("strings-part-missing", "xlsx", rawxlsx.pack({n: t for n, t in parts.items() if n != "xl/sharedStrings.xml"}), refused("ROS017"), "Never numbers for names")
    entity = parts["xl/sharedStrings.xml"].replace("<sst", '<!DOCTYPE sst [<!ENTITY a "b">]><sst')
    raw("dtd-in-strings", "xlsx", rawxlsx.pack(parts | {"xl/sharedStrings.xml": entity}), refused("ROS018"), "No office program writes a DTD")
