"""Reads every cell of a workbook the cheapest way that openpyxl offers, and says how many had content."""
import sys
import time

import openpyxl

count = 0
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets:
    for row in sheet.iter_rows(values_only=True):
        count += sum(1 for value in row if value is not None and value != "")
print(count, time.process_time())
