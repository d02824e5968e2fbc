/** A place that lies above a page. */
export interface Above {
  to: string;
  title: string;
}

const READY: Above = { to: '/ready', title: 'Ready' };
const NOW: Above = { to: '/now', title: 'Now' };
const ABOVE: readonly [start: string, above: readonly Above[]][] = [
  ['/ready/procedure/', [READY, { to: '/ready/procedure', title: 'Procedure' }]],
  ['/ready/plans/', [READY, { to: '/ready/plans', title: 'Ways back' }]],
  ['/ready/drills/', [READY, { to: '/ready/drills', title: 'Drills' }]],
  ['/ready/game-days/', [READY, { to: '/ready/game-days', title: 'Game days' }]],
  ['/ready/', [READY]],
  ['/groups/', [NOW, { to: '/groups', title: 'Triage' }]],
  ['/groups', [NOW]],
  ['/incidents', [NOW]],
  ['/actions', [NOW]],
];

/** The places above a page, the topmost first: under `/ready/procedure/history` lie Ready and Procedure. */
export function placesAbove(place: string): readonly Above[] {
  return ABOVE.find(([start]) => place.startsWith(start))?.[1] ?? [];
}
