import { expect, test } from 'vitest';
import type { RunnerRow } from '#app/ports/runners.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { runnerExecutor } from './runner-executor.ts';

const NOW = 1_000_000_000;
const seen: RunnerRow = {
  name: 'prod-1',
  publicKey: '',
  commands: [{ name: 'rollback', parameters: ['service', 'version'] }],
  version: '1',
  enrolledAt: 0,
  lastSeenAt: NOW - MINUTE_MS,
  revokedAt: null,
};
const action = {
  executor: 'runner' as const,
  runner: 'prod-1',
  command: 'rollback',
  args: { service: 'a', version: 'v1' },
};
const tryOut = (row: RunnerRow | null, change: object = {}) =>
  runnerExecutor({ runner: async () => row, clock: { now: () => NOW } }).tryOut({ ...action, ...change });

test('a step for a runner is tried out against what the runner said of its own list', async () => {
  expect(await tryOut(seen)).toEqual({ does: 'Runs rollback on prod-1 with service=a, version=v1.', faults: [] });
});

test.each([
  ['nobody enrolled', null, {}, 'No runner prod-1 is enrolled'],
  ['a revoked one', { ...seen, revokedAt: 1 }, {}, 'was revoked'],
  ['one never seen', { ...seen, lastSeenAt: null }, {}, 'is not running'],
  ['one not seen for minutes', { ...seen, lastSeenAt: NOW - 3 * MINUTE_MS }, {}, 'is not running'],
  ['an unknown command', seen, { command: 'sh' }, 'has no command sh'],
  ['a parameter too many', seen, { args: { service: 'a', version: 'v1', x: 'y' } }, 'has no parameter x'],
  ['a parameter too few', seen, { args: { service: 'a' } }, 'needs the parameter version'],
])('%s is a fault before anything runs', async (_, row, change, words) => {
  expect((await tryOut(row, change)).faults).toEqual([expect.stringContaining(words)]);
});
