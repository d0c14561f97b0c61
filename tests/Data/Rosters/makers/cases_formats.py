"""The same rosters in other formats than xlsx: .xls, html and XML named .xls, csv and text."""
import csv
import io
from html import escape

import rawxlsx
import writers
from cases_values import changed, fact, table
from model import *

FACTS = [fact(0, nik=nik(0), born="1980-01-13", certificate="C-2024-001", phones="+6281234567000")]


def text_of(sheets, separator=",", line="\r\n", day="%d/%m/%Y", quoting=csv.QUOTE_MINIMAL):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator=line, quoting=quoting)
    for row in sheets[0].rows:
        writer.writerow(["" if v is None else v.strftime(day) if isinstance(v, dt.date) else v for v in row])
    return stream.getvalue()


def cell(value, tag="td", extra=""):
    style = ' style="mso-number-format:\'\\@\'"' if isinstance(value, str) and value.isdigit() else ""
    shown = "&nbsp;" if value is None else value.strftime("%d-%m-%Y") if isinstance(value, dt.date) else escape(str(value))
    return f"<{tag}{style}{extra}>{shown}</{tag}>"


def html_of(sheets, head="", tag="th", wrap="{}"):
    rows = "".join("<tr>" + "".join(cell(v, tag if n == 0 else "td") for v in row) + "</tr>\n" for n, row in enumerate(sheets[0].rows))
    return f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td {{ mso-number-format:General }}</style></head><body>{head}<table border=1>{wrap.format(rows)}</table></body></html>'


def xml_of(sheets, index=False):
    def data(value, column):
        if value is None:
            return ""
        at = f' ss:Index="{column}"' if index else ""
        kind, shown = ("DateTime", value.isoformat() + "T00:00:00.000") if isinstance(value, dt.date) else ("Number", value) if isinstance(value, (int, float)) else ("String", escape(value))
        return f'<Cell{at}><Data ss:Type="{kind}">{shown}</Data></Cell>'

    rows = "".join("<Row>" + "".join(data(v, c) or ("" if index else "<Cell/>") for c, v in enumerate(row, 1)) + "</Row>\n" for row in sheets[0].rows)
    return ('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
            f'<Worksheet ss:Name="PSM"><Table>{rows}</Table></Worksheet></Workbook>')


