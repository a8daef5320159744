// The columns of a results report, for the formats that are tables.

import type { Catalogue } from '../messages/catalogue.ts';
import { changeText, shownChanges } from '../text/shown-changes.ts';
import { reasonOf } from './reason.ts';
import type { ReportColumn, ReportRow } from './row.ts';

/** One line of the report as a person reads it; `null` is a blank cell. */
export type ReportCells = Readonly<Record<ReportColumn, string | number | null>>;

/** The cells of a row. Changes are one a line, `Full name: A → B`. */
export function reportCells(reported: ReportRow, catalogue: Catalogue): ReportCells {
  const { row, sheet, action, outcome, who, changes, issues, attempts } = reported;
  return {
    row,
    sheet,
    action: wordFor(action, catalogue),
    outcome: catalogue.outcomes[outcome],
    id: who.id,
    ref: who.ref,
    email: who.email,
    name: who.name,
    changes: shownChanges(changes)
      .map((change) => changeText(change, action === 'create', catalogue))
      .join('\n'),
    ...reasonOf(issues, catalogue),
    attempts,
  };
}

function wordFor(action: ReportRow['action'], { actions, outcomes }: Catalogue): string {
  switch (action) {
    case 'create':
    case 'update':
    case 'restore':
    case 'archive':
      return actions[action];
    case 'unchanged':
    case 'skipped':
    case 'invalid':
    case 'conflict':
      return outcomes[action];
  }
}
