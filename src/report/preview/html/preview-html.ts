// The preview as one web page that needs nothing beside itself, for whoever is to say yes.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanDocument } from '../../../plan/document.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { pageAssets } from '../../page/assets.ts';
import { inChunks, markup, type Markup } from '../../page/markup.ts';
import {
  type PreviewFileOptions,
  type PreviewRow,
  previewRows,
  type PreviewWriter,
} from '../preview.ts';
import { filterForm } from './filters.ts';
import { problemSection, renameSection, warningSection } from './groups.ts';
import { pageHeader, refusalSection, summarySection } from './head.ts';
import { columnSection, leftOutSection, originSection } from './origin.ts';
import { rowsTable } from './table.ts';

/** A browser still scrolls and filters this many rows; beyond it the page says what it lacks. */
const ROW_LIMIT = 50_000;

/** Writes the page. Everything from the roster and from Pluvo is escaped text in it, never code. */
export const writePreviewHtml: PreviewWriter = async (document, options, out) => {
  await pipeline(Readable.from(inChunks(pieces(document, options))), out, { end: false });
};

function* pieces(document: PlanDocument, options: PreviewFileOptions): Generator<Markup> {
  const { catalogue } = options;
  const { page } = catalogue;
  const { style, script, policy } = pageAssets();
  const rows = previewRows(document.plan);

  yield markup`<!doctype html>
<html lang="${catalogue.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="pluvo-bulk preview">
<title>${page.title(document.source.file)}</title>
${style}
</head>
<body>
`;
  if (rows.length > 0) yield markup`<a class="skip" href="#rows">${page.skip}</a>\n`;
  yield pageHeader(document, options);
  yield markup`<main>\n`;
  yield* present([
    refusalSection(document, catalogue),
    warningSection(document, catalogue),
    summarySection(document, catalogue),
    renameSection(document, catalogue),
    problemSection(document, catalogue),
  ]);
  if (rows.length > 0) yield* rowsSection(rows, document, catalogue);
  yield* present([
    columnSection(document, catalogue),
    leftOutSection(document, catalogue),
    originSection(document, catalogue),
  ]);
  yield markup`</main>\n${signature(catalogue)}\n${script}\n</body>\n</html>\n`;
}

function present(sections: readonly (Markup | null)[]): readonly Markup[] {
  return sections.filter((section) => section !== null);
}

function* rowsSection(
  rows: readonly PreviewRow[],
  document: PlanDocument,
  catalogue: Catalogue,
): Generator<Markup> {
  const { page } = catalogue;
  const shown = rows.slice(0, ROW_LIMIT);
  yield markup`<section aria-labelledby="rows">\n<h2 id="rows" tabindex="-1">${page.headings.rows}</h2>\n`;
  if (rows.length > shown.length) {
    yield markup`<p class="cut">${page.cut(shown.length, rows.length)}</p>\n`;
  }
  yield filterForm(shown, catalogue);
  yield* rowsTable(shown, { document, catalogue });
  yield markup`<p id="none" hidden>${page.filters.none}</p>\n</section>\n`;
}

/** On paper only: where a colleague says yes. */
function signature({ page: { sign } }: Catalogue): Markup {
  const lines = [sign.name, sign.date, sign.signature];
  return markup`<footer class="sign">
    <p>${sign.agreed}</p>
    ${lines.map((line) => markup`<p>${line}</p>`)}
  </footer>`;
}
