"""A workbook written part by part, for what no library writes."""
import datetime as dt
import io
import zipfile
from xml.sax.saxutils import escape

from model import E, F, N

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main", RELS: "http://purl.oclc.org/ooxml/officeDocument/relationships"}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = dt.date(1899, 12, 30)


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Strings:
    def __init__(self):
        self.items = []

    def index(self, text):
        if text not in self.items:
            self.items.append(text)
        return self.items.index(text)

    def xml(self):
        items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.items)
        return f'{XML}<sst xmlns="{MAIN}" count="{len(self.items)}" uniqueCount="{len(self.items)}">{items}</sst>'


def cell(value, at, strings, epoch=EPOCH, inline=False, iso=False):
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, N):
        return f'<c r="{at}"><v>{value.digits}</v></c>'
    if isinstance(value, E):
        return f'<c r="{at}" t="e"><v>{value.text}</v></c>'
    if isinstance(value, F):
        cached = "" if value.value is None else f"<v>{escape(str(value.value))}</v>"
        kind = ' t="str"' if isinstance(value.value, str) else ""
        return f'<c r="{at}"{kind}><f>{escape(value.formula)}</f>{cached}</c>'
    if isinstance(value, dt.date):
        return f'<c r="{at}" s="1" t="d"><v>{value.isoformat()}</v></c>' if iso else f'<c r="{at}" s="1"><v>{(value - epoch).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{at}"><v>{value!r}</v></c>'
    if inline:
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{at}" t="s"><v>{strings.index(value)}</v></c>'


def sheet_xml(sheet, strings, **options):
    hidden_word = options.pop("hidden_word", "1")
    rows = []
    for number, values in enumerate(sheet.rows, 1):
        cells = "".join(cell(value, f"{letters(column)}{number}", strings, **options) for column, value in enumerate(values, 1))
        hidden = f' hidden="{hidden_word}"' if number in sheet.hidden_rows else ""
        rows.append(f'<row r="{number}"{hidden}>{cells}</row>')
    columns = "".join(f'<col min="{column}" max="{column}" width="9" hidden="{hidden_word}"/>' for column in sheet.hidden_columns)
    merges = "".join(f'<mergeCell ref="{range}"/>' for range in sheet.merges)
    return (f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{RELS}">' + (f"<cols>{columns}</cols>" if columns else "")
            + f'<sheetData>{"".join(rows)}</sheetData>' + (f"<mergeCells>{merges}</mergeCells>" if merges else "") + "</worksheet>")


STYLES = (f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
          '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
          '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
          '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')


def parts_of(sheets, date1904="", **options):
    """The parts of a workbook by name, in the order in which they are written."""
    if date1904:
        options["epoch"] = dt.date(1904, 1, 1)
    strings = Strings()
    bodies = [sheet_xml(sheet, strings, **options) for sheet in sheets]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in range(1, len(sheets) + 1))
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{overrides}'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><workbookPr' + (f' date1904="{date1904}"' if date1904 else "") + "/><sheets>"
        + "".join(f'<sheet name="{escape(sheet.name)}" sheetId="{n}"' + (f' state="{sheet.hidden}"' if sheet.hidden else "") + f' r:id="rId{n}"/>'
                  for n, sheet in enumerate(sheets, 1)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}">'
        + "".join(f'<Relationship Id="rId{n}" Type="{RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        + f'<Relationship Id="rId90" Type="{RELS}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="{RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings.xml(),
    }
    parts.update({f"xl/worksheets/sheet{n}.xml": body for n, body in enumerate(bodies, 1)})
    return parts


def related(parts, kind, name, content, content_type, element=""):
    """The parts with one more that the first sheet points at."""
    sheet = "xl/worksheets/sheet1.xml"
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    return parts | {
        name: content,
        "xl/worksheets/_rels/sheet1.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/{kind}" Target="/{name}"/></Relationships>',
        sheet: parts[sheet].replace("</worksheet>", element + "</worksheet>"),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace("</Types>", override),
    }


def strict(parts):
    for name, text in parts.items():
        for old, new in STRICT.items():
            text = text.replace(old, new)
        parts[name] = text


def pack(parts, compress=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compress) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = compress
            archive.writestr(info, content)
    return stream.getvalue()
