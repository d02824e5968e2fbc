import { globSync } from 'node:fs';
import path from 'node:path';

export const checkout = path.resolve(import.meta.dirname, '../..');

/** One part of the check: a program that must end with 0. With `report`, Vitest, which counts its tests itself. */
export interface Stage {
  name: string;
  command: string[];
  report?: 'vitest';
}

const bin = (name: string): string => path.join(checkout, 'node_modules/.bin', name);

const vitest = (...projects: string[]): string[] => [
  bin('vitest'),
  'run',
  ...projects.flatMap((name) => ['--project', name]),
];

/** What can be said without running TwoAM; these run beside each other. */
const standing: Stage[] = [
  { name: 'lint', command: [bin('oxlint')] },
  { name: 'types of node', command: [bin('tsc'), '-p', 'tsconfig.node.json'] },
  { name: 'types of web', command: [bin('tsc'), '-p', 'tsconfig.web.json'] },
  { name: 'types of core', command: [bin('tsc'), '-p', 'tsconfig.core.json'] },
  { name: 'dead code', command: [bin('knip')] },
  { name: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { name: 'build of the desk', command: [process.execPath, 'scripts/build-desk.ts'] },
];

/** Tests share the machine with nothing else: some of them watch the clock. */
const tests: Stage = { name: 'tests', command: vitest('unit', 'db'), report: 'vitest' };
const browserTests: Stage = { name: 'browser tests', command: vitest('e2e'), report: 'vitest' };
/** Mostly waiting for servers that were killed, so they run beside the browsers, which leave half the machine idle. */
const killStories: Stage = { name: 'killed servers', command: vitest('kills'), report: 'vitest' };

/**
 * The stages of a check, in rows that follow one another. With words, only the stages whose name holds one of them.
 */
export function stagesFor(words: readonly string[]): Stage[][] {
  const hasBrowserTests = globSync('e2e/**/*.e2e.test.ts', { cwd: checkout }).length > 0;
  const rows = [standing, [tests], ...(hasBrowserTests ? [[browserTests, killStories]] : [])];
  if (words.length === 0) return rows;
  const wanted = rows.map((row) => row.filter((stage) => words.some((word) => stage.name.includes(word))));
  if (wanted.every((row) => row.length === 0)) {
    const names = rows.flat().map((stage) => stage.name);
    throw new Error(`No stage is called ${words.join(' or ')}. There are: ${names.join(', ')}.`);
  }
  return wanted;
}
