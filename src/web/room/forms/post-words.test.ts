import { expect, test } from 'vitest';
import { lowerFirst, postWords } from './post-words.ts';

test('the button says whom the words reach', () => {
  expect(postWords('Customers who are hurt', 3)).toBe('Post update to 3 customers');
  expect(postWords('Customers who are hurt', 1)).toBe('Post update to 1 customer');
  expect(postWords('Customers who are hurt', 0)).toBe('Post update to customers who are hurt');
  expect(postWords('Everybody who reads the status page', 0)).toBe(
    'Post update to everybody who reads the status page',
  );
  expect(postWords('Whoever reported it', 2)).toBe('Post update to whoever reported it');
});

test('a title fits into a sentence, an acronym stays as it is', () => {
  expect(lowerFirst('Tech lead on call')).toBe('tech lead on call');
  expect(lowerFirst('SOC')).toBe('SOC');
});
