import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../src/plan/document.ts';
import type { Catalogue } from '../../src/report/messages/catalogue.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { writePreviewHtml } from '../../src/report/preview/html/preview-html.ts';
import { issue } from '../../src/user/issue.ts';
import { largeDocument } from '../support/large-document.ts';
import { aColumn, aDocument } from '../support/plan-document.ts';
import { aRow, aUser } from '../support/users.ts';
import { written } from './written.ts';

async function page(document: PlanDocument, catalogue: Catalogue = en): Promise<string> {
  const madeAt = new Date(Date.UTC(2026, 11, 1, 9));
  const bytes = await written((out) => writePreviewHtml(document, { catalogue, madeAt }, out));
  return bytes.toString();
}

const SANNE = aUser({ ref: '1001', name: 'Sanne de Vries', email: 'sanne@old.example' });
const NEW_ADDRESS = aRow(2, { ref: '1001', email: 'sanne@new.example' });

/** The text between the first `start` and the `end` behind it. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}

describe('the page is on its own', () => {
  test('one style and one script run, and nothing is loaded', async () => {
    const html = await page(aDocument([SANNE], [NEW_ADDRESS]));
    const policy = between(html, 'Content-Security-Policy" content="', '"').replaceAll(
      '&#39;',
      "'",
    );
    const digest = (text: string): string =>
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${digest(between(html, '<style>', '</style>'))}`,
      `script-src ${digest(between(html, '<script>', '</script>'))}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).not.toMatch(/\s(?:src|srcset|style|on\w+)=|href="(?!#)|@import|url\(/);
  });

  test('the script is the same for every plan: no data is in it', async () => {
    const one = await page(aDocument([SANNE], [NEW_ADDRESS]));
    const other = await page(largeDocument(30), nl);
    const script = (html: string): string => between(html, '<script>', '</script>');
    expect(script(one)).toBe(script(other));
  });
});

test('a change says where each value came from and which part of it differs', async () => {
  const html = await page(aDocument([SANNE], [NEW_ADDRESS]));
  expect(html).toContain(
    '<p><i>Email</i> <bdi>sanne@<del>old</del>.example</bdi> → <bdi>sanne@<ins>new</ins>.example</bdi> <small>D2</small></p>',
  );
});

test('where nobody gets mail and somebody is archived, the page says so', async () => {
  const html = await page(aDocument([SANNE], [aRow(2, { ref: '1001', isActive: false })]));
  expect(html).toContain('Archived users can no longer log in.');
  expect(html).toContain('Nobody gets an e-mail.');
});

test('likely renames are told once, with both people', async () => {
  const rows = [aRow(5, { ref: '2001', name: 'Sanne de Vries', email: 's@zonnehof.example' })];
  const html = await page(aDocument([SANNE], rows, { policy: { archiveMissing: true } }));
  const words = 'Sanne de Vries (2001) would be created, and Sanne de Vries (1001) archived.';
  expect(html.split(words)).toHaveLength(2);
  expect(html).not.toContain('Worth a look');
});

test('the columns, with the reasons for their reading', async () => {
  const document = aDocument([SANNE], [NEW_ADDRESS]);
  const columns = [
    aColumn('name', { why: { kind: 'values', looks: 'names', share: 0.987 } }),
    aColumn('isActive', { target: { kind: 'field', field: 'isActive', inverted: true } }),
    aColumn('email', {
      target: { kind: 'part', part: 'firstName' },
      why: { kind: 'beside', heading: 'Achternaam' },
    }),
    aColumn('language', {
      target: { kind: 'other', other: 'department' },
      why: { kind: 'map' },
    }),
    aColumn('ref', { target: { kind: 'sensitive' }, heading: 'BSN' }),
    aColumn('id', { target: null, why: { kind: 'unknown' }, suggestion: 'Personeelsnummer' }),
  ];
  const sheets = [{ name: 'Blad1', headerRow: 1, columns }];
  const html = await page({ ...document, source: { ...document.source, sheets } });
  const cells = [...between(html, 'class="plain"', '</table>').matchAll(/<td>([^<]+)<\/td>/g)];
  expect(cells.map(([, text]) => text)).toEqual(
    expect.arrayContaining([
      '98% of the values look like names',
      'Active (yes means no)',
      'first name',
      '&#34;Achternaam&#34; stands beside it',
      'not used (department)',
      'you said so',
      'dropped while reading: not for this purpose',
      'the heading is not known; it is spelt much like &#34;Personeelsnummer&#34;',
    ]),
  );
});

test('several sheets are told apart', async () => {
  const sheets = [
    { name: 'Kantoor', columns: {} },
    { name: 'Zorg', columns: { email: ['B'] } },
  ];
  const row = { ...NEW_ADDRESS, place: { sheet: 1, row: 2 } };
  const html = await page(aDocument([SANNE], [row], { sheets }));
  expect(html).toContain('<td role="cell"><small>Zorg</small> 2</td>');
  expect(html).toContain('<small>Zorg!B2</small>');
});

test('a list of very many different messages is cut, and says so', async () => {
  const warnings = Array.from({ length: 150 }, (_, n) =>
    issue('SHEET_NOT_READ', { sheet: `S${n}` }),
  );
  const html = await page(aDocument([SANNE], [NEW_ADDRESS], { warnings }));
  expect(html).toContain('… and 50 more');
});

test('nothing to change', async () => {
  const html = await page(aDocument([SANNE], [aRow(2, { ref: '1001' })]));
  expect(html).toContain('Nothing has to be changed');
  expect(html).not.toContain('<noscript');
});

test('in Dutch', async () => {
  const html = await page(aDocument([SANNE], [NEW_ADDRESS]), nl);
  expect(html).toContain('<html lang="nl">');
  expect(html).toContain('Er is nog niets gewijzigd. Bij uitvoeren zou dit gebeuren: 1 wijziging.');
});
