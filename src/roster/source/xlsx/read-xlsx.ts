// The XLSX reader: what a person sees in the cells of a workbook, streamed a row at a time.
//
// It stands on yauzl, saxes and numfmt. The ready-made readers were seen to lose rows and values
// without saying so (test/roster/xlsx/differential.test.ts), and saxes is the fastest of the parsers
// that notice malformed XML (test/bench/xlsx-read.mjs).

import { fail, IssueError } from '../../../user/issue.ts';
import type { Place } from '../../../user/place.ts';
import { openFile, type RosterFile } from '../file.ts';
import { oneByOne, type MergedRange, type RawRow, type SheetInfo, type Workbook } from '../raw.ts';
import type { CellContext } from './cell.ts';
import { hasMailLinks, readSurroundings, type Surroundings } from './layout.ts';
import { readRelationships, type Relationship } from './relationships.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readRows } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import { readWorkbook, type WorkbookParts } from './workbook.ts';
import { openZip, type Part, type Zip } from './zip.ts';

/**
 * Opens an `.xlsx` or `.xlsm` file, by its content and not by its name. Rejects with an `IssueError`
 * for a file that cannot be opened, is damaged, unpacks to too much, or is no workbook; `rows` and
 * `merges` reject with one for damage further on.
 */
export async function openXlsx(path: string): Promise<Workbook> {
  const file = await openFile(path);
  try {
    const zip = await openZip(file);
    return new XlsxWorkbook(file, zip, await readWorkbook(zip));
  } catch (error) {
    await file.close();
    throw placed(error, { file: file.name });
  }
}

const NO_LINKS: Surroundings['mailLinks'] = new Map();

class XlsxWorkbook implements Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly #file: RosterFile;
  readonly #zip: Zip;
  readonly #parts: WorkbookParts;
  readonly #surroundings = new Map<number, Promise<Surroundings>>();
  readonly #hiddenColumns = new Map<number, Set<number>>();
  #context: Promise<CellContext> | undefined;

  constructor(file: RosterFile, zip: Zip, parts: WorkbookParts) {
    this.sheets = parts.sheets.map(({ name, hidden }) => ({ name, hidden }));
    this.#file = file;
    this.#zip = zip;
    this.#parts = parts;
  }

  rows(sheet: number): AsyncIterable<RawRow> {
    return oneByOne(this.batches(sheet));
  }

  async *batches(sheet: number): AsyncGenerator<readonly RawRow[], void> {
    try {
      const part = this.#part(sheet);
      this.#context ??= readContext(this.#parts);
      const context = await this.#context;
      const links = await this.#mailLinks(sheet, part);
      const hidden = new Set<number>();
      this.#hiddenColumns.set(sheet, hidden);
      const onHidden = (columns: readonly number[]): void => {
        for (const column of columns) hidden.add(column);
      };
      yield* readRows(part, sheet, links, context, onHidden);
    } catch (error) {
      throw placed(error, this.#place(sheet));
    }
  }

  hiddenColumns(sheet: number): readonly number[] {
    return [...(this.#hiddenColumns.get(sheet) ?? [])];
  }

  async merges(sheet: number): Promise<readonly MergedRange[]> {
    try {
      const part = this.#part(sheet);
      const relationships = await readRelationships(this.#zip, part.name);
      return (await this.#around(sheet, part, relationships)).merges;
    } catch (error) {
      throw placed(error, this.#place(sheet));
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #part(sheet: number): Part {
    const entry = this.#parts.sheets[sheet];
    if (entry === undefined) throw new RangeError(`There is no sheet ${sheet}`);
    return entry.part ?? fail('FILE_DAMAGED', { reason: 'the cells of a sheet are missing' });
  }

  #place(sheet: number): Place {
    const name = this.#parts.sheets[sheet]?.name;
    return { file: this.#file.name, ...(name === undefined ? {} : { sheet: name }) };
  }

  /** The links stand behind the cells and belong to them: a sheet that has any is unpacked twice. */
  async #mailLinks(sheet: number, part: Part): Promise<Surroundings['mailLinks']> {
    const relationships = await readRelationships(this.#zip, part.name);
    if (!hasMailLinks(relationships)) return NO_LINKS;
    return (await this.#around(sheet, part, relationships)).mailLinks;
  }

  #around(
    sheet: number,
    part: Part,
    relationships: ReadonlyMap<string, Relationship>,
  ): Promise<Surroundings> {
    const known = this.#surroundings.get(sheet);
    if (known !== undefined) return known;
    const read = readSurroundings(part, relationships);
    this.#surroundings.set(sheet, read);
    return read;
  }
}

async function readContext({
  styles,
  sharedStrings,
  date1904,
  uncalculated,
}: WorkbookParts): Promise<CellContext> {
  const formats = await readStyles(styles);
  return { formats, date1904, uncalculated, texts: await readSharedStrings(sharedStrings) };
}

/** An expected failure with its place added; any other error as it is. */
function placed(error: unknown, place: Place): unknown {
  if (!(error instanceof IssueError)) return error;
  const issues = error.issues.map((issue) => ({ ...issue, place: { ...place, ...issue.place } }));
  return new IssueError(issues, error.exitCode);
}
