// The last cell of a row: every field before and after, or why nothing changes.

import type { PlanDocument } from '../../../plan/document.ts';
import type { Change } from '../../../plan/plan.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { wordsOf } from '../../messages/words.ts';
import { markup, type Markup } from '../../page/markup.ts';
import { differenceOf, type Marked } from '../../text/difference.ts';
import { changeLabel, type ShownChange, shownChanges } from '../../text/shown-changes.ts';
import { visible } from '../../text/visible.ts';
import type { PreviewRow } from '../preview.ts';

/** Whether a sheet has to be named: where only one is read, its name tells nothing. */
export function severalSheets({ source }: PlanDocument): boolean {
  return source.sheets.length > 1;
}

/** What is wrong with a row, with the cell that it is about, and what to do. */
export function reasonLines({ issues }: PreviewRow, { catalogue }: RowStyle): Markup {
  const lines = issues.map((issue) => {
    const { message, hint } = wordsOf(issue, catalogue);
    const value = issue.value ?? '';
    const quote = value === '' ? null : markup` <q>${value}</q>`;
    const { column, row } = issue.place;
    const cell =
      column === undefined || row === undefined ? null : markup` <small>${column}${row}</small>`;
    return markup`<p>${message}${quote}${cell}<em>${hint}</em></p>`;
  });
  return markup`${lines}`;
}

/** Every field of a change: label, value before → value after, and the cell it came from. */
export function changeLines(change: Change, style: RowStyle): Markup {
  const isNew = change.action === 'create';
  const lines = shownChanges(change.fields).map((field) => fieldLine(field, isNew, style));
  const absent = change.row === null ? markup`<p>${style.catalogue.place.nowhere}</p>` : null;
  const invited = isNew && change.sendInvite;
  const invitation = invited ? markup`<p>✉ ${style.catalogue.page.invited}</p>` : null;
  return markup`${absent}${lines}${invitation}`;
}

function fieldLine(change: ShownChange, isNew: boolean, { document, catalogue }: RowStyle): Markup {
  const { source } = change;
  const label = markup`<i>${visible(changeLabel(change, catalogue))}</i>`;
  const cell = source === null ? null : markup` <small>${cellText(source, document)}</small>`;
  const now = shown(change.textAfter(catalogue), catalogue);
  if (isNew) return markup`<p>${label} <bdi>${now}</bdi>${cell}</p>`;
  const old = shown(change.textBefore(catalogue), catalogue);
  const [from, to] = differenceOf(old, now);
  return markup`<p>${label} ${marked(from, 'del')} → ${marked(to, 'ins')}${cell}</p>`;
}

/** A value as reports show it. A control is the picture that stands for it. */
function shown(text: string, catalogue: Catalogue): string {
  return visible(text === '' ? catalogue.empty : text);
}

function marked({ start, middle, end }: Marked, tag: 'del' | 'ins'): Markup {
  // Where everything differs, there is no part to mark.
  if (middle === '' || start + end === '') return markup`<bdi>${start}${middle}${end}</bdi>`;
  const difference = tag === 'del' ? markup`<del>${middle}</del>` : markup`<ins>${middle}</ins>`;
  return markup`<bdi>${start}${difference}${end}</bdi>`;
}

function cellText(source: string, document: PlanDocument): string {
  return severalSheets(document) ? source : source.slice(source.lastIndexOf('!') + 1);
}

export interface RowStyle {
  readonly document: PlanDocument;
  readonly catalogue: Catalogue;
}
