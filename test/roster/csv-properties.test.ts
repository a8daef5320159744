import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRoster } from '../../src/roster/source/open.ts';
import { guardFormula } from '../../src/user/round-trip.ts';
import { IssueError } from '../../src/user/issue.ts';
import { encode, readCsv, rowsOf, tempFiles, WINDOWS_1252, type Encoding } from './csv-files.ts';

const write = tempFiles();

const ENCODINGS: readonly { readonly encoding: Encoding; readonly mark: boolean }[] = [
  { encoding: 'utf-8', mark: false },
  { encoding: 'utf-8', mark: true },
  { encoding: 'utf-16le', mark: true },
  { encoding: 'utf-16be', mark: true },
  { encoding: 'windows-1252', mark: false },
];

const dialect = fc.record({
  how: fc.constantFrom(...ENCODINGS),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quoteAll: fc.boolean(),
});

/** What cells are made of: everything that means something to a CSV file, and any other character. */
function cell(encoding: Encoding): fc.Arbitrary<string> {
  const any =
    encoding === 'windows-1252'
      ? fc.constantFrom(...WINDOWS_1252)
      : fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => text !== '\0');
  const special = fc.constantFrom('"', '\r', '\n', ',', ';', '\t', '|', "'", '=', ' ');
  return fc.string({ unit: fc.oneof(any, special), maxLength: 12 });
}

/** A row, the blank lines above it and the end of its line. */
const row = (encoding: Encoding, width: number) =>
  fc.record({
    blanks: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { maxLength: 2 }),
    cells: fc.array(cell(encoding), { minLength: width, maxLength: width }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
  });

const file = dialect.chain((how) =>
  fc.record({
    how: fc.constant(how),
    rows: fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(row(how.how.encoding, width), { minLength: 1, maxLength: 12 })),
  }),
);

function quoted(text: string, delimiter: string, always: boolean): string {
  const needed = always || /["\r\n\uFEFF]/.test(text) || text.includes(delimiter);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The line that a text's end is on, found in another way than the reader does. */
function lastLine(text: string): number {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n').length;
}

describe('any table, written in any dialect and encoding', () => {
  it.each([
    ['as it is', true],
    ['with formulas guarded', false],
  ])('reads back exactly, %s, on the right lines', async (_, raw) => {
    await fc.assert(
      fc.asyncProperty(file, async ({ how: { how, delimiter, quoteAll }, rows }) => {
        const written = raw ? (text: string) => text : guardFormula;
        let text = '';
        const expected = rows.map(({ blanks, cells, end }) => {
          text += blanks.join('');
          const line = lastLine(text);
          text += cells.map((one) => quoted(written(one), delimiter, quoteAll)).join(delimiter);
          text += end;
          return [line, cells];
        });
        // Both mean something else than a table.
        fc.pre(!/^"?sep=/i.test(text) && text.trim() !== '');
        const name = await write(encode(text, how.encoding, how.mark), 'table.csv');
        const encoding = how.encoding === 'windows-1252' ? how.encoding : undefined;
        const result = await readCsv(name, { delimiter, raw, encoding });
        expect(result.map((one) => [one.row, one.cells])).toEqual(expected);
      }),
    );
  });

  it('is not taken for a wider or narrower one', async () => {
    const word = fc.stringMatching(/^(?:[BbDdJjNn'@.-]{1,2}[aeiéëü][mrs]?){1,4}$/u);
    const table = fc.integer({ min: 2, max: 8 }).chain((width) =>
      fc.array(fc.array(word, { minLength: width, maxLength: width }), {
        minLength: 2,
        maxLength: 20,
      }),
    );
    await fc.assert(
      fc.asyncProperty(table, dialect, async (cells, { how, delimiter, quoteAll }) => {
        const text = cells
          .map((line) => line.map((one) => quoted(guardFormula(one), delimiter, quoteAll)))
          .map((line) => line.join(delimiter))
          .join('\r\n');
        const result = await readCsv(
          await write(encode(text, how.encoding, how.mark), 'words.csv'),
        );
        expect(result.map((one) => one.cells)).toEqual(cells);
        expect(result.filter(({ ragged }) => ragged !== undefined)).toEqual([]);
      }),
    );
  });
});

describe('any bytes', () => {
  const telling = fc.constantFrom(
    ...[0x22, 0x2c, 0x3b, 0x0a, 0x0d, 0x20, 0x41, 0x00, 0xc3, 0xa9, 0xff, 0xfe, 0xef, 0xbb, 0xbf],
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(telling, { maxLength: 60 }).map((list) => Uint8Array.from(list)),
    fc.string({ unit: 'binary', maxLength: 80 }).map((text) => new TextEncoder().encode(text)),
  );

  it('are read without loss or refused', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const name = await write(content, 'bytes.csv');
        const rows = await openRoster(name)
          .then(rowsOf)
          .catch((error: unknown) => {
            expect(error).toBeInstanceOf(IssueError);
            return [];
          });
        const inFile = Buffer.from(content).includes('\uFFFD');
        for (const [index, { row, cells }] of rows.entries()) {
          expect(row).toBeGreaterThan(rows[index - 1]?.row ?? 0);
          expect(cells.join('')).not.toContain('\0');
          if (!inFile) expect(cells.join('')).not.toContain('\uFFFD');
        }
      }),
    );
  });
});
