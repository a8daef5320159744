// The preview as a workbook: a sheet for every kind of outcome, and how it came about.

import { writeWorkbook } from '../../workbook/workbook.ts';
import { type PreviewRow, previewRows, type PreviewWriter } from '../preview.ts';
import { writeArchives, writeChanges, writeCreates } from './changes.ts';
import { writeFacts, writeSummary } from './facts.ts';
import { writeColumns, writeLeftOut, writeProblems, writeWarnings } from './notes.ts';
import type { SheetSource } from './table.ts';

export const writePreviewXlsx: PreviewWriter = (document, { catalogue, madeAt }, out) =>
  writeWorkbook(out, madeAt, async (book) => {
    const source: SheetSource = { document, catalogue, book };
    const rows = previewRows(document.plan);
    const of = (...outcomes: readonly PreviewRow['outcome'][]): readonly PreviewRow[] =>
      rows.filter(({ outcome }) => outcomes.includes(outcome));

    writeSummary(source, madeAt);
    await writeProblems('problems', of('invalid', 'conflict'), source);
    await writeWarnings(source);
    await writeCreates(of('create'), source);
    await writeChanges('update', of('update'), source);
    await writeChanges('restore', of('restore'), source);
    await writeArchives(of('archive'), source);
    await writeProblems('skipped', of('skipped'), source);
    await writeColumns(source);
    await writeLeftOut(source);
    writeFacts(source);
  });
