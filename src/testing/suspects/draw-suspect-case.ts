import type { ChangeKind } from '#core/change/recorded-change.ts';
import type { SuspectCase } from '#core/change/score-suspects.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { drawFrom } from './draw.ts';
import { drawCompany } from './draw-catalogue.ts';
import { drawChange, drawInnocents, servicesOf, type DrawnChange, type Scene } from './draw-changes.ts';
import { drawDecoys } from './draw-decoys.ts';
import { drawSignals, firstSeen } from './draw-signals.ts';
import { isBusy, underNextLoad, workingInstant } from './working-time.ts';
import type { World } from './world.ts';

/** When the simulated fortnights begin: a Monday. */
const EPOCH: Instant = Date.UTC(2031, 0, 6);

/** One simulated outage of a world, by its seed: with the change that caused it, or with none. */
export function drawSuspectCase(world: World, seed: number): SuspectCase {
  const draw = drawFrom(seed * 7919 + world.name.length);
  const scene: Scene = { draw, world, company: drawCompany(draw, world) };
  const start = EPOCH + draw.whole(0, 300) * DAY_MS;
  const isCaused = !draw.chance(world.withoutCause);
  return isCaused ? caused(scene, seed, start) : uncaused(scene, seed, start);
}

/** Many of them, by seeds that follow one another. */
export function drawSuspectCases(world: World, count: number, firstSeed = 1): SuspectCase[] {
  return Array.from({ length: count }, (_, index) => drawSuspectCase(world, firstSeed + index));
}

function caused(scene: Scene, seed: number, start: Instant): SuspectCase {
  const { draw, world } = scene;
  const { culprit, onset } = drawCulprit(scene, start + 13 * DAY_MS);
  const began = draw.oneOf(culprit.change.services);
  const seen = firstSeen(scene, began);
  const isSpokenOf = culprit.isSpokenOf ? draw.chance(Math.min(1, world.spokenOf / 0.75)) : draw.chance(0.3);
  const signals = drawSignals(scene, {
    at: onset,
    began,
    seen,
    topic: isSpokenOf ? culprit.topic : null,
    namedCause: draw.chance(world.causeMisnamed) ? draw.oneOf(world.otherCauses) : null,
  });
  const asOf = Math.max(...signals.map(({ at }) => at)) + draw.whole(1, 10) * MINUTE_MS;
  const running = (culprit.change.endsAt ?? 0) > asOf;
  const change = running ? { ...culprit.change, endsAt: null, status: 'in-progress' as const } : culprit.change;
  const changes = [...drawInnocents(scene, asOf), ...drawDecoys(scene, culprit, seen, onset), change];
  return caseOf(scene, { seed, changes, signals, asOf, culprit: change.id });
}

/** A change as dangerous as its kind, and when it is first noticed. */
function drawCulprit(scene: Scene, until: Instant): { culprit: DrawnChange; onset: Instant } {
  const { draw, world } = scene;
  const dangers = Object.fromEntries(
    Object.entries(world.kinds).map(([kind, share]) => [kind, share * world.risks[kind as ChangeKind]]),
  ) as Record<ChangeKind, number>;
  const kind = draw.weighted(dangers);
  const several = (world.severalServices * world.severalRisk) / (1 + world.severalServices * (world.severalRisk - 1));
  const mode = draw.weighted(world.delays);
  const at = workingInstant(draw, world, until - 10 * DAY_MS, until);
  const culprit = drawChange(scene, at, {
    kind,
    services: servicesOf(scene, several),
    environment: world.environments.hurt,
    status: 'succeeded',
  });
  const prompt = at + Math.ceil(draw.logNormal(world.promptMinutes[kind], 1) * MINUTE_MS);
  if (mode === 'next-load') return { culprit, onset: underNextLoad(draw, world, at) };
  if (mode === 'batch') return { culprit, onset: nightRun(draw.whole(0, 59), at) };
  if (mode === 'slow') return { culprit, onset: underNextLoad(draw, world, at + draw.logNormal(2 * DAY_MS, 0.8)) };
  return { culprit, onset: prompt };
}

/** The next time the batch of two in the morning runs. */
function nightRun(minute: number, after: Instant): Instant {
  const today = after - (after % DAY_MS) + 2 * HOUR_MS + minute * MINUTE_MS;
  return today > after ? today : today + DAY_MS;
}

function uncaused(scene: Scene, seed: number, start: Instant): SuspectCase {
  const { draw, world, company } = scene;
  const from = start + 12 * DAY_MS;
  const onset = draw.chance(0.5)
    ? workingInstant(draw, world, from, from + 3 * DAY_MS)
    : from + draw.whole(0, 3 * DAY_MS);
  const began = draw.chance(0.25) ? draw.oneOf(company.shared) : draw.oneOf(company.ids);
  const seen = firstSeen(scene, began);
  const before = (isBusy(onset, world) ? 0.5 : 2) * HOUR_MS;
  const near = drawChange(scene, onset - Math.ceil(draw.logNormal(before, 0.8)), {
    services: [seen],
    environment: world.environments.hurt,
    status: 'succeeded',
  });
  const hasNear = draw.chance(world.innocentBefore);
  const signals = drawSignals(scene, {
    at: onset,
    began,
    seen,
    topic: draw.chance(0.4) ? draw.oneOf(company.topics.get(began) ?? world.topics) : null,
    namedCause: draw.chance(world.causeNamed) ? draw.oneOf(world.otherCauses) : null,
  });
  const asOf = Math.max(...signals.map(({ at }) => at)) + draw.whole(1, 10) * MINUTE_MS;
  const decoys = drawDecoys(scene, near, seen, onset);
  const changes = [...drawInnocents(scene, asOf), ...decoys, ...(hasNear ? [near.change] : [])];
  return caseOf(scene, { seed, changes, signals, asOf, culprit: null });
}

function caseOf(
  { world, company }: Scene,
  { seed, changes, ...asked }: Omit<SuspectCase, 'id' | 'catalogue'> & { seed: number },
): SuspectCase {
  const shown = changes.filter(({ at }) => at <= asked.asOf).toSorted((one, other) => one.at - other.at);
  return { id: `${world.name} ${seed}`, catalogue: company.known, changes: shown, ...asked };
}
