import { expect, test } from 'vitest';
import { shareInWords, shareOf, sumShares } from './share.ts';

test.each([
  ['none', { n: 0, of: 0 }],
  ['3 of 4', { n: 3, of: 4 }],
  ['80\u00a0% of 5', { n: 4, of: 5 }],
  ['99\u00a0% of 1000', { n: 999, of: 1000 }],
  ['100\u00a0% of 12', { n: 12, of: 12 }],
])('a share is told as %s: few without per cent, and never rounded up to all', (words, share) => {
  expect(shareInWords(share)).toBe(words);
});

test('what has no answer is not counted, and shares add up', () => {
  const one = shareOf([true, false, null, true]);
  expect(one).toEqual({ n: 2, of: 3 });
  expect(sumShares([one, { n: 1, of: 1 }])).toEqual({ n: 3, of: 4 });
});
