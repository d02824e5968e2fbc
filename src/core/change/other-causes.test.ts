import { describe, expect, test } from 'vitest';
import { signalAt } from '#testing/suspect-question.ts';
import { otherCause, tellsOfOther } from './other-causes.ts';

const told = (...texts: string[]) => texts.map((text) => signalAt('2026-03-02T17:03Z', { text }));

describe('causes that are no change', () => {
  test.each([
    ['wildcard certificate expired', 'something expired'],
    ['storage array has a failed disk', 'hardware'],
    ['the payment provider answers 503', 'a supplier'],
    ['no space left on device', 'capacity'],
    ['checkout answers slowly', null],
  ])('%s', (text, cause) => {
    expect(otherCause(told(text))).toBe(cause);
  });

  test('the signal that comes first says more than one that follows, and silence speaks a little for a change', () => {
    const [first, later] = [tellsOfOther(told('disk failed', 'slow')), tellsOfOther(told('slow', 'disk failed'))];
    expect(first).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(1);
    expect(tellsOfOther(told('slow'))).toBeLessThan(1);
    expect(tellsOfOther([])).toBeLessThan(1);
  });
});
