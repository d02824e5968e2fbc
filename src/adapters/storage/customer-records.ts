import type { Selectable } from 'kysely';
import type { CustomerRecords, HarmRow, LedgerRow } from '#app/ports/customer-records.ts';
import { storableText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

export function createCustomerRecords({ tables }: SpaceDatabase): CustomerRecords {
  return {
    async ledger({ incidentId, customerId, fromAt, toAt, limit }) {
      let query = tables.selectFrom('ledger').selectAll().orderBy('at').orderBy('id');
      if (incidentId !== undefined) query = query.where('incident_id', '=', incidentId);
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
      if (fromAt !== undefined) query = query.where('at', '>=', fromAt);
      if (toAt !== undefined) query = query.where('at', '<', toAt);
      return (await query.limit(limit).execute()).map(ledgerFrom);
    },

    async recordOutcome(id, { outcome, at, proof }) {
      await tables
        .updateTable('ledger')
        .set({ outcome, outcome_at: at, proof: storableText(proof) })
        .where('id', '=', id)
        .where('outcome', '=', 'waiting')
        .execute();
    },

    async harm({ customerId, fromAt, toAt }) {
      let query = tables
        .selectFrom('harm')
        .selectAll()
        .where('from_at', '<', toAt)
        .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>=', fromAt)]))
        .orderBy('from_at')
        .orderBy('incident_id')
        .orderBy('customer_id');
      if (customerId !== null) query = query.where('customer_id', '=', customerId);
      return (await query.execute()).map(harmFrom);
    },
  };
}

/** A row of the ledger as the columns hold it, for a JSON parameter. */
export function ledgerColumns(row: LedgerRow): Selectable<SpaceTables['ledger']> {
  const { incidentId, updateId, textId, customerId, recipientId, outcomeAt, ...rest } = row;
  return {
    ...rest,
    incident_id: incidentId,
    update_id: updateId,
    text_id: textId,
    customer_id: customerId,
    recipient_id: recipientId,
    outcome_at: outcomeAt,
  };
}

/** A row of harm as the columns hold it. */
export function harmColumns({ customerId, incidentId, fromAt, toAt }: HarmRow): Selectable<SpaceTables['harm']> {
  return { customer_id: customerId, incident_id: incidentId, from_at: fromAt, to_at: toAt };
}

function ledgerFrom(row: Selectable<SpaceTables['ledger']>): LedgerRow {
  return {
    id: row.id,
    incidentId: row.incident_id,
    updateId: row.update_id,
    audience: row.audience,
    textId: row.text_id,
    customerId: row.customer_id,
    recipientId: row.recipient_id,
    channel: row.channel,
    address: row.address,
    at: row.at,
    outcome: row.outcome,
    outcomeAt: row.outcome_at,
    proof: row.proof,
  };
}

function harmFrom(row: Selectable<SpaceTables['harm']>): HarmRow {
  return { customerId: row.customer_id, incidentId: row.incident_id, fromAt: row.from_at, toAt: row.to_at };
}
