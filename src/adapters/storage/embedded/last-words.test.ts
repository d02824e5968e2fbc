import { expect, test } from 'vitest';
import { lastWords } from './last-words.ts';

test('the fatal line speaks for a server that logged others around it', () => {
  const log = `2026-01-01 02:00:00 UTC [1] LOG:  starting PostgreSQL 18.4
2026-01-01 02:00:00 UTC [1] FATAL:  lock file "postmaster.pid" already exists
2026-01-01 02:00:00 UTC [1] HINT:  Is another postmaster running?`;
  expect(lastWords(log)).toBe('lock file "postmaster.pid" already exists');
});

test('the error speaks for initdb, not what it cleaned up afterwards', () => {
  const output = `initdb: error: could not write to file: No space left on device
initdb: removing contents of data directory "/data/postgres"`;
  expect(lastWords(output)).toBe('could not write to file: No space left on device');
});

test('a complaint without a level is told whole', () => {
  const output = 'postgres: could not find the database system\nExpected to find it in "/data".\n';
  expect(lastWords(output)).toBe('could not find the database system Expected to find it in "/data".');
});

test('silence is told apart', () => {
  expect(lastWords('\n')).toBeUndefined();
});
