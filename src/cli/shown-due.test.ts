import { expect, test } from 'vitest';
import { shownDue, shownInstant } from './shown-due.ts';

test('a duty is due at a time people can read, in a zone that is named', () => {
  expect(shownDue('2026-11-26T10:55:21.731Z', false)).toBe('due 2026-11-26 10:55 UTC');
  expect(shownDue('2026-11-26T10:55:21.731Z', true)).toBe('due 2026-11-26 10:55 UTC (late)');
});

test('an instant is told without seconds, in a zone that is named', () => {
  expect(shownInstant('2026-11-26T12:51:29.455Z')).toBe('2026-11-26 12:51 UTC');
});
