// The top of the preview page: what it is about, what is refused, what would happen to whom.

import type { PlanDocument } from '../../../plan/document.ts';
import { ACTIONS, type Plan } from '../../../plan/plan.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { placeText, wordsOf } from '../../messages/words.ts';
import { consequences, type PreviewFileOptions } from '../preview.ts';
import { markup, type Markup } from '../../page/markup.ts';

/** The title and the facts. */
export function pageHeader(
  { source, endpoint, refusals, plan }: PlanDocument,
  { catalogue, madeAt }: PreviewFileOptions,
): Markup {
  const { page } = catalogue;
  const facts = [
    [page.facts.roster, `${source.file} (${catalogue.rows(plan.counts.rows)})`],
    [page.facts.endpoint, endpoint],
    [page.facts.made, catalogue.moment(madeAt)],
  ] as const;
  const lead =
    refusals.length > 0
      ? page.lead.refused
      : plan.changes.length === 0
        ? page.lead.nothing
        : page.lead.waiting(plan.changes.length);
  return markup`<header class="top">
    <h1>${page.title(source.file)}</h1>
    <p class="lead">${lead}</p>
    <dl class="facts">
      ${facts.map(
        ([label, value]) =>
          markup`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

/** What a guard refuses; nothing where there is nothing. */
export function refusalSection({ refusals }: PlanDocument, catalogue: Catalogue): Markup | null {
  if (refusals.length === 0) return null;
  const items = refusals.map((issue) => {
    const { message, hint } = wordsOf(issue, catalogue);
    const place = placeText(issue.place, catalogue);
    const where = place === '' ? '' : ` (${place})`;
    return markup`<li><strong>${message}${where}</strong><span class="hint">${hint}</span></li>`;
  });
  return markup`<section class="refusals" aria-labelledby="refusals">
    <h2 id="refusals">${catalogue.page.headings.refusals}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}

/** The bar, the tiles that explain it, and what it means for people. */
export function summarySection({ plan }: PlanDocument, catalogue: Catalogue): Markup {
  const { page } = catalogue;
  const shares = sharesOf(plan, catalogue);
  const sentences = [
    ...consequences(plan, catalogue),
    ...(plan.changes.length > 0 && plan.invitations === 0 ? [page.noMail] : []),
  ];
  const meaning = markup`<div class="meaning">
    <h3>${page.headings.consequences}</h3>
    <ul>
      ${sentences.map((sentence) => markup`<li>${sentence}</li>`)}
    </ul>
  </div>`;
  return markup`<section aria-labelledby="summary">
    <h2 id="summary">${page.headings.summary}</h2>
    ${bar(shares, catalogue)}
    <ul class="tiles">
      ${shares.map(
        ({ kind, count, label }) =>
          markup`<li class="tile ${kind}${count === 0 ? ' none' : ''}">
            <b>${catalogue.number(count)}</b> <span>${label}</span>
          </li>`,
      )}
    </ul>
    ${sentences.length === 0 ? null : meaning}
  </section>`;
}

interface Share {
  readonly kind: string;
  readonly count: number;
  readonly label: string;
}

/** Every outcome that occurs, and every action. */
function sharesOf({ counts }: Plan, { actions, outcomes }: Catalogue): readonly Share[] {
  return [
    ...ACTIONS.map((action) => {
      return { kind: action, count: counts.actions[action], label: actions[action] };
    }),
    ...(['invalid', 'conflict', 'skipped', 'unchanged'] as const)
      .map((kind) => ({ kind, count: counts[kind], label: outcomes[kind] }))
      .filter(({ count }) => count > 0),
  ];
}

/** A share is at least this wide, in percent: one person in a million is to be seen. */
const LEAST_WIDTH = 0.5;

// Drawn, because a policy without inline styles leaves no other way to set a width.
function bar(shares: readonly Share[], { page, all, number }: Catalogue): Markup | null {
  const present = shares.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const widths = present.map(({ count }) => Math.max(LEAST_WIDTH, (100 * count) / total));
  const sum = widths.reduce((all, width) => all + width, 0);
  let at = 0;
  const parts = present.map(({ kind }, index) => {
    const width = (100 * (widths[index] ?? 0)) / sum;
    const part = markup`<rect
      class="${kind}"
      x="${at.toFixed(3)}%"
      width="${width.toFixed(3)}%"
      height="100%"
    />`;
    at += width;
    return part;
  });
  const words = all(present.map(({ count, label }) => `${number(count)} ${label}`));
  return markup`<svg class="bar" role="img" aria-label="${page.bar(words)}">${parts}</svg>`;
}
