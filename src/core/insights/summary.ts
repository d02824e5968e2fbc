import { MILESTONES, type IncidentFigures, type Milestone, type StepFigure } from './incident-figures.ts';
import type { RoleLoad } from './role-load.ts';
import { sumShares, type Share } from './share.ts';
import { spreadOf, type Spread } from './spread.ts';
import { addIncident, emptyTally, type Tally } from './tally.ts';

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
export function summarise(figures: Iterable<IncidentFigures>): Summary {
  const tally = emptyTally();
  for (const one of figures) addIncident(tally, one);
  return summaryOf(tally);
}

/** The summary of the incidents that were added to a tally. */
export function summaryOf(tally: Tally): Summary {
  const load = [...tally.load.values()].toSorted((a, b) => (a.role < b.role ? -1 : 1));
  const steps = stepsOf(tally);
  return {
    incidents: tally.incidents,
    open: tally.open,
    falseAlarms: { n: tally.falseAlarms, of: tally.incidents },
    duplicates: tally.duplicates,
    priorities: [...tally.priorities]
      .map(([priority, incidents]) => ({ priority, incidents }))
      .toSorted((a, b) => ((a.priority ?? '\uffff') < (b.priority ?? '\uffff') ? -1 : 1)),
    times: timesOf(tally),
    onTime: sumShares(steps.map(({ onTime }) => onTime)),
    steps,
    revertFirst: { ...tally.revertFirst },
    pagesAtNight: sumShares(load.map(({ pages, pagesAtNight }) => ({ n: pagesAtNight, of: pages }))),
    load,
  };
}

function timesOf({ times }: Tally): Summary['times'] {
  const spreads = MILESTONES.map((milestone) => [milestone, spreadOf(times[milestone])]);
  return Object.fromEntries(spreads) as Summary['times'];
}

/** Steps by their number; one that was renamed has the title under which it was owed last. */
function stepsOf({ steps }: Tally): StepFigure[] {
  return [...steps.values()]
    .map(({ n, of, latest }) => ({ ...latest, onTime: { n, of } }))
    .toSorted((a, b) => a.number - b.number || (a.step < b.step ? -1 : 1));
}
