import { expect, test } from 'vitest';
import { tradesOf } from './trades.ts';

test.each([
  ['New access control', ['permissions']],
  ['new-access-control', ['permissions']],
  ['Two roles, “denied”', ['permissions']],
  ['Log in by SSO', ['signing in']],
  ['403s on save', ['permissions']],
  ['The bus stop, and a carding mill', ['queues']],
  ['Indexing of labels', ['search', 'the database']],
  ['Podium, mailbox', []],
  ['Release 3.2, as planned, -- ', []],
])('“%s” is about %j', (text, trades) => {
  expect([...tradesOf(text)].toSorted()).toEqual(trades.toSorted());
});
