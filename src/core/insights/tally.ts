import { MILESTONES, type IncidentFigures, type Milestone, type StepFigure } from './incident-figures.ts';
import { addLoads, emptyLoad, type RoleLoad } from './role-load.ts';
import type { Share } from './share.ts';

/** How one step was kept in several incidents, and the latest incident in which it was owed. */
interface StepTally {
  n: number;
  of: number;
  latest: StepFigure;
  owedAt: number;
  owedIn: string;
}

/**
 * What several incidents come to, as far as they have been added: one after the other, so that whoever adds thousands can
 * do other things in between, and several tallies as one.
 */
export interface Tally {
  incidents: number;
  open: number;
  falseAlarms: number;
  duplicates: number;
  priorities: Map<string | null, number>;
  times: Record<Milestone, number[]>;
  steps: Map<string, StepTally>;
  revertFirst: Share;
  load: Map<string, RoleLoad>;
}

export function emptyTally(): Tally {
  const times = Object.fromEntries(MILESTONES.map((milestone) => [milestone, []])) as unknown as Tally['times'];
  return {
    incidents: 0,
    open: 0,
    falseAlarms: 0,
    duplicates: 0,
    priorities: new Map(),
    times,
    steps: new Map(),
    revertFirst: { n: 0, of: 0 },
    load: new Map(),
  };
}

/** Adds one incident. Of a duplicate only the load counts: who was paged for it was paged. */
export function addIncident(tally: Tally, figures: IncidentFigures): void {
  for (const one of figures.load) addLoad(tally, one);
  if (figures.kind === 'duplicate') {
    tally.duplicates += 1;
    return;
  }
  tally.incidents += 1;
  if (figures.open) tally.open += 1;
  if (figures.kind === 'false-alarm') tally.falseAlarms += 1;
  if (figures.revertFirst !== null) tally.revertFirst.of += 1;
  if (figures.revertFirst === true) tally.revertFirst.n += 1;
  addPriority(tally, figures.priority, 1);
  for (const milestone of MILESTONES) {
    const time = figures.times[milestone];
    if (time !== null) tally.times[milestone].push(time);
  }
  for (const latest of figures.steps)
    addStep(tally, { ...latest.onTime, latest, owedAt: figures.openedAt, owedIn: figures.id });
}

/** Adds everything of another tally. */
export function addTally(tally: Tally, other: Tally): void {
  tally.incidents += other.incidents;
  tally.open += other.open;
  tally.falseAlarms += other.falseAlarms;
  tally.duplicates += other.duplicates;
  tally.revertFirst.n += other.revertFirst.n;
  tally.revertFirst.of += other.revertFirst.of;
  for (const [priority, incidents] of other.priorities) addPriority(tally, priority, incidents);
  for (const milestone of MILESTONES) for (const time of other.times[milestone]) tally.times[milestone].push(time);
  for (const step of other.steps.values()) addStep(tally, step);
  for (const one of other.load.values()) addLoad(tally, one);
}

function addPriority({ priorities }: Tally, priority: string | null, incidents: number): void {
  priorities.set(priority, (priorities.get(priority) ?? 0) + incidents);
}

function addStep({ steps }: Tally, added: StepTally): void {
  const known = steps.get(added.latest.step);
  if (known === undefined) {
    steps.set(added.latest.step, { ...added });
    return;
  }
  known.n += added.n;
  known.of += added.of;
  if (!isLater(added, known)) return;
  known.latest = added.latest;
  known.owedAt = added.owedAt;
  known.owedIn = added.owedIn;
}

function isLater(one: StepTally, other: StepTally): boolean {
  return one.owedAt === other.owedAt ? one.owedIn > other.owedIn : one.owedAt > other.owedAt;
}

function addLoad({ load }: Tally, one: RoleLoad): void {
  load.set(one.role, addLoads(load.get(one.role) ?? emptyLoad(one.role), one));
}
