import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '#core/shared/instant.ts';
import { openJournal } from './journal.ts';

let folder: string;
let now = 1_000_000;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoam-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (session = 's') => openJournal(folder, session, () => now);
const attempt = (attemptId: string) => ({ runId: 'run_1', stepId: 'undo', attemptId });
const done = { state: 'ended', outcome: 'succeeded' } as const;

test('an attempt begins once, also after a restart', () => {
  const first = open();
  expect(first.begin(attempt('a'))).toBe(true);
  expect(first.begin(attempt('a'))).toBe(false);
  first.start('a');
  first.close();
  const second = open('t');
  expect(second.begin(attempt('a'))).toBe(false);
  second.close();
});

test('what was started and not ended is unknown after a restart; endings are told until they were taken', () => {
  const first = open();
  for (const id of ['cut', 'ended', 'told']) {
    first.begin(attempt(id));
    first.start(id);
  }
  first.end('ended', done);
  first.end('told', done);
  first.told('told');
  first.close();
  const second = open('t');
  expect(second.untold()).toEqual([
    { attempt: attempt('cut'), session: 's', ending: { state: 'unknown', why: expect.stringContaining('stopped') } },
    { attempt: attempt('ended'), session: 's', ending: done },
  ]);
  second.end('cut', done);
  expect(second.untold()[0]?.ending.state).toBe('unknown');
  second.close();
});

test('what was noted and not started did not run: that is told, and then it may come again', () => {
  const first = open();
  first.begin(attempt('a'));
  first.close();
  const second = open('t');
  expect(second.untold()).toEqual([{ attempt: attempt('a'), session: 's', ending: { state: 'not-begun' } }]);
  expect(second.begin(attempt('a'))).toBe(false);
  second.told('a');
  expect(second.begin(attempt('a'))).toBe(true);
  second.start('a');
  second.close();
  expect(open('u').untold()).toMatchObject([{ session: 't', ending: { state: 'unknown' } }]);
});

test('it knows its former sessions, the latest first, and none of a runner that was refused', () => {
  const first = open('a');
  expect(first.former).toEqual([]);
  expect(() => open('b')).toThrow();
  first.close();
  open('c').close();
  const last = open('d');
  expect(last.former).toEqual(['c', 'a']);
  last.close();
});

test('in the journal of a runner that noted no starts, whatever was begun may have run', () => {
  const old = new DatabaseSync(join(folder, 'journal.db'));
  old.exec(`create table attempts (attempt_id text primary key, run_id text not null, step_id text not null,
    session text not null, begun_at integer not null, ending text, told integer not null default 0) strict;
    insert into attempts (attempt_id, run_id, step_id, session, begun_at) values ('a', 'run_1', 'undo', 's', 1)`);
  old.close();
  const journal = open('t');
  expect(journal.untold()).toMatchObject([{ session: 's', ending: { state: 'unknown' } }]);
  journal.close();
});

test('a second runner on the same folder is refused', () => {
  const first = open();
  expect(() => open('t')).toThrow('Another runner is running');
  first.close();
  open('u').close();
});

test('it is readable by its owner only, and forgets told attempts after 90 days', async () => {
  const first = open();
  first.begin(attempt('old'));
  first.end('old', done);
  first.told('old');
  first.close();
  expect((await stat(join(folder, 'journal.db'))).mode & 0o777).toBe(0o600);
  now += 91 * DAY_MS;
  const second = open('t');
  expect(second.begin(attempt('old'))).toBe(true);
  second.close();
});
