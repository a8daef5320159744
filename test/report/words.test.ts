import { describe, expect, test } from 'vitest';
import { CATALOGUES } from '../../src/report/messages/languages.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { issueJson, placeText, wordsOf } from '../../src/report/messages/words.ts';
import { issue, type IssueCode } from '../../src/user/issue.ts';
import { ONE_OF_EVERY } from './one-of-every.ts';

const CODES = Object.keys(ONE_OF_EVERY) as IssueCode[];

describe.each(Object.entries(CATALOGUES))('the catalogue %s', (_language, catalogue) => {
  test.each(CODES)('%s: one phrase on what is wrong, and sentences on what to do', (code) => {
    const { message, hint } = wordsOf({ code, params: ONE_OF_EVERY[code] }, catalogue);
    expect(message).toMatch(/^.{8,}[^.\s]$/);
    expect(hint).toMatch(/^.{8,}\.$/);
    expect(message + hint).not.toMatch(/undefined|\[object|\bnull\b|NaN| {2}/);
  });
});

describe('words', () => {
  const message = (problem: Parameters<typeof wordsOf>[0]): string => wordsOf(problem, en).message;

  test('numbers and lists are written as the language does', () => {
    expect(message(issue('FILE_EXPANDS', { times: 1000 }))).toContain('1,000 times');
    expect(message(issue('ROW_RAGGED', { expected: 5, found: 1 }))).toBe(
      'This row has 1 value where there are 5 columns',
    );
    expect(message(issue('EMAIL_RING', { rows: [4, 9, 12] }))).toContain('Rows 4, 9 and 12');
  });

  test('a row of another sheet is named with it', () => {
    const row = { sheet: 'Noord', row: 2 };
    expect(message(issue('DUPLICATE_IDENTICAL', { row }))).toBe(
      'The same as row 2 of sheet "Noord", which is used',
    );
    expect(message(issue('EMAIL_CLAIMED_TWICE', { rows: [row] }))).toBe(
      'Row 2 of sheet "Noord" has the same e-mail address',
    );
    expect(message(issue('EMAIL_CLAIMED_TWICE', { rows: [4, row] }))).toBe(
      'Row 4 and row 2 of sheet "Noord" have the same e-mail address',
    );
  });

  test('a text file has no sheet to name', () => {
    const { hint } = wordsOf(issue('SHEET_NOT_FOUND', { wanted: '2', sheets: [] }), en);
    expect(hint).toBe('A text file has no sheets: leave out --sheet.');
  });

  test('a long list is cut', () => {
    const headings = Array.from({ length: 300 }, (_, index) => `Heading ${String(index)}`);
    const { hint } = wordsOf(issue('COLUMNS_UNKNOWN', { headings }), en);
    expect(hint).toContain('"Heading 9" …');
    expect(hint).not.toContain('"Heading 10"');
  });

  test("fields are called as the export's headings call them, and as --map takes them", () => {
    const { message, hint } = wordsOf(issue('COLUMN_REQUIRED', { fields: ['ref', 'email'] }), en);
    expect(message).toBe('No column is for Reference or Email');
    expect(hint).toContain('--map "Your heading=ref"');
  });

  test('the code of a system error is explained, and kept for those who know it', () => {
    const problem = issue('OUTPUT_UNWRITABLE', { path: 'users.xlsx', cause: 'ENOSPC' });
    expect(message(problem)).toBe('users.xlsx cannot be written: the disk is full (ENOSPC)');
    const unknown = issue('OUTPUT_UNWRITABLE', { path: 'users.xlsx', cause: 'EODD' });
    expect(message(unknown)).toBe('users.xlsx cannot be written: EODD');
  });
});

describe('placeText', () => {
  test.each([
    [{}, ''],
    [{ file: 'roster.csv', row: 17 }, 'roster.csv, row 17'],
    [
      { file: 'roster.xlsx', sheet: 'Personeel', row: 17, column: 'F' },
      'roster.xlsx, sheet Personeel, row 17, column F',
    ],
  ])('%o', (place, text) => {
    expect(placeText(place, en)).toBe(text);
  });
});

describe('issueJson', () => {
  test('has the parts of the place that apply', () => {
    const problem = issue('EMAIL_INVALID', {}, { file: 'roster.csv', row: 17, column: 'F' });
    expect(issueJson(problem, en)).toEqual({
      code: 'EMAIL_INVALID',
      message: 'The e-mail address is not valid',
      hint: 'Correct the address in the file and import again.',
      file: 'roster.csv',
      row: 17,
      column: 'F',
    });
  });

  test('never holds the text of the cell or of the server', () => {
    const problem = issue('SERVER_REJECTED', {}, {}, 'sanne@zonnehof.example is taken');
    expect(JSON.stringify(issueJson(problem, en))).not.toContain('sanne');
  });
});
