import { APPEND_PARTS } from './append-statement.ts';

/** Statements on one space's outbox; $1 is the message and $2 the fence wherever one message is meant. */
export function outboxStatements(schema: string) {
  const outbox = `${schema}.outbox`;
  const free = '(lease_until is null or lease_until <= clock_timestamp())';
  return {
    claim: {
      name: 'claim messages',
      text: `with due as materialized (
          select message_id from ${outbox}
          where next_at is not null and next_at <= $1 and ${free}
          order by next_at limit $2
          for update skip locked
        )
        update ${outbox} as o set
          fence = o.fence + 1,
          attempts = o.attempts + case when o.state = 'waiting' then 1 else 0 end,
          first_tried_at = coalesce(o.first_tried_at, $1),
          lease_until = clock_timestamp() + $3::double precision * interval '1 millisecond'
        from due where o.message_id = due.message_id
        returning o.message_id, o.channel, o.recipient_id, o.address, o.subject, o.body, o.about, o.stream_kind,
          o.stream_id, o.payload, o.not_before, o.in_reply_to, o.patience_ms, o.fence, o.attempts, o.first_tried_at, o.state, o.proof, o.next_at`,
    },
    // The claim stays: its holder still has to tell the outcome, and if it dies another one does.
    end: {
      name: 'end message',
      text: `update ${outbox} set state = $3::text, proof = $5,
          sent_at = case when $3::text = 'failed' then null else $4::bigint end, next_at = $4::bigint
        where message_id = $1 and fence = $2 and state = 'waiting' returning fence`,
    },
    retryLater: {
      name: 'retry message',
      text: `update ${outbox} set next_at = $3, proof = $4, lease_until = null
        where message_id = $1 and fence = $2 and state = 'waiting' returning fence`,
    },
    told: {
      name: 'message told',
      text: `update ${outbox} set next_at = $3, lease_until = null
        where message_id = $1 and fence = $2 and state <> 'waiting' and next_at is not null returning fence`,
    },
    renew: {
      name: 'renew message',
      text: `update ${outbox} set lease_until = clock_timestamp() + $3::double precision * interval '1 millisecond'
        where message_id = $1 and fence = $2 and lease_until is not null returning fence`,
    },
    next: {
      name: 'next message',
      text: `select next_at from ${outbox} where next_at is not null and ${free} order by next_at limit 1`,
    },
    put: {
      name: 'put messages',
      text: `with head as (select 1) ${APPEND_PARTS.messages(schema, '$1')}`,
    },
  };
}
