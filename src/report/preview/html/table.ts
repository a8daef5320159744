// The table of the preview page.

import { markup, type Markup } from '../../page/markup.ts';
import { outcomeWord, type PreviewRow } from '../preview.ts';
import { changeLines, reasonLines, type RowStyle, severalSheets } from './details.ts';

/**
 * The table, in pieces. Where scripts run, what is in `noscript` is one text to the browser, however
 * many rows it has; the script takes the rows from there, a line each, and puts those that are looked
 * at into the table below it. Where they do not run, it is a table like any other. The roles stay
 * when the style lays the table out as something else.
 */
export function* rowsTable(rows: readonly PreviewRow[], style: RowStyle): Generator<Markup> {
  const { table, headings } = style.catalogue.page;
  const columns = [
    ['row', table.row],
    ['outcome', table.outcome],
    ['person', table.person],
    ['', table.details],
  ] as const;
  const cells = columns.map(
    ([sort, label]) =>
      markup`<th role="columnheader" scope="col" data-sort="${sort}">${label}</th>`,
  );
  const head = markup`<thead role="rowgroup"><tr role="row">${cells}</tr></thead>`;
  yield markup`<noscript id="all"><table role="table" class="rows" aria-label="${headings.rows}">${head}<tbody role="rowgroup">
`;
  for (const row of rows) yield tableRow(row, style);
  yield markup`</tbody></table></noscript>
<table role="table" class="rows" id="list" aria-label="${headings.rows}" hidden>${head}</table>
`;
}

/** One row, on one line. The script reads its data from the first tag, and sorts by the `b`. */
function tableRow(row: PreviewRow, style: RowStyle): Markup {
  const { catalogue } = style;
  const { outcome, who, change, issues } = row;
  const fields = change?.fields.map(({ field }) => field).join(' ') ?? '';
  const codes = issues.map(({ code }) => code).join(' ');
  const contact = [who.ref, who.email].filter((text) => text !== null && text !== '').join(' · ');
  const cells = [
    placeCell(row, style),
    markup`<span class="tag ${outcome}">${outcomeWord(outcome, catalogue)}</span>`,
    markup`<b>${who.name ?? ''}</b><span>${contact}</span>`,
    change === null ? reasonLines(row, style) : changeLines(change, style),
  ].map((cell) => markup`<td role="cell">${cell}</td>`);
  return markup`<tr data-o="${outcome}" data-f="${fields}" data-r="${codes}" role="row">${cells}</tr>
`;
}

function placeCell({ place }: PreviewRow, { document }: RowStyle): Markup {
  if (place === null) return markup`–`;
  const sheet = severalSheets(document) ? document.plan.sheets[place.sheet]?.name : null;
  return sheet == null ? markup`${place.row}` : markup`<small>${sheet}</small> ${place.row}`;
}
