// The rows that did not go through, written back: imported again uncorrected, they are refused again.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { sheetValues, workbookOf } from '../report/written.ts';
import { relationships, workbookBytes, worksheet } from '../roster/xlsx/workbooks.ts';
import { run } from '../support/in-process.ts';

/** What `--json` prints. */
interface Result {
  readonly run: string | null;
}

interface Shell {
  readonly cwd: string;
  /** Runs a command with `--yes --json`. */
  readonly run: (...argv: readonly string[]) => Promise<Result>;
}

/** A folder, and an organisation without users. */
async function aShell(): Promise<Shell> {
  const sandbox = await startSandbox({ users: [] });
  onTestFinished(() => sandbox.close());
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  return {
    cwd,
    async run(...argv) {
      const { stdout } = await run([...argv, '--yes', '--json'], { cwd, env });
      return JSON.parse(stdout) as Result;
    },
  };
}

const inFolder = ({ run }: Result, file: string): string => path.join(run ?? '', file);

const text = (content: string): string => `<c t="inlineStr"><is><t>${content}</t></is></c>`;
const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;
const HEADING = row(...['Personeelsnummer', 'Volledige naam', 'E-mail'].map(text));

test('a cell without a value does not become one', async () => {
  const { cwd, run } = await aShell();
  const rows = ['<c><f>"Guus"</f></c>', '<c t="e"><v>#REF!</v></c>', '<c t="e"><v>#BUSY!</v></c>'];
  const sheet = [...rows, text('Tom Bakker')].map((name, at) =>
    row(text(String(7001 + at)), name, text(`guus${String(at)}@zonnehof.example`)),
  );
  const parts = { 'xl/worksheets/sheet1.xml': worksheet(HEADING + sheet.join('')) };
  await writeFile(path.join(cwd, 'roster.xlsx'), workbookBytes(parts));
  const first = await run('import', 'roster.xlsx');
  expect(first).toMatchObject({ rows: 4, invalid: 3, outcomes: { created: 1 } });

  const rejected = inFolder(first, 'rejected.xlsx');
  const [, ...written] = sheetValues(await workbookOf(await readFile(rejected)), 'Roster');
  expect(written).toMatchObject([
    ['7001', { error: '#N/A' }, 'guus0@zonnehof.example', expect.stringContaining('CELL_ERROR')],
    ['7002', { error: '#REF!' }, 'guus1@zonnehof.example', expect.stringContaining('CELL_ERROR')],
    ['7003', { error: '#N/A' }, 'guus2@zonnehof.example', expect.stringContaining('CELL_ERROR')],
  ]);
  const again = await run('import', rejected);
  expect(again).toMatchObject({ rows: 3, invalid: 3, actions: { create: 0 } });
});

test('rows of one person with two numbers are both written back', async () => {
  const { cwd, run } = await aShell();
  const lines = [
    'Personeelsnummer;Persoonsnummer;Naam;E-mail;Datum in dienst;Datum uit dienst',
    '2001;100;Sanne Vries;s@zonnehof.example;01-01-2018;31-12-2020',
    '2045;100;Sanne Vries;s@zonnehof.example;01-01-2021;',
    '2046;101;Tom Bakker;t@zonnehof.example;01-01-2021;',
  ];
  await writeFile(path.join(cwd, 'roster.csv'), lines.join('\n'));
  const first = await run('import', 'roster.csv');
  expect(first).toMatchObject({ conflict: 2, exitCode: 3 });
  const again = await run('import', inFolder(first, 'rejected.csv'));
  expect(again).toMatchObject({ rows: 2, conflict: 2, actions: { create: 0 } });
});

const LINES =
  'Personeelsnummer;Naam;E-mail\n1;Sanne Vries;geen adres\n2;Tom Bakker;t@zonnehof.example\n';

/** A run of a roster with one row that does not go through. */
async function aRun({ cwd, run }: Shell): Promise<string> {
  await writeFile(path.join(cwd, 'roster.csv'), LINES);
  const result = await run('import', 'roster.csv');
  expect(result).toMatchObject({ invalid: 1, outcomes: { created: 1 } });
  return result.run ?? '';
}

test('what an earlier part of a run wrote back does not outlast it', async () => {
  const { cwd, run } = await aShell();
  await writeFile(path.join(cwd, 'roster.csv'), LINES.replace('geen adres', 's@zonnehof.example'));
  const { run: folder } = await run('import', 'roster.csv');
  for (const name of ['rejected.csv', 'rejected.xlsx']) {
    await writeFile(path.join(folder ?? '', name), 'NOT_SENT');
  }
  expect(await run('resume', folder ?? '')).toMatchObject({ exitCode: 0 });
  expect(await rejectsIn(folder ?? '')).toEqual([]);
});

