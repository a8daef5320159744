// The form above the rows of the preview page.

import { FIELD_NAMES } from '../../../user/fields.ts';
import { fieldLabel } from '../../text/field-text.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { wordsOf } from '../../messages/words.ts';
import { outcomeWord, PREVIEW_OUTCOMES, type PreviewRow } from '../preview.ts';
import { markup, type Markup } from '../../page/markup.ts';

type Options = readonly (readonly [value: string, label: string])[];

/** The form, which the script brings to life; without the script it is not there, and every row is. */
export function filterForm(rows: readonly PreviewRow[], catalogue: Catalogue): Markup {
  const { filters, showing } = catalogue.page;
  const total = catalogue.number(rows.length);
  return markup`<form id="filters" role="search" aria-label="${filters.label}" hidden>
<label class="search">${filters.search}<input type="search" id="search" autocomplete="off" spellcheck="false"></label>
${choice('outcome', filters.outcome, filters.everyOutcome, outcomeOptions(rows, catalogue))}
${choice('field', filters.field, filters.everyField, fieldOptions(rows, catalogue))}
${choice('reason', filters.reason, filters.everyReason, reasonOptions(rows, catalogue))}
<button type="reset">${filters.clear}</button>
<output id="showing" aria-live="polite" data-words="${showing('{shown}', '{total}')}">${showing(total, total)}</output>
</form>`;
}

function choice(id: string, label: string, every: string, options: Options): Markup {
  const items = options.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  // Kept where there is nothing to choose, for the script to find.
  const hidden = options.length < 2 && id !== 'reason' ? markup` hidden` : null;
  return markup`<label${options.length === 0 ? markup` hidden` : hidden}>${label}<select id="${id}"><option value="">${every}</option>${items}</select></label>`;
}

function outcomeOptions(rows: readonly PreviewRow[], catalogue: Catalogue): Options {
  const present = new Set(rows.map(({ outcome }) => outcome));
  return PREVIEW_OUTCOMES.filter((outcome) => present.has(outcome)).map((outcome) => [
    outcome,
    outcomeWord(outcome, catalogue),
  ]);
}

function fieldOptions(rows: readonly PreviewRow[], catalogue: Catalogue): Options {
  const present = new Set(
    rows.flatMap(({ change }) => change?.fields.map(({ field }) => field) ?? []),
  );
  return FIELD_NAMES.filter((field) => present.has(field)).map((field) => [
    field,
    fieldLabel(field, catalogue),
  ]);
}

/** By code: what differs in a message from row to row is not told here. */
function reasonOptions(rows: readonly PreviewRow[], catalogue: Catalogue): Options {
  const present = new Map(rows.flatMap(({ issues }) => issues.map((issue) => [issue.code, issue])));
  return [...present.values()].map((issue) => [issue.code, wordsOf(issue, catalogue).message]);
}
