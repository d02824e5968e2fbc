import { describe, expect, test } from 'vitest';
import type { AppendBatch } from '#app/ports/event-store.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { appending, noon, outgoing, type StorageOfTest } from './store-samples.ts';

/** Messages and the claims on them. */
export function describeOutbox(storageOf: StorageOfTest): void {
  describe('outbox', () => {
    const append = (change: Partial<AppendBatch<IncidentEvent>> = {}) => storageOf().events.append(appending(change));
    test('a message comes out as it went in', async () => {
      const message = outgoing('a@desk', { payload: { list: [1, 'two', null] }, address: 'noa@example.com' });
      await append({ messages: [message] });
      const [claim] = await storageOf().outbox.claimDue(noon, 9);
      expect(claim).toMatchObject({ id: 'a@desk', message, attempts: 1, firstTriedAt: noon, answer: null });
      expect(await storageOf().outbox.claimDue(noon, 9)).toEqual([]);
    });

    test('a message id is written once, however often and by whomever', async () => {
      await append({ messages: [outgoing('a@desk'), outgoing('a@desk', { body: 'again' })] });
      await storageOf().outbox.put([outgoing('a@desk', { body: 'again' })]);
      await append({ expectedVersion: 1, messages: [outgoing('a@desk', { body: 'again' })] });
      const rows = await storageOf().outbox.list({ limit: 9, incidentId: null });
      expect(rows.map(({ message }) => message.body)).toEqual(['Customers cannot log in.']);
    });

    test('messages are claimed in the order in which they may leave, and none before', async () => {
      await storageOf().outbox.put([
        outgoing('third@desk', { notBefore: noon }),
        outgoing('first@desk', { notBefore: noon - 9 }),
        outgoing('second@desk', { notBefore: noon - 5 }),
        outgoing('quiet hours@desk', { notBefore: noon + 1 }),
      ]);
      const claims = await storageOf().outbox.claimDue(noon, 9);
      expect(claims.map(({ id }) => id)).toEqual(['first@desk', 'second@desk', 'third@desk']);
      expect(await storageOf().outbox.nextDueAt()).toBe(noon + 1);
    });

    test('a sent message has its proof, and its outcome is told once more if it was not', async () => {
      await storageOf().outbox.put([outgoing('a@desk')], noon - 7);
      const [claim] = await storageOf().outbox.claimDue(noon, 1);
      expect(await storageOf().outbox.sent(claim!, noon + 1, 'sent', '250 OK')).toBe(true);
      expect(await storageOf().outbox.list({ limit: 1, incidentId: null })).toMatchObject([
        { id: 'a@desk', state: 'sent', createdAt: noon - 7, sentAt: noon + 1, attempts: 1, proof: '250 OK' },
      ]);
      expect(await storageOf().outbox.told(claim!, noon + SECOND_MS)).toBe(true);
      expect(await storageOf().outbox.claimDue(noon, 1)).toEqual([]);
      const [again] = await storageOf().outbox.claimDue(noon + SECOND_MS, 1);
      expect(again).toMatchObject({ attempts: 1, answer: { outcome: 'sent', proof: '250 OK' } });
      expect(await storageOf().outbox.told(again!, null)).toBe(true);
      expect(await storageOf().outbox.nextDueAt()).toBeNull();
    });

    test('a message that could not leave waits for its retry, and one that never can has failed', async () => {
      await storageOf().outbox.put([outgoing('a@desk')]);
      const [first] = await storageOf().outbox.claimDue(noon, 1);
      expect(await storageOf().outbox.retryLater(first!, noon + SECOND_MS, '451 try again')).toBe(true);
      expect(await storageOf().outbox.nextDueAt()).toBe(noon + SECOND_MS);
      const [second] = await storageOf().outbox.claimDue(noon + SECOND_MS, 1);
      expect(second).toMatchObject({ attempts: 2, firstTriedAt: noon });
      expect(await storageOf().outbox.failed(second!, noon + SECOND_MS, '550 unknown')).toBe(true);
      expect(await storageOf().outbox.list({ limit: 1, incidentId: null })).toMatchObject([
        { state: 'failed', sentAt: null, proof: '550 unknown' },
      ]);
    });

    test('a claim that was given back changes nothing any more', async () => {
      await storageOf().outbox.put([outgoing('a@desk')]);
      const [old] = await storageOf().outbox.claimDue(noon, 1);
      await storageOf().outbox.retryLater(old!, noon, 'later');
      const [current] = await storageOf().outbox.claimDue(noon, 1);
      const before = JSON.stringify(await storageOf().outbox.list({ limit: 1, incidentId: null }));
      expect(await storageOf().outbox.sent(old!, noon, 'sent', 'stale')).toBe(false);
      expect(await storageOf().outbox.failed(old!, noon, 'stale')).toBe(false);
      expect(await storageOf().outbox.retryLater(old!, noon, 'stale')).toBe(false);
      expect(await storageOf().outbox.told(old!, null)).toBe(false);
      expect(await storageOf().outbox.renew(old!)).toBe(false);
      expect(JSON.stringify(await storageOf().outbox.list({ limit: 1, incidentId: null }))).toBe(before);
      expect(await storageOf().outbox.renew(current!)).toBe(true);
    });
  });
}
