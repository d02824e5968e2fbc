import { ACTIVITY_EVERY_MS } from '#app/ports/rest.ts';
import type { Statement } from './space-database.ts';

/**
 * One statement, hence one transaction and one round trip. `head` holds a row only when the stream was at the expected
 * version and no group is taken, and everything else is written from it, so that a conflict writes nothing.
 * $1 kind, $2 id, $3 expected version, $4 new version, $5 wake-up, and one JSON array for each part.
 */
function headText(schema: string, groups: string | null): string {
  const free = groups === null ? 'true' : 'not exists (select from held where taken)';
  return `
with ${groups === null ? '' : heldGroups(schema, groups)} opened as (
  insert into ${schema}.streams (kind, id, version, wake_at, wake_moved)
  select $1, $2, $4::integer, $5::bigint, true where $3::integer = 0 and ${free}
  on conflict (kind, id) do nothing
  returning version
), moved as (
  update ${schema}.streams set version = $4, wake_at = $5, wake_moved = true
  where kind = $1 and id = $2 and version = $3 and $3 > 0 and ${free}
  returning version
), head as (
  select version from opened union all select version from moved
)`;
}

/** Locks the groups first: of two incidents that want one group at once, the later one sees that it is taken. */
function heldGroups(schema: string, values: string): string {
  return `held as materialized (
  select g.incident_id is not null and g.incident_id <> c.incident_id and g.incident_id is distinct from c.moves_from as taken
  from ${schema}.signal_groups as g
  join jsonb_to_recordset(${values}::jsonb) as c (id text, incident_id text, moves_from text) on c.id = g.id
  order by g.id for update of g
),`;
}

/** Those of the rows' people who are not being erased at this moment: the lock waits for whoever erases them. */
function peopleWith(schema: string, values: string, condition: string): string {
  return `select id from ${schema}.people as person where erased_at is null and ${condition}
    and id in (select person_id from jsonb_to_recordset(${values}::jsonb) as f (person_id text))
    order by id for key share`;
}

function isEstimated(schema: string): string {
  return `not exists (${setTo(schema, 'estimate', false)})`;
}

function setTo(schema: string, setting: 'infer' | 'estimate', value: boolean): string {
  return `select from ${schema}.rest_settings as s where s.person_id = person.id and s.settings ->> '${setting}' = '${String(value)}'`;
}

