// What deserves a look, grouped: the same message of many rows is told once.

import type { PlanDocument } from '../../../plan/document.ts';
import { whoOf } from '../../../plan/plan.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { placeText, wordsOf } from '../../messages/words.ts';
import { markup, type Markup } from '../../page/markup.ts';
import { whoText } from '../../text/field-text.ts';
import { type ProblemGroup, problemGroups } from '../../text/problems.ts';

/** Warnings about the file and its rows; they stop nothing. */
export function warningSection(
  { plan, warnings }: PlanDocument,
  catalogue: Catalogue,
): Markup | null {
  // Likely renames have a section of their own.
  const others = warnings.filter(({ code }) => code !== 'LIKELY_RENAME');
  const groups = problemGroups({ ...plan, verdicts: [] }, others, catalogue);
  return groupSection('warnings', groups, catalogue);
}

/** Rows that lead to no change, by reason. */
export function problemSection({ plan }: PlanDocument, catalogue: Catalogue): Markup | null {
  return groupSection('problems', problemGroups(plan, [], catalogue), catalogue);
}

/** New users who are probably known by another number. */
export function renameSection({ plan }: PlanDocument, catalogue: Catalogue): Markup | null {
  const pairs = plan.likelyRenames.flatMap(({ create, archive }) => {
    const created = plan.changes.at(create);
    const archived = plan.changes.at(archive);
    return created === undefined || archived === undefined ? [] : [{ created, archived }];
  });
  if (pairs.length === 0) return null;
  const { hint } = wordsOf({ code: 'LIKELY_RENAME', params: { ref: null } }, catalogue);
  const items = pairs.map(({ created, archived }) => {
    const row = created.row === null ? '' : ` (${catalogue.place.row(created.row.row)})`;
    const words = catalogue.page.rename(whoText(whoOf(created)), whoText(whoOf(archived)));
    return markup`<li>${words}${row}</li>`;
  });
  return markup`<section class="attention" aria-labelledby="renames">
    <h2 id="renames">${catalogue.page.headings.renames}</h2>
    <p class="hint">${hint}</p>
    <ul>
      ${items}
    </ul>
  </section>`;
}

/** Messages that differ from row to row can be as many as there are rows. */
const GROUPS_SHOWN = 100;

function groupSection(
  id: 'warnings' | 'problems',
  groups: readonly ProblemGroup[],
  catalogue: Catalogue,
): Markup | null {
  if (groups.length === 0) return null;
  const hidden = groups.length - GROUPS_SHOWN;
  const more = hidden > 0 ? markup`<p class="hint">${catalogue.page.more(hidden)}</p>` : null;
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${catalogue.page.headings[id]}</h2>
    <ul class="groups">
      ${groups.slice(0, GROUPS_SHOWN).map((group) => groupItem(group, catalogue))}
    </ul>
    ${more}
  </section>`;
}

function groupItem(group: ProblemGroup, catalogue: Catalogue): Markup {
  const { kind, code, message, hint, rows } = group;
  const word = kind === 'warning' ? catalogue.preview.warning : catalogue.outcomes[kind];
  // The rows that a warning is about may well change nothing, and then are in no table.
  const button =
    kind === 'warning'
      ? null
      : markup` <button type="button" class="show" data-reason="${code}" hidden>${catalogue.page.showRows}</button>`;
  const counted = rows.length === 0 ? null : markup` <b>${catalogue.rows(rows.length)}</b>`;
  return markup`<li>
<p><span class="tag ${kind}">${word}</span>${counted}</p>
<div>
<p><strong>${message}</strong> <span class="where">${whereText(group, catalogue)}</span>${button}</p>
<p class="hint">${hint}</p>
</div>
</li>`;
}

/** How many rows of a group are named. */
const ROWS_NAMED = 12;

const VALUE_LENGTH = 60;

function whereText({ sheet, column, rows }: ProblemGroup, catalogue: Catalogue): string {
  const place = placeText(
    { ...(sheet === null ? {} : { sheet }), ...(column === null ? {} : { column }) },
    catalogue,
  );
  const listed = rows.slice(0, ROWS_NAMED).map(({ row, value }) => {
    const shown = Array.from(value).slice(0, VALUE_LENGTH).join('');
    return value === '' ? String(row) : `${String(row)} "${shown}${shown === value ? '' : '…'}"`;
  });
  const where = rows.length === 0 ? '' : catalogue.place.rows(listed, rows.length > ROWS_NAMED);
  return [place, where].filter((text) => text !== '').join(', ');
}
