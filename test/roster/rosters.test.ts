// Six rosters as HR systems export them, row by row: what is read, and what becomes of each row when
// nobody is in Pluvo yet.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { presetOptions, readPreset } from '../../src/roster/columns/mapping-file.ts';
import { readRoster, type RosterOptions } from '../../src/roster/roster.ts';
import type { Issue, IssueCode } from '../../src/user/issue.ts';
import type { RosterRow } from '../../src/user/roster.ts';
import { describeShared, sharedData } from '../shared-data.ts';
import { mappings, rosterOptions } from '../support/roster-options.ts';
import { aPolicy } from '../support/users.ts';

type Verdict = 'ok' | 'warn' | 'ask' | 'merge' | 'skip' | 'error';

interface ExpectedRow {
  readonly row: number;
  readonly sheet?: string;
  readonly verdict: Verdict;
  readonly ref: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly isActive: boolean | null;
  readonly language: string | null;
  readonly afasEmployeeId: string | null;
  readonly afasPersonId: string | null;
}

/** What a person would answer about each file before importing it. */
const CHOICES: Readonly<Record<string, Partial<RosterOptions>>> = {
  '01-afas-profit-medewerkers.xlsx': {
    nameUse: { 0: 'B', 1: 'PB', 2: 'P', 3: 'BP' },
  },
  '05-excel-unicode-text-utf16le.txt': {
    vocabulary: { languages: ['NL', 'EN', 'DE', 'FR'], roles: null },
  },
  '06-hr-export-titels-totaal-twee-bladen.xlsx': {
    sheets: ['Personeel 01-12-2026', 'Uit dienst'],
    map: mappings('Medewerker=name:last-first'),
  },
};

/** The old number of somebody who has a new one: waits for the same answer as the row with that. */
const OLD_NUMBER = { verdict: 'ask', ref: '2001', isActive: false } as const;

/**
 * Where the contract goes before the expected result: hidden rows are read and noted, not asked about
 * (DESIGN §3), and of different rows of one person none is used (§4).
 */
const DISPUTED: Readonly<Record<string, Partial<ExpectedRow>>> = {
  'Personeel 01-12-2026!9': { verdict: 'warn' },
  'Personeel 01-12-2026!11': OLD_NUMBER,
  'Uit dienst!3': OLD_NUMBER,
};

/** Reasons that wait for an answer. */
const ASKS: readonly IssueCode[] = [
  'GUEST',
  'PRIVATE_EMAIL',
  'STATUS_CONTRADICTS',
  'REF_CHANGES',
  'LANGUAGE_UNKNOWN',
];
const MERGES: readonly IssueCode[] = ['CONTRACT_MERGED', 'DUPLICATE_IDENTICAL'];

interface Reading {
  readonly rows: ReadonlyMap<string, RosterRow>;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly leftOut: readonly string[];
}

async function read(file: string, choices: Partial<RosterOptions> = {}): Promise<Reading> {
  const roster = await readRoster(sharedData('rosters', file), rosterOptions(choices));
  const rows: RosterRow[] = [];
  const { leftOut, notes } = await roster.readRows((row) => rows.push(row));
  await roster.close();
  const key = (place: { sheet: number; row: number }): string =>
    `${roster.sheets[place.sheet]?.name ?? ''}!${String(place.row)}`;
  const { plan } = buildPlan({ sheets: roster.sheets, rows }, UserIndex.of([]), aPolicy());
  const verdicts = new Map<string, Verdict>();
  for (const row of rows) verdicts.set(key(row.place), 'ok');
  for (const note of notes) {
    if (note.code !== 'EMAIL_SHARED')
      verdicts.set(`${note.place.sheet ?? ''}!${String(note.place.row)}`, 'warn');
  }
  for (const { row, verdict, issues } of plan.verdicts) {
    const found = verdictOf(verdict, issues);
    if (found !== null) verdicts.set(key(row), found);
  }
  return {
    rows: new Map(rows.map((row) => [key(row.place), row])),
    verdicts,
    leftOut: leftOut.map(({ place }) => key(place)),
  };
}

function verdictOf(verdict: string, issues: readonly Issue[]): Verdict | null {
  const codes = issues.map(({ code }) => code);
  // Somebody who has left and is not in Pluvo: read well, and nothing to do.
  if (codes.includes('INACTIVE_UNKNOWN')) return null;
  if (codes.some((code) => ASKS.includes(code))) return 'ask';
  if (codes.some((code) => MERGES.includes(code))) return 'merge';
  return verdict === 'skipped' ? 'skip' : 'error';
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

describeShared('the six rosters', () => {
  const { files } = JSON.parse(readFileSync(sharedData('rosters', 'expected.json'), 'utf8')) as {
    files: readonly { readonly file: string; readonly rows: readonly ExpectedRow[] }[];
  };

  test.each(files)('$file', async ({ file, rows }) => {
    expectRows(await read(file, CHOICES[file]), rows);
  });

  test.each([
    ['01-afas-profit-medewerkers.xlsx', 'afas'],
    ['03-entra-download-users.csv', 'entra'],
    ['04-google-workspace-users.csv', 'google-workspace'],
  ])('%s with the preset %s and nothing else', async (name, preset) => {
    const rows = files.find(({ file }) => file === name)?.rows ?? [];
    expect(rows).not.toEqual([]);
    expectRows(await read(name, presetOptions(await readPreset(preset))), rows);
  });
});

function expectRows({ rows: readRows, verdicts, leftOut }: Reading, rows: readonly ExpectedRow[]) {
  const found = rows.map((expected) => {
    const key = `${expected.sheet ?? [...readRows.keys()][0]?.split('!')[0] ?? ''}!${String(expected.row)}`;
    const row = readRows.get(key);
    if (row === undefined) return { row: key, verdict: leftOut.includes(key) ? 'skip' : 'lost' };
    const verdict = verdicts.get(key);
    const { ref, name, email, isActive, language, afasEmployeeId, afasPersonId } = row.wanted;
    return {
      row: key,
      verdict,
      ...(verdict === 'error' || verdict === 'skip'
        ? {}
        : {
            ref: text(ref),
            name: text(name),
            email: text(email),
            isActive: typeof isActive === 'boolean' ? isActive : null,
            language: text(language)?.toLowerCase() ?? null,
            afasEmployeeId: text(afasEmployeeId),
            afasPersonId: text(afasPersonId),
          }),
    };
  });
  const wanted = rows.map((row, at) => {
    const key = found[at]?.row;
    const expected = { ...row, ...DISPUTED[key ?? ''] };
    const { verdict, ref, name, email, isActive, language, afasEmployeeId, afasPersonId } =
      expected;
    if (verdict === 'error' || verdict === 'skip') return { row: key, verdict };
    return {
      row: key,
      verdict,
      ref,
      name,
      email,
      isActive,
      language,
      afasEmployeeId,
      afasPersonId,
    };
  });
  expect(found).toEqual(wanted);
}
