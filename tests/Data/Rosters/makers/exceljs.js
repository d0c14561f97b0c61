// Writes the jobs of a file with exceljs.
const fs = require('fs');
const ExcelJS = require('exceljs');

function value(plain) {
  if (plain === null || typeof plain !== 'object') return plain;
  if (plain.d) return new Date(plain.d + 'T00:00:00Z');
  if (plain.f) return { formula: plain.f, result: plain.v };
  return plain.n ? Number(plain.n) : { error: plain.e };
}

(async () => {
  for (const job of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
    const book = new ExcelJS.Workbook();
    book.created = book.modified = new Date('2026-01-01T00:00:00Z');
    for (const sheet of job.sheets) {
      const page = book.addWorksheet(sheet.name, { state: sheet.hidden || 'visible' });
      sheet.rows.forEach((row, r) => row.forEach((plain, c) => {
        if (plain === null) return;
        const cell = page.getCell(r + 1, c + 1);
        cell.value = value(plain);
        if (plain.d) cell.numFmt = 'dd/mm/yyyy';
      }));
      sheet.merges.forEach(range => page.mergeCells(range));
      sheet.hiddenRows.forEach(r => { page.getRow(r).hidden = true; });
      sheet.hiddenColumns.forEach(c => { page.getColumn(c).hidden = true; });
    }
    await book.xlsx.writeFile(job.path);
  }
})();
