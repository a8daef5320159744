// The colours of cells in a workbook. Each has its word beside it.

import { TOP_LEFT, type XlsxStyle } from './workbook.ts';

function filled(argb: string): XlsxStyle {
  return {
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } },
    alignment: { ...TOP_LEFT, wrapText: true },
  };
}

export const GREEN = filled('FFE2F0D9');
export const BLUE = filled('FFDDEBF7');
export const TEAL = filled('FFD9F0F0');
export const YELLOW = filled('FFFFF2CC');
export const RED = filled('FFF8CBAD');
export const GREY = filled('FFEDEDED');
