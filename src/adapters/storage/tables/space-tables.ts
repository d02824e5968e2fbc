import type { ChangeTables } from './change-tables.ts';
import type { CompanyTables } from './company-tables.ts';
import type { IncidentTables } from './incident-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { SignalTables } from './signal-tables.ts';

/** Tables of one space. Streams, events and claims are written by the statements beside their stores. */
export interface SpaceTables
  extends IncidentTables, MessageTables, PeopleTables, CompanyTables, ChangeTables, SignalTables {
  counters: { name: string; value: number };
}