test('is written anew as long as the roster is the same, and else goes', async () => {
  const shell = await aShell();
  const folder = await aRun(shell);
  const file = path.join(folder, 'rejected.csv');
  await writeFile(file, 'NOT_SENT');
  await shell.run('resume', folder);
  expect(await readFile(file, 'utf8')).toContain('EMAIL_INVALID');
  await writeFile(path.join(shell.cwd, 'roster.csv'), 'another one');
  await shell.run('resume', folder);
  expect(await rejectsIn(folder)).toEqual([]);
});

async function rejectsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('rejected'));
}

describe('text keeps the delimiter of the roster', () => {
  const lines = [
    ['Personeelsnummer', 'Naam', 'E-mail'],
    ['1', 'Vries, "S"', 'geen adres'],
    ['2', 'Bakker, Tom', 't@zonnehof.example'],
  ];

  test.each([
    [';', ';'],
    ['\t', '\t'],
    ['|', '|'],
    [',', ','],
    ['#', '#'],
  ])('%j', async (delimiter) => {
    const { cwd, run } = await aShell();
    const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    const content = lines.map((cells) => cells.map(quoted).join(delimiter)).join('\n');
    await writeFile(path.join(cwd, 'roster.csv'), content);
    const first = await run('import', 'roster.csv', '--delimiter', delimiter);
    expect(first).toMatchObject({ invalid: 1, outcomes: { created: 1 } });
    const rejected = inFolder(first, 'rejected.csv');
    const written = await readFile(rejected, 'utf8');
    expect(written).toContain(['Personeelsnummer', 'Naam', 'E-mail', 'Reason'].join(delimiter));
    // Without an option.
    await writeFile(rejected, written.replace('geen adres', 's@zonnehof.example'));
    expect(await run('import', rejected)).toMatchObject({ outcomes: { created: 1 } });
  });

  test('in the encoding that goes with tabs', async () => {
    const { cwd, run } = await aShell();
    const content = `\uFEFF${lines.map((cells) => cells.join('\t')).join('\r\n')}`;
    await writeFile(path.join(cwd, 'roster.txt'), content.replaceAll('"', ''), 'utf16le');
    const written = await readFile(inFolder(await run('import', 'roster.txt'), 'rejected.csv'));
    expect(written.toString('utf16le')).toMatch(
      /^\uFEFFPersoneelsnummer\tNaam\tE-mail\tReason\r\n/,
    );
  });
});

test('a cell that links to an address is written back as the address', async () => {
  const { cwd, run } = await aShell();
  const rows = [
    ['7001', '#REF!', 'Mail Sanne'],
    ['7002', 'Tom Bakker', 't@zonnehof.example'],
  ].map((cells) => row(...cells.map(text)));
  const tail = '<hyperlinks><hyperlink ref="C2" r:id="rId1"/></hyperlinks>';
  const link = ['rId1', 'hyperlink', 'mailto:s@zonnehof.example'] as const;
  const parts = {
    'xl/worksheets/sheet1.xml': worksheet(HEADING + rows.join(''), { tail }),
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([link]),
  };
  await writeFile(path.join(cwd, 'roster.xlsx'), workbookBytes(parts));
  const rejected = inFolder(await run('import', 'roster.xlsx'), 'rejected.xlsx');
  const [, written] = sheetValues(await workbookOf(await readFile(rejected)), 'Roster');
  expect(written?.slice(0, 3)).toEqual(['7001', '#REF!', 's@zonnehof.example']);
});

test('a number that has lost digits does not become one that has them', async () => {
  const { cwd, run } = await aShell();
  const rows = ['<c><v>1.2345678901234567E+19</v></c>', text('7002')].map((number, at) =>
    row(number, text('Tom Bakker'), text(`t${String(at)}@zonnehof.example`)),
  );
  const parts = { 'xl/worksheets/sheet1.xml': worksheet(HEADING + rows.join('')) };
  await writeFile(path.join(cwd, 'roster.xlsx'), workbookBytes(parts));
  const first = await run('import', 'roster.xlsx');
  expect(first).toMatchObject({ invalid: 1, outcomes: { created: 1 } });
  const again = await run('import', inFolder(first, 'rejected.xlsx'));
  expect(again).toMatchObject({ rows: 1, invalid: 1 });
});
