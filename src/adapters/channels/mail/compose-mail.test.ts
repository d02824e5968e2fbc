import { expect, test } from 'vitest';
import { outgoing } from '#testing/channel-kit.ts';
import { composeMail } from './compose-mail.ts';

function headersOf(change: Parameters<typeof outgoing>[0]): string {
  const { headers } = composeMail(outgoing(change), 'noa@example.com', 'desk@example.com', 'desk.invalid');
  return JSON.stringify(headers);
}

test('a mail to a subscriber is ended with one click in the mail program', () => {
  const payload = { unsubscribeUrl: 'https://desk.example/status/unsubscribe/x.y' };
  const headers = headersOf({ about: 'subscriber', payload });
  expect(headers).toContain('"List-Unsubscribe":"<https://desk.example/status/unsubscribe/x.y>"');
  expect(headers).toContain('"List-Unsubscribe-Post":"List-Unsubscribe=One-Click"');
  expect(headersOf({ about: 'update', payload })).not.toContain('List-Unsubscribe');
});

test('nothing is smuggled into the header by an address', () => {
  const payload = { unsubscribeUrl: 'https://desk.example/x\r\nBcc: dan@example.com' };
  expect(headersOf({ about: 'subscriber', payload })).not.toMatch(/\\[rn]/);
});
