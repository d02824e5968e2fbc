import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HookRequest } from '#app/dialect.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { checkHookSecret } from './check-hook-secret.ts';

const secret = 'a secret of sixteen';
const body = '{"status":"firing"}';
const seconds = Temporal.Instant.from('2026-11-22T21:12:59Z').epochMilliseconds / 1000;

function sign(time: number | string, text: string, by = secret): string {
  return `t=${time},v1=${createHmac('sha256', by).update(`${time}.${text}`).digest('hex')}`;
}

function withHeaders(headers: HookRequest['headers'], at = seconds * 1000): HookRequest {
  return { ...hookRequest(body, at), headers };
}

test('a request signed with the secret over time and body is good', () => {
  expect(checkHookSecret(secret, withHeaders({ 'x-twoam-signature': sign(seconds, body) }))).toBe('good');
});

test.each([
  ['of another body', sign(seconds, `${body} `)],
  ['with another secret', sign(seconds, body, 'another secret 16')],
  ['over another time', sign(seconds, body).replace(/t=\d+/u, `t=${seconds + 1}`)],
  ['cut short', sign(seconds, body).slice(0, -1)],
  ['with a time that is no number', sign('soon', body)],
  ['that is empty', ''],
])('a signature %s is bad', (_what, signature) => {
  expect(checkHookSecret(secret, withHeaders({ 'x-twoam-signature': signature }))).toBe('bad-signature');
});

test('a good signature more than five minutes old or ahead is late', () => {
  const signed = { 'x-twoam-signature': sign(seconds, body) };
  expect(checkHookSecret(secret, withHeaders(signed, (seconds + 300) * 1000))).toBe('good');
  expect(checkHookSecret(secret, withHeaders(signed, (seconds + 301) * 1000))).toBe('late-signature');
  expect(checkHookSecret(secret, withHeaders(signed, (seconds - 301) * 1000))).toBe('late-signature');
});

test.each([
  ['Bearer', `Bearer ${secret.replaceAll(' ', '_')}`],
  ['basic', `Basic ${Buffer.from(`user:${secret.replaceAll(' ', '_')}`).toString('base64')}`],
])('a tool that cannot sign may show the secret by %s authorization', (_what, authorization) => {
  expect(checkHookSecret(secret.replaceAll(' ', '_'), withHeaders({ authorization }))).toBe('good');
  expect(checkHookSecret('another secret 16', withHeaders({ authorization }))).toBe('bad-signature');
});

test('a password may hold colons', () => {
  const authorization = `Basic ${Buffer.from('user:a:b').toString('base64')}`;
  expect(checkHookSecret('a:b', withHeaders({ authorization }))).toBe('good');
});

test('a request that proves nothing is refused', () => {
  expect(checkHookSecret(secret, withHeaders({}))).toBe('bad-signature');
  expect(checkHookSecret(secret, withHeaders({ authorization: 'Digest x' }))).toBe('bad-signature');
});

test('a bad signature is not saved by a bearer token', () => {
  expect(
    checkHookSecret('token', withHeaders({ 'x-twoam-signature': 't=1,v1=0', authorization: 'Bearer token' })),
  ).toBe('bad-signature');
});
