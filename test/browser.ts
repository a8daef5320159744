// Chromium for the tests that need one.

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { describe } from 'vitest';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((place) => existsSync(place));

if (executablePath === undefined && process.env['PLUVO_BULK_CI'] === '1') {
  throw new Error('there is no Chromium, and PLUVO_BULK_CI says that nothing may be skipped');
}

/** Starts Chromium, without a window. Only inside `describeBrowser`. */
export function startBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('there is no Chromium');
  return chromium.launch({ executablePath });
}

/** `describe`, or a skip that says why where there is no Chromium. */
export const describeBrowser =
  executablePath === undefined
    ? (name: string, body: () => void): void => {
        describe.skip(`${name} (skipped: Chromium is not installed)`, body);
      }
    : describe;
