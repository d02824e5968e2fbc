import { expect, test } from 'vitest';
import { lastOfEachSitting } from './sittings.ts';

const saved = (version: number, id: string, minute: number) => ({
  version,
  by: { kind: 'person', id },
  at: `2026-11-26T10:${String(minute).padStart(2, '0')}:00.000Z`,
});

test('what one person saved while typing is one line of the history, and a colleague or a break begins another', () => {
  const newestFirst = [
    saved(6, 'ana', 40),
    saved(5, 'ana', 22),
    saved(4, 'ana', 21),
    saved(3, 'ivo', 20),
    saved(2, 'ana', 19),
    saved(1, 'ana', 18),
  ];
  expect(lastOfEachSitting(newestFirst).map(({ version }) => version)).toEqual([6, 5, 3, 2]);
});
