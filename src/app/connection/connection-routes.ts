import * as contract from '#contract/connection.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections, OpenConnection } from '../ports/connections.ts';
import { Refused } from '../refused.ts';

export interface ConnectionRoutesNeeds {
  connections: Connections;
  clock: Pick<Clock, 'now'>;
  /** Asks the other side who it is; changes nothing there, and its words hold no secret. */
  test(open: OpenConnection): Promise<{ works: boolean; says: string }>;
}

/** Routes of connections, by which steps are done outside. They are the whole desk's. */
export function connectionRoutes({ connections, clock, test }: ConnectionRoutesNeeds): BoundRoute[] {
  return [
    bind(contract.listConnections, async () => ({
      connections: (await connections.list()).map((row) => ({ ...row, changedAt: toIso(row.changedAt) })),
    })),
    bind(contract.putConnection, async ({ params: { name }, body: { connection, secret } }) => {
      const before = await connections.open(name);
      const keepsSecret = secret === undefined && before !== null && (before.secret !== null || before.secretLost);
      if (keepsSecret && !goesToTheSame(before.connection, connection))
        throw new Refused('refused', {
          reason: 'The secret was entered for another host.',
          next: 'Enter the secret again with the new address.',
        });
      await connections.put(name, connection, secret, clock.now());
      return { id: name };
    }),
    bind(contract.deleteConnection, async ({ params: { name } }) => {
      if (!(await connections.remove(name))) throw new Refused('not-found', { what: 'connection', id: name });
      return { id: name };
    }),
    bind(contract.testConnection, async ({ params: { name } }) => {
      const open = await connections.open(name);
      if (open === null) throw new Refused('not-found', { what: 'connection', id: name });
      return test(open);
    }),
  ];
}

/** A secret that is kept must not go where it was not meant for: a changed address could collect it. */
function goesToTheSame(before: contract.Connection, after: contract.Connection): boolean {
  const origins = (one: contract.Connection): Set<string> =>
    new Set(
      [one.url, ...(one.kind === 'webhook' ? [one.statusUrl, one.cancelUrl] : [])].flatMap((url) =>
        url === null ? [] : [new URL(url).origin],
      ),
    );
  return before.kind === after.kind && origins(after).isSubsetOf(origins(before));
}
