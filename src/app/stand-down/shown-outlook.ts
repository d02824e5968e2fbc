import type { z } from 'zod';
import type { standDownOutlook } from '#contract/stand-down.ts';
import { evolve } from '#core/incident/evolve.ts';
import { lastPosted, type Incident, type IncidentUnderProcedure } from '#core/incident/incident.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { callsAt, rolesCalledBack } from '#core/rest/called-back.ts';
import { latestResume, offeredResume } from '#core/rest/next-resume.ts';
import { safeToStop, type NightOutlook } from '#core/rest/safe-to-stop.ts';
import { DESK } from '#core/shared/actor.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import { composeWords } from '../comms/compose.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { nightOutlook } from './night-outlook.ts';

type Shown = z.input<typeof standDownOutlook>;

/** Whether it is safe to stop, who would be called when, and the words that would go out. Changes nothing. */
export async function shownOutlook(context: SpaceContext, id: string, wanted: Instant | null): Promise<Shown> {
  const { incident, procedure } = await loadIncident(context, id);
  const now = context.clock.now();
  const under = { incident, procedure };
  const offered = offeredResume(under, now);
  const resumeAt = wanted ?? offered.resumeAt;
  const outlook = await nightOutlook(context, id, under, resumeAt);
  const checks = safeToStop(under, outlook, now);
  return {
    safe: checks.every(({ next }) => next === null),
    checks: checks.map((one) => ({ ...one, ok: one.next === null })),
    resumeAt: toIso(resumeAt),
    callsAt: toIso(callsAt(under, resumeAt)),
    latestAt: toIso(latestResume(under, now)),
    offered: { resumeAt: toIso(offered.resumeAt), why: offered.why },
    watch: await shownWatch(context, incident),
    tripwires: outlook.tripwires,
    called: await shownCalled(context, under, outlook),
    words: await shownWords(context, id, under, outlook),
  };
}

/** Who watches, or is asked to; null for nobody. */
export async function shownWatch(context: SpaceContext, { watch }: Incident): Promise<Shown['watch']> {
  if (watch === null) return null;
  const nextId = watch.next?.personId ?? null;
  const names = await context.storage.people.names([watch.personId, ...(nextId === null ? [] : [nextId])]);
  const named = (id: string) => ({ id, name: names.get(id) ?? 'somebody' });
  return {
    person: named(watch.personId),
    agreed: watch.agreedAt !== null,
    next: nextId === null ? null : named(nextId),
  };
}

async function shownCalled(
  context: SpaceContext,
  under: IncidentUnderProcedure,
  { roster }: NightOutlook,
): Promise<Shown['called']> {
  const { procedure } = under;
  const firsts = rolesCalledBack(under).map((role) => ({ role, id: pageChain(procedure, roster, role)[0] }));
  const names = await context.storage.people.names(firsts.flatMap(({ id }) => id ?? []));
  return firsts.map(({ role, id }) => ({
    role,
    title: roleTitle(procedure, role),
    person: id === undefined ? null : { id, name: names.get(id) ?? 'somebody' },
  }));
}

/** The words as they would go out: composed from the incident as it would rest. */
async function shownWords(
  context: SpaceContext,
  id: string,
  { incident, procedure }: IncidentUnderProcedure,
  { resumeAt, tripwires }: NightOutlook,
): Promise<Shown['words']> {
  const at = Math.max(context.clock.now(), incident.lastEventAt);
  const resting = evolve(incident, {
    type: 'StoodDown',
    v: 1,
    at,
    by: DESK,
    data: { resumeAt, watcherId: null, tripwires, noteTextId: null },
  });
  return Promise.all(
    toldAudiences(incident, procedure).map(async (audience) => ({
      audience: audience.id,
      title: audience.title,
      text: (await composeWords(context, id, resting, procedure, audience, null)).text,
    })),
  );
}

function toldAudiences(incident: Incident, procedure: Procedure): Procedure['audiences'] {
  return procedure.audiences.filter(({ id }) => lastPosted(incident, id) !== null);
}
