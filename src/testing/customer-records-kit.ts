import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '#app/ports/customer-records.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { appending, noon, said, type StorageOfTest } from './store-samples.ts';

function told(id: string, change: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id,
    incidentId: 'i_1',
    updateId: 'u_1',
    audience: 'customers',
    textId: 't_1',
    customerId: 'acme',
    recipientId: 'acme',
    channel: 'mail',
    address: 'ops@acme.example',
    at: noon,
    outcome: 'waiting',
    outcomeAt: null,
    proof: null,
    ...change,
  };
}

/** The ledger of words, and which incidents hurt whom. */
export function describeCustomerRecords(storageOf: StorageOfTest): void {
  describe('records of customers', () => {
    const hurt = { customerId: 'acme', incidentId: 'i_1', fromAt: noon, toAt: null };

    test('who was told is written with the event, and read by incident, by customer and by time', async () => {
      const rows = [
        told('m_2', { at: noon + MINUTE_MS }),
        told('m_1'),
        told('m_3', { customerId: null, recipientId: null, channel: 'status-page', address: null }),
      ];
      await storageOf().events.append(appending({ also: [{ kind: 'ledger', rows }] }));
      const ids = async (filter: { incidentId?: string; customerId?: string; fromAt?: number; toAt?: number }) =>
        (await storageOf().customers.ledger({ ...filter, limit: 9 })).map(({ id }) => id);
      expect(await ids({ incidentId: 'i_1' })).toEqual(['m_1', 'm_3', 'm_2']);
      expect(await ids({ customerId: 'acme' })).toEqual(['m_1', 'm_2']);
      expect(await ids({ customerId: 'acme', fromAt: noon + 1 })).toEqual(['m_2']);
      expect(await ids({ customerId: 'acme', toAt: noon + MINUTE_MS })).toEqual(['m_1']);
      expect(await storageOf().customers.ledger({ incidentId: 'i_1', limit: 1 })).toEqual([told('m_1')]);
    });

    test('what the channel answered is recorded once', async () => {
      await storageOf().events.append(appending({ also: [{ kind: 'ledger', rows: [told('m_1')] }] }));
      const { customers } = storageOf();
      await customers.recordOutcome('m_1', { outcome: 'sent', at: noon + 1, proof: '250 OK' });
      await customers.recordOutcome('m_1', { outcome: 'failed', at: noon + 2, proof: 'later' });
      await customers.recordOutcome('unknown', { outcome: 'sent', at: noon, proof: '' });
      expect(await customers.ledger({ incidentId: 'i_1', limit: 9 })).toEqual([
        told('m_1', { outcome: 'sent', outcomeAt: noon + 1, proof: '250 OK' }),
      ]);
    });

    test('harm is the latest that was written, and found in the time in which it lasted', async () => {
      await storageOf().events.append(appending({ also: [{ kind: 'harm', rows: [hurt] }] }));
      const during = (fromAt: number, toAt: number, customerId: string | null = 'acme') =>
        storageOf().customers.harm({ customerId, fromAt, toAt });
      expect(await during(noon + MINUTE_MS, noon + 2 * MINUTE_MS)).toEqual([hurt]);
      const ended = { ...hurt, toAt: noon + MINUTE_MS };
      const next = appending({ expectedVersion: 1, events: [said('m_9')], also: [{ kind: 'harm', rows: [ended] }] });
      await storageOf().events.append(next);
      expect(await during(noon, noon + 1, null)).toEqual([ended]);
      expect(await during(noon + MINUTE_MS + 1, noon + 2 * MINUTE_MS)).toEqual([]);
      expect(await during(0, noon)).toEqual([]);
      expect(await during(noon, noon + 1, 'globex')).toEqual([]);
    });

    test('an append that loses writes nothing of it', async () => {
      await storageOf().events.append(appending());
      await storageOf().events.append(appending({ also: [{ kind: 'harm', rows: [hurt] }] }));
      expect(await storageOf().customers.harm({ customerId: null, fromAt: 0, toAt: noon * 2 })).toEqual([]);
    });
  });
}
