"""Writes the whole corpus: python3 make.py [pattern of names]. See README.md beside it."""
import json
import pathlib
import re
import sys

import cases_container
import cases_formats
import cases_layout
import cases_values
import rawxlsx
import writers

ROOT = pathlib.Path(__file__).parent.parent
ENDINGS = {"biff8": "xls", "biff5": "xls", "xlml": "xls"}
MADE = set()


def save(name, writer, wanted, why):
    path = ROOT / f"{name}.json"
    if name in MADE:
        raise ValueError(f"{name} is made twice")
    MADE.add(name)
    path.write_text(json.dumps({"why": why, "writer": writer} | wanted, ensure_ascii=False) + "\n", encoding="utf-8")


def strict(parts):
    rawxlsx.strict(parts)


def add(name, writer, sheets, wanted, why, tweak=None, kind="xlsx", **options):
    if len(sys.argv) > 1 and not re.search(sys.argv[1], name):
        return
    save(name, "hand-made XML" if writer == "hand" else writer, wanted, why)
    path = ROOT / f"{name}.{ENDINGS.get(kind, kind)}"
    if writer in writers.PENDING:
        writers.later(writer, path, sheets, kind)
        return
    if tweak == "strict":
        tweak = strict
    make = {"openpyxl": writers.by_openpyxl, "xlsxwriter": writers.by_xlsxwriter, "libreoffice": writers.by_libreoffice, "hand": writers.by_hand}[writer]
    path.write_bytes(make(sheets, tweak=tweak, **options))


def raw(name, ending, content, wanted, why, writer="hand-made bytes"):
    if len(sys.argv) > 1 and not re.search(sys.argv[1], name):
        return
    save(name, writer, wanted, why)
    (ROOT / f"{name}.{ending}").write_bytes(content)


cases_values.cases(add)
cases_layout.cases(add)
cases_container.cases(add, raw)
cases_formats.cases(add, raw)
writers.run_pending()
print(f"{len(MADE)} rosters")
