// The sheets of the preview's workbook that say what would be written.

import type { FieldChange } from '../../../plan/plan.ts';
import { FIELD_NAMES } from '../../../user/fields.ts';
import { fieldLabel, valueText } from '../../text/field-text.ts';
import { changeLabel, type ShownChange, shownChanges } from '../../text/shown-changes.ts';
import { BLUE, GREEN, RED, YELLOW } from '../../workbook/styles.ts';
import { TEXT } from '../../workbook/workbook.ts';
import type { PreviewRow } from '../preview.ts';
import {
  type SheetSource,
  type TableColumn,
  type TableRow,
  whoCells,
  whoColumns,
  writeTable,
} from './table.ts';

/** New users, one a row, with what they would get in a column each. */
export async function writeCreates(
  rows: readonly PreviewRow[],
  source: SheetSource,
): Promise<void> {
  const { catalogue } = source;
  const { page } = catalogue;
  const filled = new Map(
    rows
      .flatMap(({ change }) => shownChanges(change?.fields ?? []))
      .map((each) => [each.name, each]),
  );
  const others = [...filled.values()]
    .filter(({ name }) => name !== 'ref' && name !== 'name' && name !== 'email')
    .sort(inFieldOrder);
  const columns: readonly TableColumn[] = [
    ...whoColumns(source),
    ...others.map((each) => {
      return { heading: changeLabel(each, catalogue), width: 12, format: TEXT };
    }),
    { heading: page.table.invitation, width: 12 },
  ];
  const lines = function* (): Generator<TableRow> {
    for (const { place, who, change } of rows) {
      const values = new Map(
        shownChanges(change?.fields ?? []).map((each) => [each.name, each.textAfter(catalogue)]),
      );
      const invited = change?.action === 'create' && change.sendInvite;
      const cells = [
        ...whoCells(place, who, source),
        ...others.map(({ name }) => values.get(name) ?? null),
        invited ? page.yes : page.no,
      ];
      yield { cells, styles: [null, null, GREEN, GREEN, GREEN] };
    }
  };
  await writeTable(page.sheets.create, columns, lines(), source);
}

/** Fields that would change, one a row: to be filtered by field. */
export async function writeChanges(
  action: 'update' | 'restore',
  rows: readonly PreviewRow[],
  source: SheetSource,
): Promise<void> {
  const { catalogue } = source;
  const { page } = catalogue;
  const columns: readonly TableColumn[] = [
    ...whoColumns(source),
    { heading: page.table.field, width: 22 },
    { heading: page.table.before, width: 40, format: TEXT, wrap: true },
    { heading: page.table.after, width: 40, format: TEXT, wrap: true },
    { heading: page.table.source, width: 16, format: TEXT },
  ];
  const lines = function* (): Generator<TableRow> {
    for (const { place, who, change } of rows) {
      for (const each of shownChanges(change?.fields ?? [])) {
        const label = changeLabel(each, catalogue);
        const values = [each.textBefore(catalogue), each.textAfter(catalogue)];
        yield {
          cells: [...whoCells(place, who, source), label, ...values, each.source],
          styles: [null, null, null, null, null, BLUE, RED, GREEN],
        };
      }
    }
  };
  await writeTable(page.sheets[action], columns, lines(), source);
}

/** Users who would be archived, and what says so. */
export async function writeArchives(
  rows: readonly PreviewRow[],
  source: SheetSource,
): Promise<void> {
  const { page, place: words } = source.catalogue;
  const columns: readonly TableColumn[] = [
    ...whoColumns(source),
    { heading: page.table.why, width: 26 },
    { heading: page.table.source, width: 16, format: TEXT },
  ];
  const lines = function* (): Generator<TableRow> {
    for (const { place, who, change } of rows) {
      const status = change?.fields.find(({ field }) => field === 'isActive');
      const why = status === undefined ? null : statusText(status, source);
      yield {
        cells: [
          ...whoCells(place, who, source),
          place === null ? words.nowhere : why,
          status?.source ?? null,
        ],
        styles: [null, null, YELLOW, YELLOW, YELLOW],
      };
    }
  };
  await writeTable(page.sheets.archive, columns, lines(), source);
}

function statusText(change: FieldChange, source: SheetSource): string {
  return `${fieldLabel(change.field, source.catalogue)}: ${afterText(change, source)}`;
}

function inFieldOrder(a: ShownChange, b: ShownChange): number {
  const byField = FIELD_NAMES.indexOf(a.field) - FIELD_NAMES.indexOf(b.field);
  return byField || (a.name < b.name ? -1 : 1);
}

function afterText({ field, after }: FieldChange, { catalogue }: SheetSource): string {
  return valueText(field, after, catalogue);
}
