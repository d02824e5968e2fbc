import { MILESTONES, type IncidentFigures, type Milestone, type StepFigure } from './incident-figures.ts';
import { addLoads, emptyLoad, type RoleLoad } from './role-load.ts';
import { shareOf, sumShares, type Share } from './share.ts';
import { spreadOf, type Spread } from './spread.ts';

/** What several incidents come to. Every figure says of how many. */
export interface Summary {
  /** Without those that were merged into another one. */
  incidents: number;
  open: number;
  falseAlarms: Share;
  /** Merged into another one; they count nowhere else, but who was paged for them was paged. */
  duplicates: number;
  priorities: { priority: string | null; incidents: number }[];
  times: Record<Milestone, Spread>;
  /** Duties of the procedure that were done in time. */
  onTime: Share;
  steps: StepFigure[];
  revertFirst: Share;
  pagesAtNight: Share;
  load: RoleLoad[];
}

/** Summarises incidents, in whatever order they come. */
export function summarise(figures: readonly IncidentFigures[]): Summary {
  const counted = figures.filter(({ kind }) => kind !== 'duplicate');
  const load = loadByRole(figures);
  const steps = stepsOf(counted);
  return {
    incidents: counted.length,
    open: counted.filter(({ open }) => open).length,
    falseAlarms: shareOf(counted.map(({ kind }) => kind === 'false-alarm')),
    duplicates: figures.length - counted.length,
    priorities: byPriority(counted),
    times: timesOf(counted),
    onTime: sumShares(steps.map(({ onTime }) => onTime)),
    steps,
    revertFirst: shareOf(counted.map(({ revertFirst }) => revertFirst)),
    pagesAtNight: sumShares(load.map(({ pages, pagesAtNight }) => ({ n: pagesAtNight, of: pages }))),
    load,
  };
}

function timesOf(figures: readonly IncidentFigures[]): Summary['times'] {
  const spreads = MILESTONES.map((milestone) => [milestone, spreadOf(figures.map(({ times }) => times[milestone]))]);
  return Object.fromEntries(spreads) as Summary['times'];
}

function byPriority(figures: readonly IncidentFigures[]): Summary['priorities'] {
  return [...Map.groupBy(figures, ({ priority }) => priority)]
    .map(([priority, of]) => ({ priority, incidents: of.length }))
    .toSorted((a, b) => ((a.priority ?? '\uffff') < (b.priority ?? '\uffff') ? -1 : 1));
}

/** Steps by their number; one that was renamed has the title under which it was owed last. */
function stepsOf(figures: readonly IncidentFigures[]): StepFigure[] {
  const sums = new Map<string, { n: number; of: number; latest: StepFigure; owedIn: IncidentFigures }>();
  for (const incident of figures) {
    for (const figure of incident.steps) {
      const { n, of } = figure.onTime;
      const sum = sums.get(figure.step);
      if (sum === undefined) sums.set(figure.step, { n, of, latest: figure, owedIn: incident });
      else {
        sum.n += n;
        sum.of += of;
        if (isLater(incident, sum.owedIn)) Object.assign(sum, { latest: figure, owedIn: incident });
      }
    }
  }
  return [...sums.values()]
    .map(({ n, of, latest }) => ({ ...latest, onTime: { n, of } }))
    .toSorted((a, b) => a.number - b.number || (a.step < b.step ? -1 : 1));
}

function isLater(one: IncidentFigures, other: IncidentFigures): boolean {
  return one.openedAt === other.openedAt ? one.id > other.id : one.openedAt > other.openedAt;
}

function loadByRole(figures: readonly IncidentFigures[]): RoleLoad[] {
  const loads = new Map<string, RoleLoad>();
  for (const incident of figures) {
    for (const one of incident.load) loads.set(one.role, addLoads(loads.get(one.role) ?? emptyLoad(one.role), one));
  }
  return [...loads.values()].toSorted((a, b) => (a.role < b.role ? -1 : 1));
}
