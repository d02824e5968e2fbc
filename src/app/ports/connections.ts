import type { Instant } from '#core/shared/instant.ts';
import type { Connection } from '#contract/connection.ts';

/** A connection as it is stored; its secret is sealed. */
export interface ConnectionRow {
  name: string;
  connection: Connection;
  hasSecret: boolean;
  /** There is a secret, and the desk's key cannot open it. */
  secretLost: boolean;
  changedAt: Instant;
}

/** A connection with its secret, opened for one use. */
export interface OpenConnection {
  connection: Connection;
  secret: string | null;
  secretLost: boolean;
}

/** Named places outside where steps are done. Secrets are encrypted at rest with a key that is not in the database. */
export interface Connections {
  list(): Promise<ConnectionRow[]>;
  open(name: string): Promise<OpenConnection | null>;
  /** An absent secret stays as it is. */
  put(name: string, connection: Connection, secret: string | undefined, at: Instant): Promise<void>;
  remove(name: string): Promise<boolean>;
}
