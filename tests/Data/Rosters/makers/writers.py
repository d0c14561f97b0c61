"""The programs that write the files. Each takes the same sheets, so that a case only names its writer."""
import datetime as dt
import io
import json
import os
import pathlib
import subprocess
import tempfile

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.utils import get_column_letter

import rawxlsx
from model import E, F, N

HERE = pathlib.Path(__file__).parent
PENDING = {"sheetjs": [], "exceljs": [], "closedxml": []}


def by_openpyxl(sheets, tweak=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for r, row in enumerate(sheet.rows, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    value = "=" + value.formula if isinstance(value, F) else value.text if isinstance(value, E) else value
                    cell = page.cell(r, c, value)
                    if isinstance(value, dt.date):
                        cell.number_format = "dd/mm/yyyy"
        for area in sheet.merges:
            page.merge_cells(area)
        page.sheet_state = sheet.hidden or "visible"
        for r in sheet.hidden_rows:
            page.row_dimensions[r].hidden = True
        for c in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(c)].hidden = True
    if tweak:
        tweak(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter(sheets, tweak=None):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                if isinstance(value, F):
                    page.write_formula(r, c, "=" + value.formula, None, "" if value.value is None else value.value)
                elif isinstance(value, dt.date):
                    page.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), day)
                elif isinstance(value, str):
                    page.write_string(r, c, value)
                elif value is not None:
                    page.write(r, c, value)
        for area in sheet.merges:
            page.merge_range(area, "")
            first, _ = area.split(":")
            at = openpyxl.utils.cell.coordinate_from_string(first)
            r, c = at[1] - 1, openpyxl.utils.column_index_from_string(at[0]) - 1
            page.write(r, c, sheet.rows[r][c])
        if sheet.hidden:
            page.very_hidden() if sheet.hidden == "veryHidden" and hasattr(page, "very_hidden") else page.hide()
        for r in sheet.hidden_rows:
            page.set_row(r - 1, None, None, {"hidden": True})
        for c in sheet.hidden_columns:
            page.set_column(c - 1, c - 1, None, None, {"hidden": True})
    if tweak:
        tweak(book)
    book.close()
    return stream.getvalue()


def by_hand(sheets, tweak=None, **options):
    parts = rawxlsx.parts_of(sheets, **options)
    if tweak:
        parts = tweak(parts) or parts
    return rawxlsx.pack(parts)


def by_xlwt(sheets, codepage=None):
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                if isinstance(value, dt.date):
                    page.write(r, c, value, day)
                elif isinstance(value, N):
                    page.write(r, c, int(value.digits))
                elif value is not None:
                    page.write(r, c, value)
        for area in sheet.merges:
            (c1, r1), (c2, r2) = (openpyxl.utils.cell.coordinate_from_string(end) for end in area.split(":"))
            page.merge(r1 - 1, r2 - 1, openpyxl.utils.column_index_from_string(c1) - 1, openpyxl.utils.column_index_from_string(c2) - 1)
        page.visibility = 1 if sheet.hidden else 0
        for r in sheet.hidden_rows:
            page.row(r - 1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_libreoffice(sheets, to="xlsx", tweak=None, source=None, target=None):
    """LibreOffice opens what another program wrote and saves it in its own way."""
    with tempfile.TemporaryDirectory() as folder:
        first = pathlib.Path(folder, "in", "roster.xlsx")
        first.parent.mkdir()
        first.write_bytes(source or by_openpyxl(sheets, tweak))
        profile = pathlib.Path(tempfile.gettempdir(), "corpus-office").as_uri()
        subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target or to, "--outdir", folder, str(first)],
                       check=True, capture_output=True, timeout=180)
        return pathlib.Path(folder, "roster." + to).read_bytes()


def plain(value):
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, F):
        return {"f": value.formula, "v": value.value}
    if isinstance(value, E):
        return {"e": value.text}
    return {"n": value.digits} if isinstance(value, N) else value


def later(writer, path, sheets, kind="xlsx"):
    """Node and .NET write all their files in one run each, at the end."""
    PENDING[writer].append({"path": str(path), "kind": kind, "sheets": [
        {"name": s.name, "rows": [[plain(v) for v in row] for row in s.rows], "merges": s.merges, "hidden": s.hidden,
         "hiddenRows": s.hidden_rows, "hiddenColumns": s.hidden_columns} for s in sheets]})


def run_pending():
    modules = os.environ.get("NODE_PATH", "")
    commands = {"sheetjs": ["node", str(HERE / "sheetjs.js")], "exceljs": ["node", str(HERE / "exceljs.js")],
                "closedxml": ["dotnet", "run", str(HERE / "with-closedxml.cs"), "--"]}
    for writer, jobs in PENDING.items():
        if jobs:
            with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
                json.dump(jobs, file)
            subprocess.run([*commands[writer], file.name], check=True, env={**os.environ, "NODE_PATH": modules})
            os.unlink(file.name)
