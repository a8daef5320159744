// Makes docs/preview.png: the preview page of the sample roster, as Chromium shows it.
// Usage: npm run build && node scripts/make-screenshots.mjs [CHROMIUM]

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = path.join(import.meta.dirname, '..');
const WIDTH = 1280;
const HEIGHT = 1750;

const folder = mkdtempSync(path.join(tmpdir(), 'screenshots-'));
const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium' });
try {
  const preview = path.join(folder, 'preview.html');
  const roster = path.join(ROOT, 'samples/roster.xlsx');
  const options = ['--sandbox', '--dry-run', '--invite', '--lang', 'en', '--preview', preview];
  const cli = path.join(ROOT, 'dist/cli.js');
  // Exits with 3: the sample has invalid rows on purpose.
  spawnSync(process.execPath, [cli, 'import', roster, ...options], { cwd: folder });

  const page = await browser.newPage({
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme: 'light',
  });
  await page.goto(pathToFileURL(preview).href);
  mkdirSync(path.join(ROOT, 'docs'), { recursive: true });
  await page.screenshot({ path: path.join(ROOT, 'docs/preview.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
