import type { z } from 'zod';
import * as contract from '#contract/changes.ts';
import { HOUR_MS, fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { ChangeRecorded, ChangeRow } from '../ports/changes.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { changesRecorded } from './changes-recorded.ts';
import { changeRow } from './change-row.ts';
import { mustKnowChange } from './must-know-change.ts';
import { recordChange } from './record-change.ts';

/** Clocks of pipelines may be ahead of the desk's by this much. */
const MOST_AHEAD_MS = HOUR_MS;

/** Routes of the register of changes. */
export function changeRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listChanges, async ({ query }) => listChanges(await context(query.space), query)),
    bind(contract.getChange, async ({ query, params }) => {
      const [found] = await (await context(query.space)).storage.changes.byIds([params.id]);
      if (found === undefined) throw new Refused('not-found', { what: 'change', id: params.id });
      return shownChange(found);
    }),
    bind(contract.recordChange, async ({ query, body }) => {
      const space = await context(query.space);
      return answerOf(await recordChange(space, await newChange(space, body)));
    }),
    bind(contract.updateChange, async ({ query, body }) => updateChange(await context(query.space), body)),
  ];
}

async function listChanges(space: SpaceContext, query: z.output<(typeof contract.listChanges)['query']>) {
  const { fromAt, toAt, before, space: _space, ...filter } = query;
  const rows = await space.storage.changes.list({
    ...filter,
    limit: query.limit + 1,
    fromAt: instantOf(fromAt),
    toAt: instantOf(toAt),
    after: before === undefined ? undefined : placeOf(before),
  });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return { changes: shown.map(shownChange), next: last === undefined ? null : `${last.at}_${last.id}` };
}

function placeOf(cursor: string): { at: Instant; id: string } {
  const [at = '', ...id] = cursor.split('_');
  return { at: Number(at), id: id.join('_') };
}

async function newChange(space: SpaceContext, body: z.output<typeof contract.recordChangeBody>): Promise<ChangeRow> {
  const now = space.clock.now();
  const endsAt = instantOf(body.endsAt) ?? null;
  const at = instantOf(body.at) ?? endsAt ?? now;
  const statusAt = instantOf(body.statusAt) ?? endsAt ?? now;
  notAhead(now, { at, statusAt, endsAt });
  if (endsAt !== null && endsAt < at)
    throw new Refused('refused', { reason: 'This change ends before it begins.', next: 'Put its times right.' });
  if (body.reverts !== null) await mustKnowChange(space, body.reverts);
  const isRevert = body.isRevert || body.reverts !== null;
  return changeRow({ ...body, id: space.ids.next('change'), at, statusAt, endsAt, isRevert });
}

async function updateChange(space: SpaceContext, body: z.output<(typeof contract.updateChange)['body']>) {
  const { changes } = space.storage;
  const now = space.clock.now();
  const endsAt = instantOf(body.endsAt) ?? null;
  const statusAt = instantOf(body.statusAt) ?? endsAt ?? now;
  notAhead(now, { statusAt, endsAt });
  const id = body.id ?? (await changes.byKey(body.key ?? ''))?.id;
  const news = { status: body.status, statusAt, endsAt, version: body.version };
  const recorded = id === undefined ? null : await changes.update(id, news);
  if (recorded === null) throw new Refused('not-found', { what: 'change', id: body.id ?? body.key ?? '' });
  await changesRecorded(space, [recorded]);
  return answerOf(recorded);
}

function notAhead(now: Instant, times: Record<string, Instant | null>): void {
  if (Object.values(times).some((at) => at !== null && at > now + MOST_AHEAD_MS))
    throw new Refused('refused', {
      reason: 'This change lies in the future.',
      next: 'Record it when it begins, with the status in-progress.',
    });
}

function answerOf({ change, outcome }: ChangeRecorded) {
  return { id: change.id, outcome, status: change.status };
}

function instantOf(text: string | null | undefined): Instant | undefined {
  return text === null || text === undefined ? undefined : fromIso(text);
}

/** A change as the API shows it. */
function shownChange(row: ChangeRow): contract.Change {
  return {
    ...row,
    size: row.size === null ? null : { ...row.size },
    at: toIso(row.at),
    statusAt: toIso(row.statusAt),
    endsAt: row.endsAt === null ? null : toIso(row.endsAt),
  };
}
