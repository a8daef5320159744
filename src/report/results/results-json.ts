// The results report as JSON: an array of the objects of DESIGN §2.

import type { Catalogue } from '../messages/catalogue.ts';
import { reasonOf, type Reason } from './reason.ts';
import type { Report, ReportWriter, WriteOptions } from './results.ts';
import type { ReportRow } from './row.ts';
import { type ShownChange, shownChanges } from '../text/shown-changes.ts';
import { writeJsonArray } from '../text/write-text.ts';

/** One row of the report as other programs read it: values as the API has them, names as in the code. */
export interface ReportJson extends Reason {
  readonly row: number | null;
  readonly sheet: string | null;
  readonly action: ReportRow['action'];
  readonly outcome: ReportRow['outcome'];
  readonly id: string | null;
  readonly ref: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** `field` is the name of a field or, of one of the extra fields, `extraFields.team`. */
  readonly changes: readonly ({ readonly field: string } & Pick<
    ShownChange,
    'before' | 'after' | 'source'
  >)[];
  readonly attempts: number;
}

export const writeReportJson: ReportWriter = (report, options, out) =>
  writeJsonArray(elements(report, options), out);

async function* elements(
  { rows }: Report,
  { catalogue }: WriteOptions,
): AsyncGenerator<ReportJson> {
  for await (const row of rows) yield reportJson(row, catalogue);
}

function reportJson(reported: ReportRow, catalogue: Catalogue): ReportJson {
  const { row, sheet, action, outcome, who, changes, issues, attempts } = reported;
  const { id, ref, email, name } = who;
  return {
    row,
    sheet,
    action,
    outcome,
    id,
    ref,
    email,
    name,
    changes: shownChanges(changes).map((change) => {
      const { name: field, before, after, source } = change;
      return { field, before, after, source };
    }),
    ...reasonOf(issues, catalogue),
    attempts,
  };
}
