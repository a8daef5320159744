// The end of the preview page: how the file was read, what was left out, with which options.

import type { PlanDocument, SheetReading } from '../../../plan/document.ts';
import type { Column } from '../../../user/roster.ts';
import { targetText, whyText } from '../../text/column-text.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { placeText } from '../../messages/words.ts';
import { markup, type Markup } from '../../page/markup.ts';

/** How every column was understood, and why. */
export function columnSection({ source }: PlanDocument, catalogue: Catalogue): Markup {
  const { headings } = catalogue.page;
  const several = source.sheets.length > 1;
  const tables = source.sheets.map((sheet) => {
    const title = several ? markup`<h3>${sheet.name ?? ''}</h3>` : null;
    return markup`${title}${columnTable(sheet, catalogue)}`;
  });
  return markup`<section aria-labelledby="columns">
    <h2 id="columns">${headings.columns}</h2>
    ${tables}
  </section>`;
}

function columnTable({ name, columns }: SheetReading, catalogue: Catalogue): Markup {
  const { table, headings } = catalogue.page;
  const titles = [
    table.column,
    table.heading,
    table.readAs,
    table.why,
    table.filled,
    table.samples,
  ];
  return markup`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="${headings.columns} ${name ?? ''}"
  >
    <table class="plain">
      <thead>
        <tr>
          ${titles.map((title) => markup`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${columns.map((column) => columnRow(column, catalogue))}
      </tbody>
    </table>
  </div>`;
}

function columnRow(column: Column, catalogue: Catalogue): Markup {
  const { letter, heading, target, filled, rows, samples } = column;
  const used = target?.kind === 'field' || target?.kind === 'part';
  const counted = catalogue.columns.filled(catalogue.number(filled), catalogue.number(rows));
  return markup`<tr class="${used ? 'used' : 'unused'}">
    <td>${letter}</td>
    <th scope="row">${heading}</th>
    <td>${targetText(column, catalogue)}</td>
    <td>${whyText(column, catalogue)}</td>
    <td>${counted}</td>
    <td>${samples.map((sample) => markup`<bdi>${sample}</bdi> `)}</td>
  </tr>`;
}

/** How many lines that are no people are listed. */
const LINES_LISTED = 50;

/** Lines that are no people; nothing where there are none. */
export function leftOutSection(
  { leftOut, source, plan }: PlanDocument,
  catalogue: Catalogue,
): Markup | null {
  if (leftOut.length === 0) return null;
  const { headings, leftOut: words } = catalogue.page;
  const items = leftOut.slice(0, LINES_LISTED).map(({ place, why }) => {
    const sheet = source.sheets.length > 1 ? plan.sheets[place.sheet]?.name : null;
    const where = placeText({ ...(sheet == null ? {} : { sheet }), row: place.row }, catalogue);
    return markup`<li>${where}: ${words[why]}</li>`;
  });
  const more = leftOut.length > LINES_LISTED ? markup`<li>…</li>` : null;
  return markup`<section aria-labelledby="leftOut">
    <h2 id="leftOut">${headings.leftOut}</h2>
    <ul>
      ${items}${more}
    </ul>
  </section>`;
}

/** The options, and what the plan can be told by. */
export function originSection(
  { options, tool, today, source }: PlanDocument,
  { page: { headings, facts } }: Catalogue,
): Markup {
  const lines = [
    ...options.map(([flag, value]) => [markup`<code>${flag}</code>`, value] as const),
    [markup`${facts.today}`, today] as const,
    [markup`${facts.tool}`, `pluvo-bulk ${tool}`] as const,
    [markup`${facts.digest}`, source.sha256] as const,
  ];
  return markup`<section aria-labelledby="origin">
    <h2 id="origin">${headings.origin}</h2>
    <dl class="facts">
      ${lines.map(
        ([label, value]) =>
          markup`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
