// One change of a preview: who it is about, and each field before and after.

import { type Action, type Change, type Plan, whoOf } from '../../plan/plan.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { placeText } from '../messages/words.ts';
import { markDifference, type Marked } from '../text/difference.ts';
import { whoText } from '../text/field-text.ts';
import type { Paint, Style } from '../text/paint.ts';
import { changeLabel, type ShownChange, shownChanges } from '../text/shown-changes.ts';
import { visible } from '../text/visible.ts';
import { shorten, widthOf } from '../text/width.ts';

export interface ChangeStyle {
  readonly catalogue: Catalogue;
  readonly paint: Paint;
  readonly width: number;
}

const STYLES: Readonly<Record<Action, Style>> = {
  create: 'green',
  update: 'cyan',
  restore: 'cyan',
  archive: 'yellow',
};

const ARROW = ' → ';

/** The lines of one change: `row 12  update  Sanne de Vries (1001)`, and its fields below. */
export function changeLines(change: Change, plan: Plan, style: ChangeStyle): readonly string[] {
  const fields = change.fields.filter(({ field }) => field !== 'isActive' || !saysStatus(change));
  return [
    headLine(change, plan, style),
    ...shownChanges(fields).map((field) => fieldLine(field, change.action === 'create', style)),
  ];
}

/** The action says what becomes of the status. */
function saysStatus({ action }: Change): boolean {
  return action === 'archive' || action === 'restore';
}

function headLine(change: Change, plan: Plan, { catalogue, paint, width }: ChangeStyle): string {
  const where = shorten(visible(whereText(change, plan, catalogue)), Math.floor(width / 2));
  const action = catalogue.actions[change.action];
  const room = width - widthOf(`${where}  ${action}  `);
  const who = shorten(visible(whoText(whoOf(change))), Math.max(0, room));
  return `${paint('dim', where)}  ${paint(STYLES[change.action], action)}  ${paint('bold', who)}`;
}

function whereText({ row }: Change, { sheets }: Plan, catalogue: Catalogue): string {
  if (row === null) return catalogue.place.nowhere;
  const name = sheets.length > 1 ? sheets[row.sheet]?.name : null;
  return placeText({ ...(name == null ? {} : { sheet: name }), row: row.row }, catalogue);
}

function fieldLine(
  change: ShownChange,
  isNew: boolean,
  { catalogue, paint, width }: ChangeStyle,
): string {
  const label = `    ${visible(changeLabel(change, catalogue))}: `;
  const room = width - widthOf(label);
  const shown = (text: string): string => visible(text === '' ? catalogue.empty : text);
  const after = shown(change.textAfter(catalogue));
  if (isNew) return label + shorten(after, room);

  const before = shown(change.textBefore(catalogue));
  const [old, now] = markDifference(before, after, room - widthOf(ARROW));
  const marked = (style: Style, { start, middle, end }: Marked): string =>
    start + paint(style, middle) + end;
  return `${label}${marked('red', old)}${ARROW}${marked('green', now)}`;
}
