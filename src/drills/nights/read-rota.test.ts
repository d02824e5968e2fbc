import { expect, test } from 'vitest';
import { readRota } from './read-rota.ts';

const FILE = `
people:
  - { id: ana, name: Ana, zone: Europe/Berlin }
  - { id: ivo, zone: America/Los_Angeles, sleep: 02:00-10:00 }
rotations:
  on-call: { zone: Europe/Berlin, starts: 2026-01-05T09:00, people: [ana, ivo] }
`;

test('people and weekly rotations are read from a file; who says nothing sleeps from 23 to 7, and no name is kept', () => {
  expect(readRota(FILE)).toEqual({
    isInvented: false,
    people: [
      { id: 'ana', zone: 'Europe/Berlin', sleep: { fromMinute: 1380, toMinute: 420 } },
      { id: 'ivo', zone: 'America/Los_Angeles', sleep: { fromMinute: 120, toMinute: 600 } },
    ],
    rotations: [
      { id: 'on-call', zone: 'Europe/Berlin', startsOn: '2026-01-05T09:00', people: ['ana', 'ivo'], overrides: [] },
    ],
  });
});

test.each([
  ['people: [', 'is no YAML'],
  ['people: []\nrotations: {}', 'people'],
  [FILE.replace('Europe/Berlin }', 'Europe/Nowhere }'), 'no time zone'],
  [FILE.replace('02:00-10:00', 'late'), '23:00-07:00'],
  [FILE.replace('id: ivo', 'id: ana'), 'same id'],
  [FILE.replace('[ana, ivo]', '[ana, eve]'), 'names eve'],
  [FILE.replace('2026-01-05T09:00', 'monday'), '2026-01-05T09:00'],
  ['a: &a [x, x]\npeople: *a\nrotations: {}', 'YAML'],
])('a file with a fault is refused in one sentence: %#', (yaml, says) => {
  expect(() => readRota(yaml)).toThrow(says);
});
