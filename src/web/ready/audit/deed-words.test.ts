import { expect, test } from 'vitest';
import { deedWords } from './deed-words.ts';

test('the audit names what was done in words, not by the name of a route', () => {
  expect(deedWords('postUpdate')).toBe('Post update');
  expect(deedWords('putSettings')).toBe('Change settings');
});
