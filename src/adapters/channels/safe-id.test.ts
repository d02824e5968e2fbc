import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeId } from './safe-id.ts';

test('the desk’s own ids stay as they are', () => {
  expect(safeId('i_1.u_2.1.status-page')).toBe('i_1.u_2.1.status-page');
});

test('law: an id fits into a Message-ID and a header, and different ids stay different', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(safeId(one)).toMatch(/^[A-Za-z0-9_+=-]+(\.[A-Za-z0-9_+=-]+)*$/u);
      expect(safeId(one) === safeId(other)).toBe(one === other);
    }),
  );
});
