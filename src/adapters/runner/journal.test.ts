import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '#core/shared/instant.ts';
import { openJournal } from './journal.ts';

let folder: string;
let now = 1_000_000;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoam-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openJournal(folder, () => now);
const attempt = (attemptId: string) => ({ runId: 'run_1', stepId: 'undo', attemptId });
const done = { state: 'ended', outcome: 'succeeded' } as const;

test('an attempt begins once, also after a restart', () => {
  const first = open();
  expect(first.begin(attempt('a'), 's')).toBe(true);
  expect(first.begin(attempt('a'), 's')).toBe(false);
  first.close();
  const second = open();
  expect(second.begin(attempt('a'), 't')).toBe(false);
  second.close();
});

test('what was begun and not ended is unknown after a restart; endings are told until they were taken', () => {
  const first = open();
  for (const id of ['cut', 'ended', 'told']) first.begin(attempt(id), 's');
  first.end('ended', done);
  first.end('told', done);
  first.told('told');
  first.close();
  const second = open();
  expect(second.untold()).toEqual([
    { attempt: attempt('cut'), session: 's', ending: { state: 'unknown', why: expect.stringContaining('stopped') } },
    { attempt: attempt('ended'), session: 's', ending: done },
  ]);
  second.end('cut', done);
  expect(second.untold()[0]?.ending.state).toBe('unknown');
  second.close();
});

test('a second runner on the same folder is refused', () => {
  const first = open();
  expect(open).toThrow('Another runner is running');
  first.close();
  open().close();
});

test('it is readable by its owner only, and forgets told attempts after 90 days', async () => {
  const first = open();
  first.begin(attempt('old'), 's');
  first.end('old', done);
  first.told('old');
  first.close();
  expect((await stat(join(folder, 'journal.db'))).mode & 0o777).toBe(0o600);
  now += 91 * DAY_MS;
  const second = open();
  expect(second.begin(attempt('old'), 's')).toBe(true);
  second.close();
});
