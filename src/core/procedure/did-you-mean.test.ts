import { expect, test } from 'vitest';
import { closestName, suggest } from './did-you-mean.ts';

test.each([
  ['imco', 'imoc'],
  ['onwer', 'owner'],
  ['audience', 'audiences'],
  ['p1', 'P1'],
  ['notifi', 'notify'],
])('%s is taken for %s', (written, meant) => {
  expect(closestName(written, ['imoc', 'owner', 'audiences', 'P1', 'notify', 'within'])).toBe(meant);
});

test('a word that is like none of them is not guessed', () => {
  expect(closestName('database', ['imoc', 'owner', 'within'])).toBeNull();
});

test('where nothing is close, a short list is shown and a long one is not', () => {
  expect(suggest('zebra', ['on-call', 'imoc'])).toBe('Known: on-call, imoc.');
  expect(
    suggest(
      'zebra',
      Array.from({ length: 40 }, (_, n) => `role-${n}`),
    ),
  ).toBeUndefined();
});
