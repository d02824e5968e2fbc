import { createReport } from '#contract/signal.ts';
import type { Instant } from '#core/shared/instant.ts';
import { nameBook } from '#app/room/name-book.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import { conformance, type StepConformance } from '#core/obligation/conformance.ts';
import { compareNights, type ComparedMinute } from './compare.ts';
import { loadDrill, type PlayedBeat } from './drill-stream.ts';
import { figures, type Figure } from './figures.ts';
import { readNight, type Night } from './night.ts';
import type { Action, Scenario } from './scenario.ts';

/** What a night came to, so far or in the end. */
export interface NightReport {
  night: Night;
  played: PlayedBeat[];
  names: NameBook;
  comparison: ComparedMinute[];
  figures: Figure[];
  conformance: StepConformance[];
}

export async function reportNight(context: SpaceContext, scenario: Scenario): Promise<NightReport> {
  const [night, drill] = [await readNight(context), await loadDrill(context)];
  const { incident } = night;
  const played = drill?.played ?? [];
  const names = incident === null ? NOBODY : (await nameBook(context, incident.state, incident.events)).names;
  const now = context.clock.now();
  return {
    night,
    played,
    names,
    comparison: compareNights(scenario, night, played, names),
    figures: figures(scenario, night, firstSignalAt(scenario, played), now),
    conformance: incident === null ? [] : conformance(incident.state, incident.procedure, now),
  };
}

/** When the first ticket or alert came in; before it may lie what led to it. */
function firstSignalAt({ beats }: Scenario, played: PlayedBeat[]): Instant | null {
  const isSignal = (action: Action): boolean =>
    action.kind === 'alert' || (action.kind === 'call' && action.route === createReport);
  const signals = new Set(beats.filter(({ actions }) => actions.some(isSignal)).map(({ id }) => id));
  return played.find(({ beat }) => signals.has(beat))?.fromAt ?? null;
}

const NOBODY: NameBook = {
  person: () => 'somebody',
  customer: () => 'a customer',
  feature: (id) => id,
  change: () => 'a change',
};
