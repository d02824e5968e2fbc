import { previousVersion } from '#core/change/previous-version.ts';
import { undoneChange } from '#core/change/undone-change.ts';
import type { ChangeRecorded, ChangeRow } from '../ports/changes.ts';
import { gateOnChange } from '../revert/ask-gate.ts';
import type { SpaceContext } from '../space-context.ts';
import { changesRecorded } from './changes-recorded.ts';

/** How many earlier deployments of a service are looked through for what ran before. */
const LOOK_BACK = 50;

/**
 * Records a change, or news of the one that has its key; durable when it answers. What the sender left out is filled
 * from the register: what ran before a deployment, and which one it undoes when it brings that back.
 */
export async function recordChange(context: SpaceContext, row: ChangeRow): Promise<ChangeRecorded> {
  const recorded = await record(context, row);
  await changesRecorded(context, [recorded]);
  return recorded;
}

/** The same for many, in their order; what follows from them follows once. */
export async function recordChanges(context: SpaceContext, rows: readonly ChangeRow[]): Promise<ChangeRecorded[]> {
  const recorded: ChangeRecorded[] = [];
  for (const row of rows) recorded.push(await record(context, row));
  await changesRecorded(context, recorded);
  return recorded;
}

async function record(context: SpaceContext, row: ChangeRow): Promise<ChangeRecorded> {
  return context.storage.changes.record({
    ...row,
    ...(await saidAtGate(context, row)),
    ...(await knownBefore(context, row)),
  });
}

/** What the gate said of it before it went out, with the plan that was handed in there. */
async function saidAtGate({ storage }: SpaceContext, { id, key, gate }: ChangeRow): Promise<Partial<ChangeRow>> {
  if (key === null || gate !== null) return {};
  const decision = await storage.gateDecisions.byKey(key);
  return decision === null ? {} : gateOnChange(decision, id);
}

type KnownBefore = Pick<ChangeRow, 'previousVersion' | 'isRevert' | 'reverts'>;

async function knownBefore(context: SpaceContext, row: ChangeRow): Promise<KnownBefore> {
  const register = await earlierDeployments(context, row);
  const reverts = row.reverts ?? undoneChange(row, register)?.id ?? null;
  return {
    previousVersion: row.previousVersion ?? previousVersion(row, register),
    isRevert: row.isRevert || reverts !== null,
    reverts,
  };
}

async function earlierDeployments({ storage }: SpaceContext, row: ChangeRow): Promise<ChangeRow[]> {
  if (row.kind !== 'deploy') return [];
  const { kind, environment, at, services, repository } = row;
  const last = { kind, environment, toAt: at, limit: LOOK_BACK };
  const places =
    services.length > 0 ? services.map((service) => ({ service })) : repository === null ? [] : [{ repository }];
  return (await Promise.all(places.map((place) => storage.changes.list({ ...last, ...place })))).flat();
}
