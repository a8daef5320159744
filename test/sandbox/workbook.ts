// What a workbook says, as plain data: to compare one with another.

import ExcelJS from 'exceljs';

/** Every cell that is not blank, as `Sheet!A1` → its value, number format and note. */
export async function cellsOf(file: string): Promise<ReadonlyMap<string, unknown>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const cells = new Map<string, unknown>();
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const { address, value, numFmt, note, dataValidation } = cell;
        cells.set(`${sheet.name}!${address}`, { value, numFmt, note, dataValidation });
      });
    });
  });
  return cells;
}
