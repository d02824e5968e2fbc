import { expect, test } from 'vitest';
import { memoryDesk } from '#testing/memory-desk.ts';
import { accountPost } from './account-post.ts';

const NOTICE = { subject: 'A passkey was added', body: 'It signs you in from now on.' };
const MAIL = { host: 'mail.example', port: 25, secure: 'none' as const, user: '', from: 'desk@example' };

test('the owner of an account is told by mail, once per notice, and it is known whether a mail server carries it', async () => {
  const { house } = await memoryDesk();
  const real = await house.context('real');
  const tell = (isSet: boolean) =>
    accountPost(real, { mail: async () => (isSet ? { ...MAIL, password: null, passwordLost: false } : null) });
  const owner = { personId: 'person_1', email: 'rae@example.com' };
  expect(await tell(true)(owner, NOTICE)).toBe(true);
  expect(await tell(false)(owner, NOTICE)).toBe(false);
  const rows = await real.storage.outbox.list({ limit: 10, incidentId: null });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  expect(rows.map(({ message }) => message)).toMatchObject([
    { channel: 'mail', recipientId: 'person_1', address: 'rae@example.com', about: 'notice', ...NOTICE },
    { channel: 'mail', recipientId: 'person_1', address: 'rae@example.com', about: 'notice', ...NOTICE },
  ]);
});
