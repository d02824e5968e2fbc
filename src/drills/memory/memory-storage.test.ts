import { expect, test } from 'vitest';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { fromIso } from '#core/shared/instant.ts';
import { memoryStorage } from './memory-storage.ts';
import { sequenceIds } from './sequence-ids.ts';

const noon = fromIso('2026-11-22T12:00:00Z');
const open = () => memoryStorage({ ids: sequenceIds() });

function message(messageId: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId,
    channel: 'mail',
    recipientId: null,
    address: 'dana@example.org',
    subject: 'Please come',
    body: 'Dana Levi, please come',
    about: 'page',
    stream: null,
    payload: null,
    notBefore: noon,
    ...change,
  };
}

test('erasing a person takes their name out of every word and keeps their label', async () => {
  const storage = open();
  const dana = { id: 'dana', name: 'Dana Levi', email: 'dana@example.org', zone: 'UTC', contacts: [] };
  await storage.people.create(dana);
  await storage.texts.put([{ id: 'text_1', body: 'Dana Levi is on it', authorId: 'dana' }]);
  await storage.outbox.put([message('one')]);
  const report = {
    id: 'r1',
    title: 'Dana Levi cannot log in',
    details: '',
    featureId: null,
    customerId: null,
    customerText: null,
    ticket: null,
  };
  await storage.signals.foldReport(
    {
      ...report,
      reporterName: 'Dana Levi',
      reporterEmail: 'dana@example.org',
      mailMessageId: null,
      key: null,
      at: noon,
    },
    0,
  );

  expect(await storage.people.erase('dana', noon)).toEqual({ label: 'responder 1' });

  expect(await storage.people.names(['dana'])).toEqual(new Map([['dana', 'responder 1']]));
  const [group] = await storage.signals.listGroups('all');
  const kept = [
    await storage.people.list(),
    [...(await storage.texts.bodies(['text_1'])).values()],
    await storage.outbox.list({ limit: 10, incidentId: null }),
    group,
    await storage.signals.getGroup(group!.id),
  ];
  expect(JSON.stringify(kept)).not.toMatch(/Dana|example\.org/);
  expect(JSON.stringify(kept)).toContain('responder 1 is on it');
});
