import { expect, test } from 'vitest';
import { whyNoPasskeys } from './why-no-passkeys.ts';

const place = { url: 'https://desk.example.com', host: 'desk.example.com', why: null };
const here = { origin: 'https://desk.example.com', knowsPasskeys: true };

test('a passkey can be used at the desk’s own address, in a browser that knows them', () => {
  expect(whyNoPasskeys(place, here)).toBe(null);
  expect(whyNoPasskeys(place, { ...here, knowsPasskeys: false })).toContain('This browser knows no passkeys.');
});

test('at another address of the desk the page says where they work', () => {
  expect(whyNoPasskeys(place, { ...here, origin: 'http://10.0.0.8:2600' })).toBe(
    'Passkeys of this desk work at https://desk.example.com only, and you opened it at http://10.0.0.8:2600. Open it there.',
  );
});

test('where there can be none the desk’s own reason is said', () => {
  const none = { url: 'http://10.0.0.8', host: null, why: 'It is a number.' };
  expect(whyNoPasskeys(none, here)).toBe('It is a number.');
});