def cases(add, raw):
    rosters = table(people(4))
    fine = expect(4, facts=FACTS)
    old = expect(4, facts=FACTS, findings={"ROS094": 1})

    def put(name, ending, content, wanted, why):
        raw("formats/" + name, ending, content.encode("utf-8") if isinstance(content, str) else content, wanted, why)

    def office(name, ending, target, wanted, why, sheets=None):
        raw("formats/" + name, ending, writers.by_libreoffice(sheets or rosters, to=target.split(":")[0], target=target), wanted, why, "libreoffice")

    raw("formats/xls-by-xlwt", "xls", writers.by_xlwt(rosters), old, "BIFF8", "xlwt")
    office("xls-by-libreoffice", "xls", "xls", old, "Excel 97 by LibreOffice")
    add("formats/xls-excel-95-by-sheetjs", "sheetjs", rosters, old, "BIFF5", kind="biff5")
    add("formats/xls-by-sheetjs", "sheetjs", rosters, old, "BIFF8 by SheetJS", kind="biff8")
    raw("formats/xls-named-xlsx", "xlsx", writers.by_xlwt(rosters), old, "The name lies, the content does not", "xlwt")
    zero = changed(4, 1, NIK=[nik(0), float(nik(1)[:15] + "0"), nik(2), nik(3)])
    raw("formats/xls-nik-as-number", "xls", writers.by_xlwt(zero), warned(4, identityUncertain=1, findings={"ROS012": 1, "ROS094": 1}), "As in xlsx: the last digit is lost", "xlwt")
    two = [Sheet("PSM", [HEADER, *people(3)]), Sheet("lama", [HEADER, *people(5)], hidden="hidden")]
    raw("formats/xls-hidden-sheet", "xls", writers.by_xlwt(two), expect(3, findings={"ROS083": 1, "ROS094": 1}), "Not read, but named", "xlwt")
    bare = rawxlsx.pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office:document-content/>", "META-INF/manifest.xml": "<manifest:manifest/>"})
    raw("formats/ods-named-xlsx", "xlsx", bare, refused("ROS010"), "OpenDocument is asked for as xlsx")

    put("csv-comma", "csv", text_of(rosters), fine, "Plain CSV")
    put("csv-semicolon-bom", "csv", b"\xef\xbb\xbf" + text_of(rosters, ";").encode(), fine, "Excel with Indonesian settings")
    put("csv-semicolon-with-commas-inside", "csv", text_of(changed(4, PLACE=["Cimahi, Jawa Barat"] * 4, NOTE=["a, b, c"] * 4), ";"), fine, "The separator of consistent width")
    put("tsv-named-xls", "xls", text_of(rosters, "\t"), fine, "Tabs named .xls")
    put("text-with-bars", "txt", text_of(rosters, "|", "\n"), fine, "A database's export")
    put("csv-sep-line", "csv", "sep=;\r\n" + text_of(rosters, ";"), fine, "sep=; in the first line")
    put("csv-utf16-bom", "csv", text_of(rosters, "\t").encode("utf-16"), fine, "Unicode text of Excel")
    put("csv-utf16-without-bom", "csv", text_of(rosters, ";").encode("utf-16-le"), fine, "NULs at odd offsets tell")
    accents = changed(4, NAME=["José Contoh", "Renée Rekaan", NAMES[2], NAMES[3]])
    put("csv-windows-1252", "csv", text_of(accents, ";").encode("cp1252"), expect(4, facts=[{"name": "José Contoh", "nik": nik(0)}]), "Excel's old default")
    twice = [name.encode("utf-8").decode("cp1252") for name in ("José Contoh", "Mu’min Rekaan")]
    put("csv-encoded-twice", "csv", text_of(changed(3, 0, NAME=[*twice, NAMES[2]]), ";"),
        expect(3, 0, findings={"ROS095": 2}, facts=[{"name": "José Contoh", "nik": nik(0)}, {"name": "Mu’min Rekaan", "nik": nik(1)}]), "UTF-8 taken for Windows-1252 on its way")
    broken = changed(3, NAME=["Asep\nContohwan", 'Budi "Rek" Contoh', NAMES[2]])
    put("csv-line-breaks-in-quotes", "csv", text_of(broken), expect(3, facts=[fact(0, nik=nik(0)), {"name": 'Budi "Rek" Contoh', "nik": nik(1)}]), "One cell over two lines")
    put("csv-title-rows-above", "csv", "DATA PSM KOTA CIMAHI\r\n\r\n" + text_of(rosters), fine, "Titles of one cell")
    put("csv-nik-scientific", "csv", text_of(changed(4, NIK=[nik(0), "3,27701E+15", nik(2), nik(3)]), ";"), warned(4, identityUncertain=1, findings={"ROS032": 1}), "Saved from the display")
    put("csv-all-quoted-apostrophe", "csv", text_of(changed(4, NIK=["'" + nik(i) for i in range(4)]), quoting=csv.QUOTE_ALL), fine, "The apostrophe of Excel in the text")
    put("csv-phone-zero-lost", "csv", text_of(changed(4, PHONE=[phone(i)[1:] for i in range(4)])), fine, "8123... is 08123...")

    put("html-table-named-xls", "xls", html_of(rosters), fine, "What many systems call Excel export")
    span = html_of(rosters, "<h3>DATA PSM</h3>", "td", '<tr><td colspan=15><b>DINAS SOSIAL KOTA CIMAHI</b></td></tr>{}')
    put("html-with-title-and-colspan", "xls", span, fine, "A title over all columns, entities, no th")
    rows = "".join("<tr>" + cell(r[NO]) + cell(r[NAME]) + cell(r[NIK]) + cell(r[ROLE]) + (cell("Cimahi Utara", extra=" rowspan=2") if n % 2 == 0 else "") + "</tr>" for n, r in enumerate(people(4)))
    put("html-rowspan-and-open-tags", "xls", f"<table><tr><td>No<td>Nama<td>NIK<td>Jenis SDM<td>Kecamatan</tr>{rows}</table>",
        expect(4, 0, facts=[fact(1, nik=nik(1), kecamatan="Cimahi Utara"), fact(3, kecamatan="Cimahi Utara")]), "Cells never closed, one kecamatan for two rows")
    put("html-without-table", "xls", "<html><body><form>Silakan masuk</form></body></html>", refused("ROS006"), "A sign-in page was saved")
    put("xml-spreadsheet-2003", "xls", xml_of(rosters), fine, "SpreadsheetML 2003")
    put("xml-spreadsheet-2003-index", "xml", xml_of(rosters, index=True), fine, "Blank cells left out by ss:Index")
    add("formats/xml-spreadsheet-by-sheetjs", "sheetjs", rosters, fine, "SpreadsheetML 2003 by SheetJS", kind="xlml")
