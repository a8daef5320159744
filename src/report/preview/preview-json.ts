// The preview as one JSON object, for other programs: values as the API has them, names as in the code.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanDocument } from '../../plan/document.ts';
import type { RowPlace } from '../../user/place.ts';
import { targetText, whyText } from '../text/column-text.ts';
import { shownChanges } from '../text/shown-changes.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { issueJson } from '../messages/words.ts';
import { previewRows, type PreviewRow, type PreviewWriter } from './preview.ts';

/**
 * Writes the object: what the plan was made of, its counts, and under `rows` one element for every
 * change and for every row that leads to none, an element a line.
 */
export const writePreviewJson: PreviewWriter = async (document, { catalogue, madeAt }, out) => {
  await pipeline(Readable.from(lines(document, catalogue, madeAt)), out, { end: false });
};

function* lines(document: PlanDocument, catalogue: Catalogue, madeAt: Date): Generator<string> {
  for (const [name, value] of Object.entries(headOf(document, catalogue, madeAt))) {
    yield `${name === 'tool' ? '{' : ','}\n${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  }
  yield ',\n"rows": [';
  let before = '\n';
  for (const row of previewRows(document.plan)) {
    yield before + JSON.stringify(rowJson(row, document, catalogue));
    before = ',\n';
  }
  yield '\n]}\n';
}

function headOf(document: PlanDocument, catalogue: Catalogue, madeAt: Date): object {
  const { tool, endpoint, source, today, options, plan, leftOut, warnings, refusals } = document;
  return {
    tool,
    endpoint,
    madeAt: madeAt.toISOString(),
    today,
    file: source.file,
    sha256: source.sha256,
    options: Object.fromEntries(options),
    ...plan.counts,
    invitations: plan.invitations,
    refusals: refusals.map((issue) => issueJson(issue, catalogue)),
    warnings: warnings.map((issue) => ({ ...issueJson(issue, catalogue), ...valueOf(issue) })),
    likelyRenames: plan.likelyRenames,
    leftOut: leftOut.map(({ place, why }) => ({ ...whereOf(place, document), why })),
    sheets: source.sheets.map(({ name, headerRow, columns }) => ({
      name,
      headerRow,
      columns: columns.map((column) => ({
        column: column.letter,
        heading: column.heading,
        target: column.target,
        why: column.why,
        readAs: targetText(column, catalogue),
        because: whyText(column, catalogue),
        suggestion: column.suggestion,
        filled: column.filled,
        rows: column.rows,
        samples: column.samples,
      })),
    })),
  };
}

function rowJson(
  { outcome, place, who, change, issues }: PreviewRow,
  document: PlanDocument,
  catalogue: Catalogue,
): object {
  return {
    ...whereOf(place, document),
    action: outcome,
    ...who,
    number: change?.number ?? null,
    waitsFor: change?.waitsFor ?? [],
    sendInvite: change?.action === 'create' && change.sendInvite,
    changes: shownChanges(change?.fields ?? []).map(({ name: field, before, after, source }) => {
      return { field, before, after, source };
    }),
    issues: issues.map((issue) => ({ ...issueJson(issue, catalogue), ...valueOf(issue) })),
  };
}

function whereOf(place: RowPlace | null, { plan }: PlanDocument): object {
  const sheet = place === null ? null : (plan.sheets[place.sheet]?.name ?? null);
  return { sheet, row: place?.row ?? null };
}

/** The cell's text, which a preview may hold and a message may not. */
function valueOf({ value }: { readonly value?: string }): object {
  return value === undefined ? {} : { value };
}
