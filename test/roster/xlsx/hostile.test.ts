// Whatever the bytes are, the reader answers: rows, or an issue; never a crash, never a hang.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  issuesOf,
  relationships,
  sharedStrings,
  styles,
  workbookBytes,
  workbookPart,
  worksheet,
} from './workbooks.ts';

/** For one file, in milliseconds. */
const PATIENCE = 5_000;

const PARTS: Readonly<Record<string, string>> = {
  'xl/workbook.xml': workbookPart('<sheet name="Roster" sheetId="1" r:id="rId1"/>'),
  'xl/styles.xml': styles('00000', 'dd-mm-yyyy', '[h]:mm', '#,##0.00'),
  'xl/sharedStrings.xml': sharedStrings('<t>Naam</t>', '<r><t>E-</t></r><r><t>mail</t></r>'),
  'xl/worksheets/_rels/sheet1.xml.rels': relationships([
    ['rId1', 'hyperlink', 'mailto:sanne@zonnehof.example'],
  ]),
  'xl/worksheets/sheet1.xml': worksheet(
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
     <row r="2" hidden="1"><c r="A2" s="1"><v>46350</v></c><c r="B2" t="b"><f>A1</f><v>0</v></c></row>
     <row r="3"><c r="A3" t="inlineStr"><is><t>a_x000D_b</t></is></c><c r="D3" t="e"><v>#N/A</v></c></row>`,
    {
      head: '<cols><col min="1" max="2" hidden="1"/></cols>',
      tail: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks>',
    },
  ),
};

async function answers(bytes: Buffer): Promise<void> {
  const started = performance.now();
  await issuesOf(bytes);
  expect(performance.now() - started).toBeLessThan(PATIENCE);
}

/** A few changes: where (as a share of the length), how many bytes are replaced, and by what. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    removed: fc.nat({ max: 20 }),
    inserted: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom(
          '<',
          '</c>',
          '&',
          '"',
          ']]>',
          '<!--',
          '<!DOCTYPE a>',
          'PK',
          '<row>',
          '\0',
          '99999999999',
        )
        .map((text) => Buffer.from(text)),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Buffer, list: Changes): Buffer {
  return list.reduce((whole, { at, removed, inserted }) => {
    const start = Math.floor(at * whole.length);
    return Buffer.concat([whole.subarray(0, start), inserted, whole.subarray(start + removed)]);
  }, bytes);
}

describe('the reader answers', () => {
  it('for the workbook that the changes start from', async () => {
    expect(await issuesOf(workbookBytes(PARTS))).toEqual([]);
  });

  it('for any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array));
    const zipLike = bytes.map((rest) => Buffer.concat([Buffer.from('PK\x03\x04'), rest]));
    await fc.assert(fc.asyncProperty(fc.oneof(bytes, zipLike), answers));
  });

  it('for a zip file with changed bytes', async () => {
    const whole = workbookBytes(PARTS);
    await fc.assert(fc.asyncProperty(changes, (list) => answers(changed(whole, list))));
  });

  it('for changed XML in a sound zip file', async () => {
    const name = fc.constantFrom(...Object.keys(PARTS));
    await fc.assert(
      fc.asyncProperty(name, changes, (part, list) => {
        const content = changed(Buffer.from(PARTS[part] ?? ''), list);
        return answers(workbookBytes({ ...PARTS, [part]: content }));
      }),
    );
  });
});
