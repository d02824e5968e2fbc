import { expect, test } from 'vitest';
import { waysInWords } from './ways-in-words.ts';

test('an account’s ways in are listed in the order people think of them', () => {
  expect(waysInWords({ password: true, singleSignOn: false, passkeys: 2 })).toBe('password, 2 passkeys');
  expect(waysInWords({ password: false, singleSignOn: true, passkeys: 1 })).toBe('single sign-on, 1 passkey');
  expect(waysInWords({ password: true, singleSignOn: false, passkeys: 0 })).toBe('password');
});

test('an invitation that nobody has taken yet is said to be one', () => {
  expect(waysInWords({ password: false, singleSignOn: false, passkeys: 0 })).toBe('has not signed in yet');
});
