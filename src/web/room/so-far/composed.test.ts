import { expect, test } from 'vitest';
import { readComposed } from './composed.ts';

test('words after /park are an idea', () => {
  expect(readComposed(' /park rehearse the revert ')).toEqual({ kind: 'idea', text: 'rehearse the revert' });
  expect(readComposed('/park\nrehearse')).toEqual({ kind: 'idea', text: 'rehearse' });
});

test('/park without words parks nothing', () => {
  expect(readComposed('/park')).toEqual({ kind: 'idea', text: '' });
});

test('anything else is a message, also words that merely begin alike', () => {
  expect(readComposed('/parking is full')).toEqual({ kind: 'message', text: '/parking is full' });
  expect(readComposed('we park this')).toEqual({ kind: 'message', text: 'we park this' });
});
