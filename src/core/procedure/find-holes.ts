import { audienceHoles, publishHoles } from './audience-holes.ts';
import { coverageHoles, type RoleCoverage } from './coverage-holes.ts';
import { hole, type Hole } from './hole.ts';
import { nightHoles } from './night-holes.ts';
import { possibleFacts, type PossibleFacts } from './possible-facts.ts';
import type { Procedure } from './procedure.ts';
import { stepHoles } from './step-holes.ts';

/** The holes of a valid procedure; with `coverage` of the schedules, also the hours at which nobody is there. */
export function findHoles(procedure: Procedure, coverage: readonly RoleCoverage[] = []): Hole[] {
  const possible = possibleFacts(procedure.priorities.map(({ id }) => id));
  return [
    ...unreachablePriorities(procedure, possible),
    ...assumptionHoles(procedure, possible),
    ...stepHoles(procedure, possible),
    ...audienceHoles(procedure, possible),
    ...publishHoles(procedure, possible),
    ...nightHoles(procedure),
    ...coverageHoles(procedure, coverage),
  ];
}

function unreachablePriorities({ priorities }: Procedure, possible: PossibleFacts): Hole[] {
  const reached = possible.firstMatches(priorities.map(({ when }) => when));
  if (reached === null) return [];
  return priorities.flatMap(({ id, when }, index) => {
    if (reached.has(index)) return [];
    const why = possible.canHold(when) ? 'an earlier row always applies first' : 'its condition never holds';
    return [hole('priority-unreachable', ['priorities', index, 'when'], `No assessment can reach ${id}: ${why}.`)];
  });
}

function assumptionHoles({ assessment, steps }: Procedure, possible: PossibleFacts): Hole[] {
  const holes: Hole[] = [];
  if (!steps.some(({ act }) => act === 'assess')) {
    const message = 'No step asks for an assessment, so no priority is ever set by its clock.';
    holes.push(hole('nobody-assesses', ['steps'], message));
  }
  if (assessment.assumed.length === 0) {
    const message = 'When nobody assesses in time, no priority is assumed and the incident waits.';
    return [...holes, hole('assumption-incomplete', ['assessment'], message)];
  }
  const reached = possible.firstMatches(assessment.assumed.map(({ when }) => when));
  if (reached?.has('none') === true) {
    const message =
      'When nobody assesses in time, there are cases for which no row applies; end with a row without "when".';
    holes.push(hole('assumption-incomplete', ['assessment', 'assumed'], message));
  }
  return holes;
}
