// Writes the jobs of a file with SheetJS, whose dates and strings differ from Excel's in small ways.
const fs = require('fs');
const XLSX = require('xlsx');

function cell(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return { t: 's', v: value };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  if (typeof value === 'number') return { t: 'n', v: value };
  if (value.d) return { t: 'n', v: Math.round((Date.parse(value.d) - Date.UTC(1899, 11, 30)) / 86400000), z: 'dd/mm/yyyy' };
  if (value.f) return { t: typeof value.v === 'string' ? 's' : 'n', v: value.v, f: value.f };
  if (value.n) return { t: 'n', v: Number(value.n) };
  return { t: 'e', v: 0x2a, w: value.e };
}

for (const job of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  const book = XLSX.utils.book_new();
  for (const sheet of job.sheets) {
    const page = {};
    let width = 1;
    sheet.rows.forEach((row, r) => row.forEach((value, c) => {
      const made = cell(value);
      if (made) page[XLSX.utils.encode_cell({ r, c })] = made;
      width = Math.max(width, c + 1);
    }));
    page['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, sheet.rows.length - 1), c: width - 1 } });
    page['!merges'] = sheet.merges.map(range => XLSX.utils.decode_range(range));
    page['!rows'] = sheet.rows.map((_, r) => ({ hidden: sheet.hiddenRows.includes(r + 1) }));
    page['!cols'] = Array.from({ length: width }, (_, c) => ({ wch: 12, hidden: sheet.hiddenColumns.includes(c + 1) }));
    XLSX.utils.book_append_sheet(book, page, sheet.name);
  }
  book.Workbook = { Sheets: job.sheets.map(sheet => ({ Hidden: sheet.hidden === 'veryHidden' ? 2 : sheet.hidden ? 1 : 0 })) };
  fs.writeFileSync(job.path, XLSX.write(book, { type: 'buffer', bookType: job.kind, compression: true, bookSST: job.kind === 'xlsx' }));
}
