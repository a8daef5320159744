// The number format of each cell style: `s="3"` in a cell is an index into this list.

import { getFormatFromId } from 'numfmt';
import { numberFormat, PLAIN, type NumberFormat } from './number-format.ts';
import { readXml } from './xml.ts';
import type { Part } from './zip.ts';

/** The formats by style index. Without a styles part every number is plain. */
export async function readStyles(part: Part | undefined): Promise<readonly NumberFormat[]> {
  if (part === undefined) return [];
  const patterns = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  await readXml(part, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') patterns.set(id, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) ids.push(id);
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  const formats = new Map<number, NumberFormat>();
  return ids.map((id) => {
    const known = formats.get(id);
    if (known !== undefined) return known;
    const made = formatOf(id, patterns.get(id));
    formats.set(id, made);
    return made;
  });
}

/** The highest id that has a meaning without a pattern (ECMA-376 part 1, 18.8.30). */
const BUILT_IN = 58;

function formatOf(id: number, pattern: string | undefined): NumberFormat {
  if (pattern !== undefined) return numberFormat(pattern);
  const builtIn = Number.isInteger(id) && id >= 0 && id <= BUILT_IN;
  return builtIn ? numberFormat(getFormatFromId(id)) : PLAIN;
}
