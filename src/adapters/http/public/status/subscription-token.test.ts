import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '#core/shared/instant.ts';
import {
  readConfirmToken,
  readUnsubscribeToken,
  signConfirmToken,
  signUnsubscribeToken,
  subscriptionSecret,
} from './subscription-token.ts';

const now = Date.UTC(2026, 10, 26);

test('each link works for its own purpose only, confirming for two days and leaving for good', () => {
  const confirm = signConfirmToken('key', 'sub_1', now);
  expect(readConfirmToken('key', confirm, now + 2 * DAY_MS - 1)).toEqual({ id: 'sub_1' });
  expect(readConfirmToken('key', confirm, now + 2 * DAY_MS)).toBe('too-old');
  const leave = signUnsubscribeToken('key', 'sub_1');
  expect(readUnsubscribeToken('key', leave)).toBe('sub_1');
  expect([readUnsubscribeToken('key', confirm), readConfirmToken('key', leave, now)]).toEqual([null, null]);
  expect([readUnsubscribeToken('other', leave), readConfirmToken('other', confirm, now)]).toEqual([null, null]);
});

test('law: no other text is a link, and no secret is another’s', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (token, id) => {
      expect(readUnsubscribeToken('key', token)).toBeNull();
      expect(readUnsubscribeToken('key', signUnsubscribeToken('key', id))).toBe(id);
      expect(subscriptionSecret('key', id) === subscriptionSecret('key', token)).toBe(id === token);
    }),
  );
});
