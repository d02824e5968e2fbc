import { expect, test } from 'vitest';
import type { ShownConflict } from '#contract/rest-protection.ts';
import { ownFirst } from './own-first.ts';

const conflict = (id: string, fromAt: string) => ({ person: { id, name: id }, fromAt }) as ShownConflict;

test('one’s own duty comes first, then what begins first', () => {
  const all = [
    conflict('ivo', '2026-11-26T09:00:00Z'),
    conflict('tess', '2026-11-26T07:00:00Z'),
    conflict('dana', '2026-11-26T10:00:00Z'),
  ];
  expect(ownFirst(all, 'dana').map(({ person }) => person.id)).toEqual(['dana', 'tess', 'ivo']);
  expect(ownFirst(all, null).map(({ person }) => person.id)).toEqual(['tess', 'ivo', 'dana']);
});
