import { expect, test } from 'vitest';
import { waysToPage } from './ways-to-page.ts';

test('somebody with an email alone is paged by mail', () => {
  expect(waysToPage({ email: 'vera@example.com', contacts: [] })).toEqual(['mail to vera@example.com']);
});

test('contacts come beside the email, and none twice', () => {
  const contacts = [
    { channel: 'mail' as const, address: 'Vera@example.com' },
    { channel: 'webhook' as const, address: 'https://pager.example.com/V' },
  ];
  expect(waysToPage({ email: 'vera@example.com', contacts })).toEqual([
    'mail to vera@example.com',
    'webhook to https://pager.example.com/V',
  ]);
});

test('without email and contacts no page can reach them', () => {
  expect(waysToPage({ email: null, contacts: [] })).toEqual([]);
});
