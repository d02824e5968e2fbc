import type { z } from 'zod';
import type { myRest } from '#contract/rest.ts';
import { levelAt } from '#core/rest/level-at.ts';
import { assumedSettings, type PersonRest } from '#core/rest/person-rest.ts';
import { estimatesAt, type RestEstimate } from '#core/rest/rest-estimate.ts';
import type { Sleep } from '#core/rest/sleep.ts';
import { DAY_MS, MINUTE_MS, toIso, type Instant } from '#core/shared/instant.ts';
import type { PersonRow } from '../ports/people.ts';
import type { SpaceContext } from '../space-context.ts';
import { dutyNow } from './duty-now.ts';
import { restRules } from './rest-rules.ts';
import { shownEstimate, shownFact, shownPoint, shownReason, shownSettings } from './shown-rest.ts';

const STEP_MS = 30 * MINUTE_MS;

/** Everything about a person's rest, for that person's own eyes. Computed when asked for; nothing of it is stored. */
export async function myRestNow(context: SpaceContext, person: PersonRow): Promise<z.output<typeof myRest>> {
  const now = context.clock.now();
  const [known, duty, { keepMs, policy }] = await Promise.all([
    context.storage.rest.of([person.id]),
    dutyNow(context, person.id, now),
    restRules(context),
  ]);
  const { settings = null, facts = [] } = known.get(person.id) ?? {};
  const rest: PersonRest = { settings: settings ?? assumedSettings(person.zone), facts };
  const { level, reasons } = levelAt(rest, duty, policy, now);
  const curve = rest.settings.estimate
    ? estimatesAt(rest, timesAround(now), {
        intercept: policy.intercept,
        upAndAbout: duty.onIncidentMs === 0 ? [] : [{ fromAt: now - duty.onIncidentMs, toAt: now }],
      })
    : [];
  const present = curve.find(({ at }) => at === now);
  return {
    now: toIso(now),
    settings: shownSettings(rest.settings),
    isAssumed: settings === null,
    keptDays: Math.round(keepMs / DAY_MS),
    level,
    reasons: reasons.map(shownReason),
    estimate: present === undefined ? null : shownEstimate(present, facts),
    curve: curve.map(shownPoint),
    sleeps: sleepsOn(curve).map(({ from, to, basis }) => ({ fromAt: toIso(from), toAt: toIso(to), basis })),
    facts: facts.toReversed().map(shownFact),
  };
}

/** From a day ago to a day ahead, with this moment among them. */
function timesAround(now: Instant): Instant[] {
  const steps = (2 * DAY_MS) / STEP_MS;
  return Array.from({ length: steps + 1 }, (_, index) => now - DAY_MS + index * STEP_MS);
}

function sleepsOn(curve: readonly RestEstimate[]): Sleep[] {
  const first = curve[0]?.at ?? 0;
  const sleeps = new Set(curve.flatMap(({ lastSleep }) => lastSleep ?? []));
  return [...sleeps].filter(({ to }) => to > first);
}
