// Cells of addresses in a workbook that show another text, and link to the address.

import { expect, it } from 'vitest';
import { codesOf, readText, type ReadRoster } from '../support/read-roster.ts';
import { relationships, workbookBytes, worksheet } from './xlsx/workbooks.ts';

const LINK = 'dirk@zonnehof.example';

/** A roster of rows with a number, a name, and a cell that links to an address. */
function linked(cells: readonly string[], heading: string, target = LINK): Promise<ReadRoster> {
  const rows = [['Personeelsnummer', 'Volledige naam', heading]];
  for (const [at, cell] of cells.entries()) rows.push([String(7001 + at), 'Dirk Vos', cell]);
  const text = (content: string): string =>
    `<c t="inlineStr"><is><t>${content.replaceAll('<', '&lt;')}</t></is></c>`;
  const links = cells.map((_, at) => `<hyperlink ref="C${String(at + 2)}" r:id="rId1"/>`).join('');
  const sheet = worksheet(rows.map((row) => `<row>${row.map(text).join('')}</row>`).join(''), {
    tail: `<hyperlinks>${links}</hyperlinks>`,
  });
  const parts = {
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([
      ['rId1', 'hyperlink', `mailto:${target}`],
    ]),
  };
  return readText(workbookBytes(parts));
}

const emailOf = ({ rows: [row] }: ReadRoster): unknown => row?.wanted.email;
const notesOf = ({ notes }: ReadRoster): readonly string[] => notes.map(({ code }) => code);

it('is the address where the text is none, and that is noted', async () => {
  const read = await linked(['Mail Dirk'], 'E-mail');
  expect(emailOf(read)).toBe(LINK);
  expect(notesOf(read)).toEqual(['EMAIL_FROM_LINK']);
});

it('gives way to an address in the text', async () => {
  const read = await linked(['d.vos@zonnehof.example'], 'E-mail');
  expect(emailOf(read)).toBe('d.vos@zonnehof.example');
  expect(notesOf(read)).toEqual(['EMAIL_LINK_DIFFERS']);
});

it.each([
  ['what is meant as an address', 'dirk@zonnehof', ['EMAIL_INVALID']],
  ['an error', '#N/A', ['CELL_ERROR']],
  ['what empties a field', '<clear>', ['NOT_CLEARABLE']],
  ['a word for nothing', 'geen', []],
])('is not put in the place of %s', async (_, cell, codes) => {
  const { rows } = await linked([cell], 'E-mail');
  expect(rows.map(codesOf)).toEqual([codes]);
  expect(rows[0]?.wanted.email).not.toBe(LINK);
});

it('that is no address either leaves the text to be corrected', async () => {
  const { rows } = await linked(['Mail Dirk'], 'E-mail', 'dirk@zonnehof');
  expect(rows).toMatchObject([{ issues: [{ code: 'EMAIL_INVALID', value: 'Mail Dirk' }] }]);
});

it('is a private address where the column is', async () => {
  const { rows } = await linked(['Mail Dirk'], 'Privé e-mail');
  expect(rows).toMatchObject([{ kind: 'held', wanted: { email: LINK } }]);
});
