import { previousVersion } from '#core/revert/previous-version.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { TemplateRow } from '../ports/revert-plans.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { knownForPlan } from './known-for-plan.ts';
import { changeOf } from './plan-of-change.ts';
import { startRehearsal } from './start-rehearsal.ts';

/** So many of a service's changes are looked through for one to rehearse with. */
const LOOK_BACK = 50;

interface AskedRehearsal {
  service: string;
  environment: string;
  /** Null: the latest that its template undoes. */
  changeId: string | null;
  by: Actor;
}

/**
 * Rehearses the template of one service, filled with one of its changes, whatever plan was written for that change;
 * answers the run's id.
 */
export async function rehearseService(
  context: SpaceContext,
  { service, environment, changeId, by }: AskedRehearsal,
): Promise<string> {
  const template = (await context.storage.revertPlans.current()).find((one) => one.service === service);
  if (template === undefined) throw new Refused('not-found', { what: 'revert plan of a service', id: service });
  const change = changeId === null ? await latestOf(context, template, environment) : await changeOf(context, changeId);
  if (!change.services.includes(service) || !template.kinds.includes(change.kind))
    throw new Refused('refused', {
      reason: `The template of ${service} does not undo “${change.title}”.`,
      next: `Name a change of ${service} of the kind ${template.kinds.join(' or ')}.`,
    });
  return startRehearsal(context, { change: await ofService(context, change, service), environment, service, by });
}

async function latestOf(
  { storage }: SpaceContext,
  { service, kinds }: TemplateRow,
  environment: string,
): Promise<ChangeRow> {
  const changes = await storage.changes.list({ service, status: 'succeeded', limit: LOOK_BACK });
  const latest = changes.find(
    (one) => !one.isRevert && kinds.includes(one.kind) && one.environment.toLowerCase() !== environment.toLowerCase(),
  );
  if (latest === undefined)
    throw new Refused('refused', {
      reason: `No change of ${service} is recorded that its template would undo.`,
      next: 'Record a deployment first, or name a change.',
    });
  return latest;
}

/** The change as far as it touches one service; it goes back to what ran before in earnest. */
async function ofService(context: SpaceContext, change: ChangeRow, service: string): Promise<ChangeRow> {
  const { register } = await knownForPlan(context, change);
  const before = previousVersion(change, service, register)?.version ?? null;
  return { ...change, services: [service], previousVersion: before, plan: null, revertPlan: null };
}
