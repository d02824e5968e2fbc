import { describe, expect, test } from 'vitest';
import { markedParts } from './marked-words.ts';

describe('words cut at what the guard found', () => {
  test('keep every character, in order', () => {
    const parts = markedParts('We expect it by noon. Sorry.', [{ from: 13, to: 20 }]);
    expect(parts.map(({ text }) => text).join('')).toBe('We expect it by noon. Sorry.');
    expect(parts.find(({ finding }) => finding !== null)?.text).toBe('by noon');
  });

  test('show overlapping findings once', () => {
    const parts = markedParts('abcdefgh', [
      { from: 1, to: 5 },
      { from: 3, to: 7 },
    ]);
    expect(parts.map(({ text }) => text)).toEqual(['a', 'bcde', 'fg', 'h']);
  });

  test('of which nothing was found are one part', () => {
    expect(markedParts('Reading works.', [])).toEqual([{ text: 'Reading works.', finding: null, from: 0 }]);
  });
});
