import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { appending } from '#testing/store-samples.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());

const report = {
  title: 'Saving fails',
  details: '',
  featureId: null,
  customerId: null,
  customerText: null,
  ticket: null,
};

test('names and addresses of reporters and of messages that have left go after their time, and nothing else does', async () => {
  const { signals, outbox, retention } = storage.real;
  const fold = (id: string, at: number) =>
    signals.foldReport(
      { ...report, id, reporterName: 'Dana', reporterEmail: 'dana@example.org', mailMessageId: null, key: null, at },
      0,
    );
  await fold('old', 1000);
  await fold('new', 9000);
  const message = {
    channel: 'mail' as const,
    recipientId: null,
    address: 'dana@example.org',
    subject: 's',
    body: 'b',
    about: 'test',
    stream: null,
    payload: null,
  };
  await outbox.put(
    [
      { ...message, messageId: 'left', notBefore: 1000 },
      { ...message, messageId: 'waiting', notBefore: 1000 },
    ],
    1000,
  );
  await storage.client.query(`update space_real.outbox set state = 'sent', next_at = null where message_id = 'left'`);

  expect(await retention.forgetAddressesBefore(5000)).toBe(2);

  const { rows } = await storage.client.query(
    `select id, reporter_name, reporter_email from space_real.reports order by id`,
  );
  expect(rows).toEqual([
    { id: 'new', reporter_name: 'Dana', reporter_email: 'dana@example.org' },
    { id: 'old', reporter_name: null, reporter_email: null },
  ]);
  const left = await outbox.list({ limit: 10, incidentId: null });
  expect(Object.fromEntries(left.map((row) => [row.message.messageId, row.message.address]))).toEqual({
    left: null,
    waiting: 'dana@example.org',
  });
  expect(await retention.forgetAddressesBefore(5000)).toBe(0);
});

test('the ledger forgets addresses after their time, and keeps who was told what', async () => {
  const row = {
    id: 'm_1',
    incidentId: 'i_1',
    updateId: 'u_1',
    audience: 'customers',
    textId: 't_1',
    customerId: 'acme',
    recipientId: 'acme',
    channel: 'mail',
    address: 'dana@example.org',
    at: 1000,
    outcome: 'sent' as const,
    outcomeAt: 1001,
    proof: '250 OK',
  };
  await storage.real.events.append(
    appending({
      also: [{ kind: 'ledger', rows: [row, { ...row, id: 'm_2', outcome: 'waiting', outcomeAt: null, proof: null }] }],
    }),
  );
  expect(await storage.real.retention.forgetAddressesBefore(5000)).toBe(1);
  const told = await storage.real.customers.ledger({ customerId: 'acme', limit: 9 });
  expect(told.map(({ address, proof }) => [address, proof])).toEqual([
    [null, '250 OK'],
    ['dana@example.org', null],
  ]);
});
