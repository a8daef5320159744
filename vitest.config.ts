// Three suites: `unit` runs from src/, `browser` looks at pages in Chromium (where there is one), `e2e`
// runs the built bin (built first, where dist/ is stale).

import { defineConfig } from 'vitest/config';

const everywhere = {
  setupFiles: ['test/setup.ts'],
  // No module keeps anything between tests, so that a worker loads each but once.
  isolate: false,
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
          exclude: ['test/e2e/**', 'test/browser/**'],
          ...everywhere,
          testTimeout: 20_000,
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
    ],
  },
});
