const COLUMNS = 'id, channel, address, components, created_at, asks, confirmed_at';

/** Statements on one space's subscriptions to the status page. */
export function subscriptionStatements(schema: string) {
  const table = `${schema}.status_subscriptions`;
  const stopped = `update ${schema}.outbox as o set
      address = null,
      proof = case when o.state = 'waiting' then 'The recipient does not want to be told any more.' else o.proof end,
      next_at = case when o.state = 'waiting' then null else o.next_at end,
      fence = case when o.state = 'waiting' then o.fence + 1 else o.fence end,
      lease_until = case when o.state = 'waiting' then null else o.lease_until end,
      state = case when o.state = 'waiting' then 'failed' else o.state end
    from gone where o.about = 'subscriber' and o.recipient_id = gone.id`;
  return {
    // A waiting one shows what was asked for; a confirmed one keeps what was confirmed until it is confirmed again.
    ask: {
      name: 'ask subscription',
      text: `insert into ${table} as s (id, channel, address, address_hash, components, wanted, created_at, asked_at)
        select $1, $2, $3, $4, $5::jsonb, $5::jsonb, $6, $6
        where (select count(*) from ${table} where confirmed_at is null) < $9
        on conflict (channel, address_hash) do update set
          wanted = excluded.wanted, asked_at = excluded.asked_at, asks = s.asks + 1,
          components = case when s.confirmed_at is null then excluded.wanted else s.components end
        where s.asked_at <= $7 and s.asks < $8
        returning ${COLUMNS}`,
    },
    get: { name: 'get subscription', text: `select ${COLUMNS} from ${table} where id = $1` },
    confirm: {
      name: 'confirm subscription',
      text: `update ${table} set confirmed_at = coalesce(confirmed_at, $2), components = wanted, asks = 0
        where id = $1 returning ${COLUMNS}`,
    },
    remove: {
      name: 'remove subscription',
      text: `with gone as (delete from ${table} where id = $1 returning id), stopped as (${stopped}) select id from gone`,
    },
    confirmedBy: {
      name: 'confirmed subscriptions',
      text: `select ${COLUMNS} from ${table} where confirmed_at <= $1 and id > $2 collate "C" order by id collate "C" limit $3`,
    },
    list: {
      name: 'list subscribers',
      text: `select s.id, s.channel, s.address, s.components, s.created_at, s.asks, s.confirmed_at,
          o.state as last_state, coalesce(o.sent_at, o.created_at) as last_at, o.proof as last_proof
        from ${table} as s
        left join lateral (
          select state, sent_at, created_at, proof from ${schema}.outbox
          where about = 'subscriber' and recipient_id = s.id order by created_at desc, message_id desc limit 1
        ) as o on true
        order by s.created_at desc, s.id desc limit $1`,
    },
    expireWaiting: {
      name: 'expire subscriptions',
      text: `with gone as (delete from ${table} where confirmed_at is null and asked_at < $1 returning id),
        stopped as (${stopped}) select id from gone`,
    },
  };
}
