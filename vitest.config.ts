import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Each test file is a process of its own, and a desk under test as well: they share what Node made of the sources.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'node_modules/.cache/node-compile');

const needsDatabase = ['src/**/*.db.test.ts', 'src/**/*.http.test.ts'];

/** Servers killed again and again: minutes of waiting, beside which the other stories can run. */
const longStories = ['e2e/kills.e2e.test.ts', 'e2e/game-day-kill.e2e.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Node runs the tests the way it runs TwoAM: types stripped, nothing transformed.
    experimental: { viteModuleRunner: false },
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: needsDatabase,
          testTimeout: 20_000,
          // A hook may play a whole night, as a test may.
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: needsDatabase,
          globalSetup: 'src/testing/global-database.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: longStories,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'kills',
          include: longStories,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
