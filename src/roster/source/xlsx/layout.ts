// What stands around the cells of a sheet: which columns are hidden, merged ranges, links.

import { fail } from '../../../user/issue.ts';
import type { MergedRange } from '../raw.ts';
import { cellRange } from './cell-reference.ts';
import { mailtoAddress } from './cell-text.ts';
import { SHEET_COLUMNS } from './limits.ts';
import type { Relationship } from './relationships.ts';
import {
  type Attributes,
  decodeXml,
  isTrue,
  relationshipId,
  type XmlHandlers,
  XmlParser,
} from './xml.ts';
import type { Part } from './zip.ts';

/** Addresses that cells link to with `mailto:`, by row (1-based) and column (0-based). */
export type MailLinks = ReadonlyMap<number, ReadonlyMap<number, string>>;

export interface Surroundings {
  readonly merges: readonly MergedRange[];
  readonly mailLinks: MailLinks;
}

type Relationships = ReadonlyMap<string, Relationship>;

/** Whether the sheet with these relationships can have `mailto:` links; nearly always it has none. */
export function hasMailLinks(relationships: Relationships): boolean {
  return [...relationships.values()].some(({ target }) => mailtoAddress(target) !== null);
}

/** Reads what stands behind the cells. Rejects with an `IssueError` where the part is damaged. */
export async function readSurroundings(
  part: Part,
  relationships: Relationships,
): Promise<Surroundings> {
  const merges: MergedRange[] = [];
  const mailLinks = new Map<number, Map<number, string>>();
  await readAround(part, (name, attributes) => {
    const range = cellRange(attributes['ref'] ?? '');
    if (name === 'mergeCell' && range !== null) {
      merges.push(range);
    } else if (name === 'hyperlink' && range !== null) {
      const target = relationships.get(relationshipId(attributes) ?? '')?.target ?? '';
      const address = mailtoAddress(target);
      // A link over several cells is that of a merged one; the text is in the first.
      if (address !== null) add(mailLinks, range.firstRow, range.firstColumn, address);
    }
  });
  return { merges, mailLinks };
}

function add(
  links: Map<number, Map<number, string>>,
  row: number,
  column: number,
  address: string,
): void {
  const ofRow = links.get(row);
  if (ofRow === undefined) links.set(row, new Map([[column, address]]));
  else ofRow.set(column, address);
}

/** The columns (0-based) that a `<col>` hides. It stands before the cells. */
export function columnsHidden({ hidden, min, max }: Attributes): readonly number[] {
  if (!isTrue(hidden)) return [];
  const first = Number(min);
  const last = Math.min(Number(max), SHEET_COLUMNS);
  if (!(first >= 1 && last >= first)) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first - 1 + index);
}

const CELLS_END = /<\/([\w.-]+:)?sheetData\s*>/;

/** More than any writer takes for that tag. */
const CELLS_END_LENGTH = 100;

/**
 * Reports the elements before and after the cells. Unpacking a sheet is cheap next to parsing it: the
 * cells are only searched for their end, and a second parser takes over from there.
 */
async function readAround(part: Part, open: NonNullable<XmlHandlers['open']>): Promise<void> {
  const head = { root: '', inCells: false };
  let parser: XmlParser | null = new XmlParser(part.name, {
    open(name, attributes) {
      if (head.root === '') head.root = name;
      if (name === 'sheetData') head.inCells = true;
      open(name, attributes);
    },
    close(name) {
      if (name === 'sheetData') head.inCells = false;
    },
  });
  let unread = '';
  for await (const text of decodeXml(part)) {
    if (parser !== null) {
      parser.write(text);
      if (!head.inCells) continue;
      parser = null;
      head.inCells = false;
      unread = text.slice(-CELLS_END_LENGTH);
      continue;
    }
    unread += text;
    const end = CELLS_END.exec(unread);
    if (end === null) {
      unread = unread.slice(-CELLS_END_LENGTH);
      continue;
    }
    const [tag, prefix = ''] = end;
    parser = new XmlParser(part.name, { open });
    parser.write(`<${prefix}${head.root}>${unread.slice(end.index + tag.length)}`);
  }
  if (parser === null) fail('FILE_DAMAGED', { reason: `${part.name} is cut off` });
  parser.end();
}
