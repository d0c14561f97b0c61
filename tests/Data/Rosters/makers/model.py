"""What a case is made of: sheets of plain cells, invented people, and what a sensible clerk expects of the file."""
import datetime as dt
from dataclasses import dataclass, field

AS_OF = "2026-11-24"
REGION = "32.77"
D = dt.date
NAMES = [
    "Asep Contohwan", "Budi Rekaan", "Cucu Misalnya", "Dedi Umpama", "Euis Andaian", "Fajar Khayalan",
    "Gita Percontoh", "Hendra Tiruan", "Iis Bayangan", "Jajang Teladani", "Kokom Ilustrasi", "Lukman Sampelan",
]
WOMEN = {2, 4, 6, 8, 10}
HEADER = ["No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Jenis SDM", "Penempatan",
          "Kecamatan", "Kelurahan", "No. HP", "No. Sertifikat", "Tanggal Sertifikat", "Berlaku s.d.", "Keterangan"]
NO, NAME, NIK, PLACE, BORN, SEX, ROLE, POST, KEC, KEL, PHONE, CERT, ISSUED, UNTIL, NOTE = range(15)


@dataclass
class F:
    """A formula, with the value that its writer cached."""
    formula: str
    value: object = None


@dataclass
class E:
    """An error value such as #N/A."""
    text: str


@dataclass
class N:
    """A number with exactly these digits in the file."""
    digits: str


@dataclass
class Sheet:
    name: str
    rows: list
    merges: list = field(default_factory=list)
    hidden: str = ""
    hidden_rows: list = field(default_factory=list)
    hidden_columns: list = field(default_factory=list)


def born(i):
    return D(1980 + i, 1 + i, 13 + i)


def nik(i, area="327701"):
    day = born(i)
    return f"{area}{day.day + (40 if i in WOMEN else 0):02}{day.month:02}{day.year % 100:02}{i + 1:04}"


def phone(i):
    return f"0812345670{i:02}"


def person(i, certified=False, **change):
    row = [i + 1, NAMES[i], nik(i), "Cimahi", born(i), "P" if i in WOMEN else "L", "PSM", "Kelurahan", "Cimahi Utara",
           "Cibabat", phone(i), None, None, None, None]
    if certified:
        row[CERT], row[ISSUED], row[UNTIL] = f"C-2024-{i + 1:03}", D(2024, 5, 12), D(2029, 5, 11)
    for key, value in change.items():
        row[globals()[key]] = value
    return row


def people(count, certified=1, start=0):
    return [person(i, i - start < certified) for i in range(start, start + count)]


def only(rows, *columns):
    """The same rows with only these columns, in this order."""
    return [[row[column] for column in columns] for row in rows]


def expect(count, certified=1, **more):
    """Everybody is accepted without a finding, unless told otherwise."""
    outcome = {"region": REGION, "asOf": AS_OF, "outcome": "accepted", "people": count, "certified": certified}
    rows = more.pop("rows", (count, count, 0))
    findings = more.pop("findings", {})
    facts = more.pop("facts", None)
    declared = more.pop("declared", None)
    outcome.update(more)
    outcome["rows"] = dict(zip(("read", "accepted", "rejected"), rows))
    outcome["findings"] = findings
    if declared:
        outcome["declared"] = declared
    if facts:
        outcome["facts"] = facts
    return outcome


def warned(count, certified=1, **more):
    return expect(count, certified, outcome="acceptedWithWarnings", **more)


def stopped(code, read=0, rejected=None, **more):
    rejected = read if rejected is None else rejected
    return expect(read - rejected, 0, outcome="needsFixing", rows=(read, read - rejected, rejected),
                  findings={code: 1} | more.pop("findings", {}), **more)


def refused(code):
    return expect(0, 0, outcome="refused", findings={code: 1})
