// Files that cannot be read, or that are made to do harm: a clear refusal, at once.

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openXlsx } from '../../../src/roster/source/xlsx/read-xlsx.ts';
import { IssueError } from '../../../src/user/issue.ts';
import { testFile } from '../../support/test-files.ts';
import {
  issuesOf,
  sharedStrings,
  workbookBytes,
  workbookEntries,
  workbookPart,
  worksheet,
  type Parts,
} from './workbooks.ts';
import { zipBytes, type ZipEntry } from './zip-bytes.ts';

/** The CPU time since then, in ms: a busy machine is not the reader's fault. */
function cpuMs(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const row = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';

async function codes(bytes: Buffer | string): Promise<string[]> {
  return (await issuesOf(bytes)).map(({ code }) => code);
}
const codesOf = (parts: Parts): Promise<string[]> => codes(workbookBytes(parts));

/** A sheet of which one part is described in its own way. */
function withEntry(entry: ZipEntry): Buffer {
  return zipBytes([...workbookEntries({ [entry.name]: null }), entry]);
}

describe('a file that is no workbook', () => {
  it.each([
    ['empty', '', 'FILE_EMPTY'],
    ['text', 'Naam;E-mail\n', 'FILE_DAMAGED'],
    ['a web page', '<html><table></table></html>', 'FILE_DAMAGED'],
    ['random bytes', randomBytes(5_000), 'FILE_DAMAGED'],
    ['a zip of other files', zipBytes([{ name: 'a.txt', content: 'a' }]), 'FILE_FORMAT_UNKNOWN'],
    [
      'another Office document',
      workbookBytes({ 'xl/workbook.xml': '<document/>' }),
      'FILE_FORMAT_UNKNOWN',
    ],
    ['without a worksheet', workbookBytes({ 'xl/workbook.xml': workbookPart('') }), 'FILE_DAMAGED'],
  ])('%s', async (_, bytes, code) => {
    expect(await codes(bytes)).toEqual([code]);
  });

  it('is named in the issue, without its folder', async () => {
    const file = testFile('no zip', 'medewerkers.xlsx');
    const error: unknown = await openXlsx(file).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(IssueError);
    const [found] = error instanceof IssueError ? error.issues : [];
    expect(found?.place.file).toMatch(/^\d+-medewerkers\.xlsx$/);
  });

  it('is missing, or a folder', async () => {
    const folder = `${testFile('', 'roster.xlsx')}-folder`;
    mkdirSync(folder);
    await expect(openXlsx(folder)).rejects.toThrow('FILE_IS_FOLDER');
    await expect(openXlsx(`${folder}/none.xlsx`)).rejects.toThrow('FILE_NOT_FOUND');
  });
});

describe('a damaged workbook', () => {
  const whole = workbookBytes({ [SHEET]: worksheet(row.repeat(1_000)) });

  it('truncated anywhere', async () => {
    for (let length = 1; length < whole.length; length += 97) {
      expect(await codes(whole.subarray(0, length)), `${length} bytes`).toEqual(['FILE_DAMAGED']);
    }
  });

  it.each([
    ['a part cut off', { size: 10_000 }],
    ['a part longer than announced', { size: 10 }],
    ['a wrong checksum', { crc: 1 }],
  ])('%s', async (_, claims) => {
    const bytes = withEntry({ name: SHEET, content: worksheet(row), claims });
    expect(await codes(bytes)).toEqual(['FILE_DAMAGED']);
  });

  it.each<[string, Parts]>([
    ['malformed XML', { [SHEET]: worksheet('<row><c></row>') }],
    ['XML that ends early', { [SHEET]: worksheet(row).slice(0, -5) }],
    ['cells that end early', { [SHEET]: worksheet(row.repeat(2_000)).slice(0, 60_000) }],
    ['an empty part', { [SHEET]: '' }],
    ['bytes that are not UTF-8', { [SHEET]: Buffer.from(worksheet('<row>\xE9</row>'), 'latin1') }],
    ['a missing sheet', { [SHEET]: null }],
    ['a text that is not there', { [SHEET]: worksheet('<row><c t="s"><v>0</v></c></row>') }],
    ['a row without a place', { [SHEET]: worksheet('<row r="x"/>') }],
    ['a cell without a place', { [SHEET]: worksheet('<row><c r="7"><v>1</v></c></row>') }],
    ['a column beyond XFD', { [SHEET]: worksheet('<row><c r="XFE1"><v>1</v></c></row>') }],
  ])('%s', async (_, parts) => {
    expect(await codesOf(parts)).toEqual(['FILE_DAMAGED']);
  });

  it('says which sheet', async () => {
    const [found] = await issuesOf(workbookBytes({ [SHEET]: worksheet('<row><c></row>') }));
    expect(found?.place.sheet).toBe('Roster');
  });

  it('an encrypted part', async () => {
    const bytes = withEntry({ name: SHEET, content: worksheet(row), flags: 1 });
    expect(await codes(bytes)).toEqual(['FILE_ENCRYPTED']);
  });
});

describe('a workbook made to do harm', () => {
  const laughs = `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]>`;

  it.each<[string, Parts, string]>([
    ['entities', { 'xl/sharedStrings.xml': laughs + sharedStrings('<t>&b;</t>') }, 'FILE_DAMAGED'],
    ['nesting', { [SHEET]: worksheet('<a>'.repeat(100_000)) }, 'FILE_DAMAGED'],
    [
      'one endless text',
      { [SHEET]: worksheet(`<row><c><v>${randomBytes(2_000_000).toString('hex')}`) },
      'FILE_DAMAGED',
    ],
    [
      'an endless attribute',
      { [SHEET]: worksheet(`<row a="${randomBytes(2_000_000).toString('hex')}`) },
      'FILE_DAMAGED',
    ],
    ['a bomb of spaces', { [SHEET]: worksheet(' '.repeat(50_000_000)) }, 'FILE_EXPANDS'],
    [
      'a bomb of texts',
      { 'xl/sharedStrings.xml': sharedStrings('<t>aaaaaaaa</t>'.repeat(2_000_000)) },
      'FILE_EXPANDS',
    ],
  ])('%s', async (_, parts, code) => {
    const bytes = workbookBytes(parts);
    const started = process.cpuUsage();
    expect(await codes(bytes)).toEqual([code]);
    expect(cpuMs(started)).toBeLessThan(2_000);
  });

  it('a bomb that hides its size', async () => {
    const content = worksheet(' '.repeat(50_000_000));
    const bytes = withEntry({ name: SHEET, content, claims: { size: 1_000_000 } });
    const started = process.cpuUsage();
    expect(await codes(bytes)).toEqual(['FILE_DAMAGED']);
    expect(cpuMs(started)).toBeLessThan(2_000);
  });

  it('a zip of too many parts', async () => {
    const parts = Array.from({ length: 10_001 }, (_, n) => ({
      name: `p${n}`,
      content: '',
      stored: true,
    }));
    expect(await codes(zipBytes(parts))).toEqual(['FILE_TOO_LARGE']);
  });

  it('rows of which only the last column is filled', async () => {
    // 37 bytes a row in the file would be 16,384 cells a row in memory.
    const sheet = worksheet(`<row><c r="XFD1"><v>1</v></c></row>`.repeat(200_000));
    expect(deflateRawSync(sheet).length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    const started = process.cpuUsage();
    expect(await codesOf({ [SHEET]: sheet })).toEqual(['FILE_TOO_LARGE']);
    expect(cpuMs(started)).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 ** 2);
  });

  it('one long text in thousands of cells', async () => {
    const parts = {
      'xl/sharedStrings.xml': sharedStrings(`<t>${'é'.repeat(40_000)}</t>`),
      [SHEET]: worksheet(`<row><c t="s"><v>0</v></c></row>`.repeat(50_000)),
    };
    const before = process.memoryUsage().rss;
    expect(await codesOf(parts)).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 ** 2);
  });
});
