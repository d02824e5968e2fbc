import type { Maintenance } from '#core/status/maintenance.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** A planned maintenance as it is stored; its version counts changes. */
export interface MaintenanceRow extends Maintenance {
  version: number;
}

/** Keeps planned work. */
export interface Maintenances {
  /** The latest window first. */
  list(limit: number): Promise<MaintenanceRow[]>;
  get(id: string): Promise<MaintenanceRow | null>;
  /** Writes the row and the messages together; false, and nothing is changed, when the row before it is not the stored one. */
  put(row: MaintenanceRow, messages: OutgoingMessage[]): Promise<boolean>;
}
