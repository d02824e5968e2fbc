import type { StatusSubscription, StatusSubscriptions, SubscriberRow } from '#app/ports/subscriptions.ts';
import { jsonText } from './json-text.ts';
import { keyHash } from './key-hash.ts';
import type { SpaceDatabase } from './space-database.ts';
import { subscriptionStatements } from './subscription-statements.ts';

interface SubscriptionColumns {
  id: string;
  channel: StatusSubscription['channel'];
  address: string;
  components: string[] | null;
  created_at: number;
  asks: number;
  confirmed_at: number | null;
}

interface SubscriberColumns extends SubscriptionColumns {
  last_state: NonNullable<SubscriberRow['last']>['state'] | null;
  last_at: number | null;
  last_proof: string | null;
}

/** Subscriptions to the status page. Unused outside the real space, which alone publishes. */
export function createSubscriptions(database: SpaceDatabase): StatusSubscriptions {
  const statements = subscriptionStatements(database.schema);
  const { tables } = database;

  async function first(rows: Promise<SubscriptionColumns[]>): Promise<StatusSubscription | null> {
    const [row] = await rows;
    return row === undefined ? null : subscriptionFrom(row);
  }

  return {
    ask({ id, channel, address, componentIds }, at, { againAfterMs, mostAsks, mostWaiting }) {
      const hash = keyHash(channel, channel === 'mail' ? address.toLowerCase() : address);
      const wanted = componentIds === null ? null : jsonText(componentIds);
      const values = [id, channel, address, hash, wanted, at, at - againAfterMs, mostAsks, mostWaiting];
      return first(database.run<SubscriptionColumns>(statements.ask, values));
    },
    get: (id) => first(database.run<SubscriptionColumns>(statements.get, [id])),
    confirm: (id, at) => first(database.run<SubscriptionColumns>(statements.confirm, [id, at])),
    async remove(id) {
      return (await database.run(statements.remove, [id])).length > 0;
    },
    async confirmedBy(at, afterId, limit) {
      const rows = await database.run<SubscriptionColumns>(statements.confirmedBy, [at, afterId ?? '', limit]);
      return rows.map(subscriptionFrom);
    },
    async list(limit) {
      const rows = await database.run<SubscriberColumns>(statements.list, [limit]);
      return rows.map((row) => ({
        ...subscriptionFrom(row),
        last:
          row.last_state === null || row.last_at === null
            ? null
            : { state: row.last_state, at: row.last_at, proof: row.last_proof },
      }));
    },
    async counts() {
      const rows = await tables
        .selectFrom('status_subscriptions')
        .select(({ fn, ref }) => [
          'channel',
          fn.countAll<string>().as('all'),
          fn.count<string>(ref('confirmed_at')).as('confirmed'),
        ])
        .groupBy('channel')
        .execute();
      const counts = { mail: 0, webhook: 0, waiting: 0 };
      for (const { channel, all, confirmed } of rows) {
        counts[channel] = Number(confirmed);
        counts.waiting += Number(all) - Number(confirmed);
      }
      return counts;
    },
    async expireWaiting(before) {
      return (await database.run(statements.expireWaiting, [before])).length;
    },
  };
}

function subscriptionFrom(row: SubscriptionColumns): StatusSubscription {
  return {
    id: row.id,
    channel: row.channel,
    address: row.address,
    componentIds: row.components,
    createdAt: row.created_at,
    asks: row.asks,
    confirmedAt: row.confirmed_at,
  };
}
