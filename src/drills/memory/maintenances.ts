import type { MaintenanceRow, Maintenances } from '#app/ports/maintenances.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';

/** Planned maintenance in memory; what a change lets people know goes to the outbox with it. */
export function memoryMaintenances(add: (messages: OutgoingMessage[]) => void): Maintenances {
  const rows = new Map<string, MaintenanceRow>();
  return {
    async list(limit) {
      return [...rows.values()].toSorted((a, b) => b.startsAt - a.startsAt || (a.id < b.id ? 1 : -1)).slice(0, limit);
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async put(row, messages) {
      if ((rows.get(row.id)?.version ?? row.version - 1) !== row.version - 1) return false;
      rows.set(row.id, row);
      add(messages);
      return true;
    },
  };
}
