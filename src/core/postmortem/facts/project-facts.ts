import type { FactSectionId, SourcedFact } from '../postmortem.ts';
import { clockFacts } from './clocks.ts';
import { communicationFacts } from './communication.ts';
import { conformanceFacts } from './conformance.ts';
import { decisionFacts } from './decisions.ts';
import { factWorld, type FactQuestion } from './fact-world.ts';
import { impactFacts } from './impact.ts';
import { nightFacts } from './night.ts';
import { timelineFacts } from './timeline.ts';

/** Every part of a postmortem that the incident's stream shows by itself. */
export function projectFacts(question: FactQuestion): Record<FactSectionId, SourcedFact[]> {
  const world = factWorld(question);
  if (world === null)
    return { impact: [], timeline: [], clocks: [], decisions: [], communication: [], conformance: [], night: [] };
  return {
    impact: impactFacts(world),
    timeline: timelineFacts(world),
    clocks: clockFacts(world),
    decisions: decisionFacts(world),
    communication: communicationFacts(world),
    conformance: conformanceFacts(world),
    night: nightFacts(world),
  };
}
