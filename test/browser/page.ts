// A preview page opened in Chromium, watched for whatever it should not do.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PlanDocument } from '../../src/plan/document.ts';
import type { Catalogue } from '../../src/report/messages/catalogue.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { writePreviewHtml } from '../../src/report/preview/html/preview-html.ts';
import { written } from '../report/written.ts';

export interface OpenedPage {
  readonly page: Page;
  /** Requests other than that for the page, messages on the console, errors of scripts, dialogs. */
  readonly unwanted: readonly string[];
  readonly close: () => Promise<void>;
}

/** Writes the preview of a document to a file and opens it. */
export async function openPreview(
  browser: Browser,
  document: PlanDocument,
  { catalogue = en, ...options }: BrowserContextOptions & { readonly catalogue?: Catalogue } = {},
): Promise<OpenedPage> {
  const madeAt = new Date(Date.UTC(2026, 11, 1, 9));
  const bytes = await written((out) => writePreviewHtml(document, { catalogue, madeAt }, out));
  const folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
  const file = path.join(folder, 'preview.html');
  await writeFile(file, bytes);
  const url = pathToFileURL(file).href;

  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const unwanted: string[] = [];
  await page.route('**', (route) => {
    if (route.request().url() === url) return route.continue();
    unwanted.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  page.on('console', (message) => unwanted.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => unwanted.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    unwanted.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  const close = async (): Promise<void> => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { page, unwanted, close };
}
