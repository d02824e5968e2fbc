import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test.each([
  ['a\r\nBcc: b', 'a Bcc: b'],
  ['  a \t\u2028 b\0 ', 'a b'],
  ['Zażółć 🔥', 'Zażółć 🔥'],
])('%j on one line is %j', (text, line) => {
  expect(oneLine(text, 100)).toBe(line);
});

/** Any code units at all, halves of surrogate pairs too. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('law: a line has no break, is well formed and not too long', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, longest) => {
      const line = oneLine(text, longest);
      expect(line).not.toMatch(/[\r\n\0\u2028\u2029]/u);
      expect(line.isWellFormed()).toBe(true);
      expect(line.length).toBeLessThanOrEqual(longest);
    }),
  );
});
