// Three suites: `unit` runs from src/, `browser` looks at pages in Chromium (where there is one), `e2e`
// runs the built bin (built first, where dist/ is stale). A fourth, `soak`, has much more of what is
// tried by chance, and is not part of `npm test`.

import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** How many times as much is tried in the soak. */
const SOAK_FACTOR = 20;

/** The test files with properties, or with a number that grows in the soak. */
const soaked = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && !/^test\/(?:soak|e2e|browser)\//.test(file))
  .filter((file) => /from '(?:fast-check|.*\/many\.ts)'/.test(readFileSync(file, 'utf8')));

const everywhere = {
  setupFiles: ['test/setup.ts'],
  // No module keeps anything between tests, so that a worker loads each but once.
  isolate: false,
  provide: { soakFactor: 1 },
};

export default defineConfig({
  test: {
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**', 'test/soak/**'],
          ...everywhere,
          // For a machine that is busy: none takes more than some seconds of its own.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...everywhere,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/build-dist.ts'],
          ...everywhere,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['test/soak/**/*.test.ts', ...soaked],
          globalSetup: ['test/build-dist.ts'],
          ...everywhere,
          setupFiles: [...everywhere.setupFiles, 'test/soak/setup.ts'],
          provide: { soakFactor: SOAK_FACTOR },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