/** Parts of an append in the order in which they are written; a part without rows is left out of the statement. */
export const APPEND_PARTS = {
  started: (schema: string, values: string) => `
    insert into ${schema}.streams (kind, id, version, wake_at, wake_moved)
    select s.kind, s.id, s.version, s.wake_at, true
    from head, jsonb_to_recordset(${values}::jsonb) as s (kind text, id text, version integer, wake_at bigint)`,
  events: (schema: string, values: string) => `
    insert into ${schema}.events (kind, id, seq, type, v, at, actor, data)
    select e.kind, e.id, e.seq, e.type, e.v, e.at, e.by, e.data
    from head, jsonb_to_recordset(${values}::jsonb)
      as e (kind text, id text, seq integer, type text, v integer, at bigint, by jsonb, data jsonb)`,
  texts: (schema: string, values: string) => `
    insert into ${schema}.texts (id, body, author_id)
    select t.id, t.body, t.author_id
    from head, jsonb_to_recordset(${values}::jsonb) as t (id text, body text, author_id text)
    order by t.id
    on conflict (id) do update set body = excluded.body, author_id = excluded.author_id`,
  row: (schema: string, values: string) => `
    insert into ${schema}.incidents
    select i.* from head, jsonb_populate_recordset(null::${schema}.incidents, ${values}::jsonb) as i
    on conflict (id) do update set
      title_text_id = excluded.title_text_id, phase = excluded.phase, priority = excluded.priority,
      assumed = excluded.assumed, resolved_at = excluded.resolved_at, group_id = excluded.group_id,
      feature_id = excluded.feature_id, cause_change_id = excluded.cause_change_id,
      open_duties = excluded.open_duties, late_duties = excluded.late_duties,
      next = excluded.next, version = excluded.version, ended = excluded.ended`,
  groups: (schema: string, values: string) => `
    update ${schema}.signal_groups as g set status = c.status, incident_id = c.incident_id
    from head, jsonb_to_recordset(${values}::jsonb) as c (id text, status text, incident_id text)
    where g.id = c.id`,
  publicWords: (schema: string, values: string) => `
    insert into ${schema}.public_words
    select w.* from head, jsonb_populate_recordset(null::${schema}.public_words, ${values}::jsonb) as w
    on conflict (incident_id) do update set
      title = excluded.title, state = excluded.state, started_at = excluded.started_at,
      resolved_at = excluded.resolved_at, feature_id = excluded.feature_id, entries = excluded.entries,
      next_update_at = excluded.next_update_at`,
  withdrawnWords: (schema: string, values: string) => `
    delete from ${schema}.public_words using head
    where incident_id in (select jsonb_array_elements_text(${values}::jsonb))`,
  ledger: (schema: string, values: string) => `
    insert into ${schema}.ledger
    select l.* from head, jsonb_populate_recordset(null::${schema}.ledger, ${values}::jsonb) as l
    order by l.id
    on conflict (id) do nothing`,
  harm: (schema: string, values: string) => `
    insert into ${schema}.harm
    select h.* from head, jsonb_populate_recordset(null::${schema}.harm, ${values}::jsonb) as h
    order by h.customer_id
    on conflict (customer_id, incident_id) do update set from_at = excluded.from_at, to_at = excluded.to_at`,
  planRuns: (schema: string, values: string) => `
    insert into ${schema}.plan_runs
    select r.* from head, jsonb_populate_recordset(null::${schema}.plan_runs, ${values}::jsonb) as r`,
  planRunsMoved: (schema: string, values: string) => `
    update ${schema}.plan_runs as r set status = m.status, outcome = m.outcome, ended_at = m.ended_at,
      undoing = case when m.ended_at is null then r.undoing end
    from head, jsonb_to_recordset(${values}::jsonb) as m (id text, status text, outcome text, ended_at bigint)
    where r.id = m.id`,
  restFacts: (schema: string, values: string) => `
    insert into ${schema}.rest_facts as known
    select f.* from head, jsonb_populate_recordset(null::${schema}.rest_facts, ${values}::jsonb) as f
    join (${peopleWith(schema, values, isEstimated(schema))}) as p on p.id = f.person_id
    order by f.id
    on conflict (id) do update set answered_at = coalesce(known.answered_at, excluded.answered_at)`,
  actionItems: (schema: string, values: string) => `
    insert into ${schema}.action_items
    select a.* from head, jsonb_populate_recordset(null::${schema}.action_items, ${values}::jsonb) as a
    on conflict (id) do update set
      text_id = excluded.text_id, idea_ids = excluded.idea_ids, status = excluded.status,
      owner_id = excluded.owner_id, approver_id = excluded.approver_id, due_on = excluded.due_on,
      overdue_at = excluded.overdue_at, ended_at = excluded.ended_at, tracker_key = excluded.tracker_key,
      tracker_url = excluded.tracker_url, version = excluded.version`,
  // Once in a while is enough to know that somebody is up.
  restActivity: (schema: string, values: string) => `
    insert into ${schema}.rest_facts
    select f.* from head, jsonb_populate_recordset(null::${schema}.rest_facts, ${values}::jsonb) as f
    join (${peopleWith(schema, values, `${isEstimated(schema)} and exists (${setTo(schema, 'infer', true)})`)}) as p on p.id = f.person_id
    where not exists (
      select from ${schema}.rest_facts as r
      where r.person_id = f.person_id and r.kind = 'activity' and r.at > f.at - ${ACTIVITY_EVERY_MS}
    )
    order by f.id
    on conflict (id) do nothing`,
  messages: (schema: string, values: string) => `
    insert into ${schema}.outbox (message_id, channel, recipient_id, address, subject, body, about,
      stream_kind, stream_id, payload, not_before, created_at, next_at, in_reply_to, patience_ms)
    select m.message_id, m.channel, m.recipient_id, m.address, m.subject, m.body, m.about,
      m.stream_kind, m.stream_id, m.payload, m.not_before, m.created_at, m.not_before,
      m.in_reply_to, m.patience_ms
    from head, jsonb_to_recordset(${values}::jsonb)
      as m (message_id text, channel text, recipient_id text, address text, subject text, body text, about text,
        stream_kind text, stream_id text, payload jsonb, not_before bigint, created_at bigint, in_reply_to text,
        patience_ms bigint)
    order by m.message_id
    on conflict (message_id) do nothing`,
} satisfies Record<string, (schema: string, values: string) => string>;

export type AppendPart = keyof typeof APPEND_PARTS;
const PART_NAMES = Object.keys(APPEND_PARTS) as AppendPart[];

/** Builds the statement for the parts that have rows, and keeps it for the next append with the same parts. */
export function appendStatements(schema: string): (parts: ReadonlySet<AppendPart>) => Statement {
  const known = new Map<string, Statement>();
  return (parts) => {
    const used = PART_NAMES.filter((part) => parts.has(part));
    const name = `append ${used.map((part) => PART_NAMES.indexOf(part)).join('-')}`;
    const statement = known.get(name) ?? { name, text: appendText(schema, used) };
    known.set(name, statement);
    return statement;
  };
}

/** The parts that have rows, in the order of their parameters. */
export function partsInOrder(parts: ReadonlySet<AppendPart>): AppendPart[] {
  return PART_NAMES.filter((part) => parts.has(part));
}

function appendText(schema: string, parts: AppendPart[]): string {
  const valuesOf = (part: AppendPart) => `$${parts.indexOf(part) + 6}`;
  const head = headText(schema, parts.includes('groups') ? valuesOf('groups') : null);
  const written = parts.map((part, index) => `, part${index} as (${APPEND_PARTS[part](schema, valuesOf(part))})`);
  return `${head}${written.join('')} select version from head`;
}
