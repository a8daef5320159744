// The results report as one web page: nothing to install, nothing that runs, ready to be printed.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pageAssets } from '../page/assets.ts';
import { inChunks, markup, type Markup } from '../page/markup.ts';
import { reportCells } from './columns.ts';
import { factLines, type Report, type ReportWriter, type WriteOptions } from './results.ts';
import { REPORT_OUTCOMES, type ReportOutcome, type ReportRow } from './row.ts';

export const writeReportHtml: ReportWriter = async (report, options, out) => {
  await pipeline(Readable.from(inChunks(pieces(report, options))), out, { end: false });
};

async function* pieces(report: Report, options: WriteOptions): AsyncGenerator<Markup> {
  const { catalogue } = options;
  const { style, policy } = pageAssets();
  const file = report.roster;
  const facts = factLines(report, catalogue).map(
    ([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  );
  const counts = REPORT_OUTCOMES.filter((outcome) => report.counts[outcome] > 0).map(
    (outcome) =>
      markup`<div class="tile ${TONES[outcome]}"><b>${catalogue.number(report.counts[outcome])}</b><span>${catalogue.outcomes[outcome]}</span></div>`,
  );
  yield markup`<!doctype html>
<html lang="${catalogue.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="pluvo-bulk report">
<title>${file}</title>
${style}
</head>
<body>
<header class="top"><h1>${file}</h1><dl class="facts">${facts}</dl></header>
<main>
<section aria-labelledby="counts"><h2 id="counts">${catalogue.report.summary}</h2><div class="tiles">${counts}</div></section>
<section aria-labelledby="rows"><h2 id="rows">${catalogue.report.rows}</h2>
<table class="rows">${head(options)}<tbody>
`;
  for await (const row of report.rows) yield line(row, options);
  yield markup`</tbody></table></section>\n</main>\n</body>\n</html>\n`;
}

function head({ catalogue: { report, page } }: WriteOptions): Markup {
  const headings = [
    report.columns.row,
    report.columns.outcome,
    page.table.person,
    page.table.details,
  ];
  const cells = headings.map((heading) => markup`<th scope="col">${heading}</th>`);
  return markup`<thead><tr>${cells}</tr></thead>`;
}

function line(reported: ReportRow, { catalogue }: WriteOptions): Markup {
  const { row, sheet, name, ref, email, changes, message, hint } = reportCells(reported, catalogue);
  const contact = [ref, email].filter((text) => text !== null && text !== '').join(' · ');
  const told = [changes, message].filter((text) => text !== null && text !== '').join('\n');
  const lines = told.split('\n').map((text) => markup`<p>${text}</p>`);
  const advice = hint === null || hint === '' ? null : markup`<p class="hint">${hint}</p>`;
  const outcome = markup`<span class="tag ${TONES[reported.outcome]}">${catalogue.outcomes[reported.outcome]}</span>`;
  return markup`<tr><td title="${sheet ?? ''}">${row ?? '–'}</td><td>${outcome}</td><td><b>${name ?? ''}</b><span>${contact}</span></td><td>${lines}${advice}</td></tr>
`;
}

/** The colours of the preview, by what they mean. */
const TONES: Readonly<Record<ReportOutcome, string>> = {
  created: 'create',
  updated: 'update',
  restored: 'restore',
  archived: 'archive',
  unchanged: 'unchanged',
  skipped: 'skipped',
  invalid: 'invalid',
  conflict: 'conflict',
  stale: 'warning',
  failed: 'conflict',
  notSent: 'warning',
  planned: 'unchanged',
};
