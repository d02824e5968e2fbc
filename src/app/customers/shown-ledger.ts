import type { z } from 'zod';
import type { ledger } from '#contract/customers.ts';
import { toIso } from '#core/shared/instant.ts';
import type { LedgerRow } from '../ports/customer-records.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';

/** More entries than a month of one customer, or a night of one incident, should ever have. */
const MOST_ENTRIES = 5000;

/** Who was told what, with names and words. */
export async function shownLedger(
  context: SpaceContext,
  filter: { incidentId?: string; customerId?: string; fromAt?: number; toAt?: number },
): Promise<z.input<typeof ledger>> {
  const found = await context.storage.customers.ledger({ ...filter, limit: MOST_ENTRIES + 1 });
  const rows = found.slice(0, MOST_ENTRIES);
  const firsts = [...new Map(rows.toReversed().map((row) => [row.textId, row])).values()].toReversed();
  const [catalogue, people, texts, numbers] = await Promise.all([
    context.storage.catalogue.get(),
    context.storage.people.names([...new Set(rows.flatMap(({ recipientId }) => recipientId ?? []))]),
    context.storage.texts.bodies([...new Set(firsts.map(({ textId }) => textId))]),
    numbersOf(context, rows),
  ]);
  const customers = new Map(catalogue.customers.map(({ id, name }) => [id, name]));
  return {
    words: firsts.map((row) => ({
      textId: row.textId,
      incidentId: row.incidentId,
      number: numbers.get(row.incidentId) ?? 0,
      audience: row.audience,
      at: toIso(row.at),
      text: texts.get(row.textId) ?? '',
    })),
    entries: rows.map((row) => ({
      textId: row.textId,
      customer:
        row.customerId === null
          ? null
          : { id: row.customerId, name: customers.get(row.customerId) ?? 'a customer that is gone' },
      to: recipientWords(row, people),
      channel: row.channel,
      address: row.address,
      outcome: row.outcome,
      outcomeAt: isoOrNull(row.outcomeAt),
      proof: row.proof,
    })),
    isComplete: found.length <= MOST_ENTRIES,
  };
}

function recipientWords({ recipientId, customerId, channel }: LedgerRow, people: Map<string, string>): string | null {
  if (recipientId === null || recipientId === customerId) return null;
  if (channel === 'ticket') return 'the ticket';
  return people.get(recipientId) ?? 'the reporter';
}

async function numbersOf(context: SpaceContext, rows: LedgerRow[]): Promise<Map<string, number>> {
  const ids = [...new Set(rows.map(({ incidentId }) => incidentId))];
  const found = await Promise.all(ids.map((id) => context.storage.incidents.get(id)));
  return new Map(found.flatMap((row) => (row === null ? [] : [[row.id, row.number]])));
}
