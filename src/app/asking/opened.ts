import type { Connection } from '#contract/connection.ts';
import type { AskingOptions } from './asking-options.ts';

/** A connection of one kind that can be used, with its secret. */
export interface Opened<K extends Connection['kind']> {
  connection: Extract<Connection, { kind: K }>;
  secret: string | null;
}

/** Opens a connection of the kind that is needed, or says in words why it cannot be used. */
export async function opened<K extends Connection['kind']>(
  options: Pick<AskingOptions, 'connection'>,
  kind: K,
  name: string,
): Promise<Opened<K> | { fault: string }> {
  const found = await options.connection(name).catch(() => 'away' as const);
  if (found === 'away') return { fault: 'The desk’s database could not be asked for the connection.' };
  if (found === null) return { fault: `There is no connection named ${name}. Add it under Ready, Connections.` };
  const { connection, secret, secretLost } = found;
  if (!isOf(connection, kind))
    return { fault: `The connection ${name} is for ${connection.kind}; this needs one for ${kind}.` };
  if (secretLost)
    return { fault: `The desk’s key does not open the secret of ${name}. Restore secret.key, or enter it again.` };
  if (secret === null && kind !== 'webhook')
    return { fault: `The connection ${name} has no access token. Enter one under Ready, Connections.` };
  return { connection, secret };
}

function isOf<K extends Connection['kind']>(
  connection: Connection,
  kind: K,
): connection is Extract<Connection, { kind: K }> {
  return connection.kind === kind;
}
