import { expect, test } from 'vitest';
import { idOf, instantOfLocal } from './rotation-body.ts';

test('an id is made of a name', () => {
  expect(idOf('On-call engineers')).toBe('on-call-engineers');
  expect(idOf('  Équipe Réseau! ')).toBe('equipe-reseau');
  expect(idOf('נועה')).toBe('');
});

test('what is no time is no instant', () => {
  expect(instantOfLocal('')).toBeNull();
  expect(instantOfLocal('2026-03-01T09:00')).toMatch(/^2026-0[23]-\d\dT\d\d:00:00\.000Z$/);
});
