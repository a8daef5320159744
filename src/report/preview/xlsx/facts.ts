// The first and the last sheet of the preview's workbook: what it comes to, and how it was made.

import { ACTIONS } from '../../../plan/plan.ts';
import { wordsOf } from '../../messages/words.ts';
import { BLUE, GREEN, GREY, RED, TEAL, YELLOW } from '../../workbook/styles.ts';
import { BOLD, TEXT, type XlsxCell, type XlsxStyle } from '../../workbook/workbook.ts';
import { consequences } from '../preview.ts';
import { legible, type SheetSource } from './table.ts';

const STYLES = {
  create: GREEN,
  update: BLUE,
  restore: TEAL,
  archive: YELLOW,
  invalid: RED,
  conflict: RED,
  skipped: GREY,
  unchanged: null,
} as const;

/** The counts, what is refused, and what it means for people. */
export function writeSummary({ document, catalogue, book }: SheetSource, madeAt: Date): void {
  const { source, endpoint, plan, refusals } = document;
  const { page, actions, outcomes, report } = catalogue;
  const sheet = book.sheet(page.sheets.summary, [{ width: 24 }, { width: 90, wrap: true }]);
  const add = (cells: readonly XlsxCell[], style: XlsxStyle | null): void => {
    sheet.add(cells.map(legible), [style]);
  };

  add([page.facts.roster, source.file], BOLD);
  add([page.facts.endpoint, endpoint], BOLD);
  add([page.facts.made, catalogue.moment(madeAt)], BOLD);
  for (const refusal of refusals) {
    const { message, hint } = wordsOf(refusal, catalogue);
    add([page.headings.refusals, `${message}. ${hint}`], RED);
  }
  sheet.add([]);

  for (const action of ACTIONS) add([actions[action], plan.counts.actions[action]], STYLES[action]);
  for (const outcome of ['invalid', 'conflict', 'skipped', 'unchanged'] as const) {
    add([outcomes[outcome], plan.counts[outcome]], STYLES[outcome]);
  }
  add([report.rows, plan.counts.rows], BOLD);
  sheet.add([]);

  for (const [index, sentence] of consequences(plan, catalogue).entries()) {
    add([index === 0 ? page.headings.consequences : null, sentence], BOLD);
  }
  sheet.close();
}

/** The options, and what the plan can be told by. */
export function writeFacts({ document, catalogue: { page }, book }: SheetSource): void {
  const columns = [
    { width: 40, format: TEXT },
    { width: 70, format: TEXT, wrap: true },
  ];
  const headings = [page.table.option, page.table.setting];
  const sheet = book.table(page.sheets.origin, columns, headings);
  const lines = [
    ...document.options,
    [page.facts.today, document.today] as const,
    [page.facts.tool, `pluvo-bulk ${document.tool}`] as const,
    [page.facts.digest, document.source.sha256] as const,
  ];
  for (const line of lines) sheet.add(line.map(legible));
  sheet.close();
}
