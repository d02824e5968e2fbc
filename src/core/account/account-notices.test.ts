import { expect, test } from 'vitest';
import { linkNotice, passkeyNotice, passwordNotice } from './account-notices.ts';

const URL_OF_DESK = 'https://desk.example.com';

test('whoever gets a new-password link is told who made it, what ended at once, and what to do if they did not ask', () => {
  const { body } = linkNotice('Dana Admin', URL_OF_DESK, {
    endSessions: true,
    removePasskeys: true,
    sessions: 2,
    passkeys: 1,
  });
  expect(body).toContain(`Dana Admin made a link that sets a new password for your account at ${URL_OF_DESK}.`);
  expect(body).toContain('You were signed out in 2 places. Your passkey was removed; once you are in, add new ones');
  expect(body).toContain('tell an administrator at once');
});

test('what was kept is said too', () => {
  const kept = { endSessions: false, removePasskeys: false, sessions: 0, passkeys: 0 };
  expect(linkNotice('Dana', URL_OF_DESK, kept).body).toContain('You stay signed in until it is used');
  expect(linkNotice('Dana', URL_OF_DESK, kept).body).toContain('Your passkeys go on working.');
});

test('no notice holds an address that signs somebody in', () => {
  const all = { endSessions: true, removePasskeys: true, sessions: 1, passkeys: 2 };
  const notices = [
    linkNotice('Dana', URL_OF_DESK, all),
    passwordNotice(URL_OF_DESK),
    passkeyNotice('added', URL_OF_DESK),
    passkeyNotice('removed', URL_OF_DESK),
  ];
  for (const { subject, body } of notices) expect(`${subject} ${body}`).not.toMatch(/welcome|token/);
});
