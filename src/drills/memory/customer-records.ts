import type { CustomerRecords, HarmRow, LedgerRow } from '#app/ports/customer-records.ts';

/** The ledger and the harm in memory, with what writing an event and erasing a person need beyond the port. */
export type MemoryCustomerRecords = CustomerRecords & {
  addLedger(rows: readonly LedgerRow[]): void;
  setHarm(rows: readonly HarmRow[]): void;
  reword(rewrite: (words: string) => string): void;
};

export function memoryCustomerRecords(): MemoryCustomerRecords {
  const ledger = new Map<string, LedgerRow>();
  const harm = new Map<string, HarmRow>();
  return {
    addLedger(rows) {
      for (const row of rows) if (!ledger.has(row.id)) ledger.set(row.id, row);
    },
    setHarm(rows) {
      for (const row of rows) harm.set(`${row.customerId} ${row.incidentId}`, row);
    },
    reword(rewrite) {
      const reworded = (words: string | null): string | null => (words === null ? null : rewrite(words));
      for (const row of ledger.values())
        ledger.set(row.id, { ...row, address: reworded(row.address), proof: reworded(row.proof) });
    },
    async ledger({ incidentId, customerId, fromAt = -Infinity, toAt = Infinity, limit }) {
      return [...ledger.values()]
        .filter((row) => incidentId === undefined || row.incidentId === incidentId)
        .filter((row) => customerId === undefined || row.customerId === customerId)
        .filter((row) => row.at >= fromAt && row.at < toAt)
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    async recordOutcome(id, { outcome, at, proof }) {
      const row = ledger.get(id);
      if (row?.outcome === 'waiting') ledger.set(id, { ...row, outcome, outcomeAt: at, proof });
    },
    async harm({ customerId, fromAt, toAt }) {
      return [...harm.values()]
        .filter((row) => customerId === null || row.customerId === customerId)
        .filter((row) => row.fromAt < toAt && (row.toAt === null || row.toAt >= fromAt))
        .toSorted(
          (a, b) => a.fromAt - b.fromAt || order(a.incidentId, b.incidentId) || order(a.customerId, b.customerId),
        );
    },
  };
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
