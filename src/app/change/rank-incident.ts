import { rankSuspects } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { DESK } from '#core/shared/actor.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { inTurn } from './in-turn.ts';
import { suspectQuestion } from './suspect-question.ts';

/** Nobody looks further down. */
const MOST_RECORDED = 5;
/** What is less likely is no suspect. */
const LEAST_RECORDED = 0.01;
/** So many signals are ranked one by one as they come. */
const EACH_UP_TO = 20;
/** Open incidents that a new change may explain. */
const MOST_INCIDENTS = 100;

/**
 * Ranks the recorded changes as causes of an incident by what is known now, and records what is new about that. Those
 * who ask while a ranking is under way share the next one, so that a storm is ranked as fast as can be and no faster.
 */
export async function rankIncident(context: SpaceContext, id: string): Promise<Incident> {
  return inTurn(context, id, () => rankNow(context, id));
}

/**
 * Ranks again after signals were joined to an incident. Of many, only so many are looked at that their number grew by a
 * tenth: the thousandth alert of a storm tells nothing that the nine hundred before it did not.
 */
export async function rankAfterSignals(context: SpaceContext, id: string, joined: number): Promise<void> {
  const { incident } = await loadIncident(context, id);
  const now = incident.signals.length;
  if (joined > 0 && looksAt(now) !== looksAt(now - joined)) await rankIncident(context, id);
}

/**
 * Ranks unless the incident knows nothing that it did not know when this process ranked it last. A change that is recorded
 * ranks by itself, so that a wake-up need only mend what a crash left undone.
 */
export async function rankIfNews(context: SpaceContext, id: string): Promise<void> {
  const { incident } = await loadIncident(context, id);
  if (isStillAsked(incident) && context.cache.ranked.get(id) !== whatItKnows(incident)) await rankIncident(context, id);
}

function whatItKnows({ signals, assessment, featureId, suspects }: Incident): string {
  return JSON.stringify([signals.length, assessment?.answers.featureId ?? featureId, suspects]);
}

/** How many rankings so many signals are worth: one each at first, then one whenever they grew by a tenth. */
function looksAt(signals: number): number {
  return signals <= EACH_UP_TO ? signals : EACH_UP_TO + Math.floor(Math.log(signals / EACH_UP_TO) / Math.log(1.1));
}

async function rankNow(context: SpaceContext, id: string): Promise<Incident> {
  const { incident } = await loadIncident(context, id);
  if (!isStillAsked(incident)) return incident;
  const { suspects, strong } = rankSuspects(await suspectQuestion(context, id, incident, context.clock.now()));
  context.cache.ranked.set(id, whatItKnows(incident));
  if (suspects.length === 0 && incident.ranking === null) return incident;
  const done = await runCommand(context, id, () => ({
    command: {
      type: 'RankSuspects',
      by: DESK,
      suspects: suspects
        .filter(({ probability }) => probability >= LEAST_RECORDED)
        .slice(0, MOST_RECORDED)
        .map(({ changeId, probability }) => ({ changeId, probability })),
      strongId: strong?.changeId ?? null,
    },
  }));
  return done.incident;
}

/** Ranks again wherever a change that was just recorded may be the cause. */
export async function rankOpenIncidents(context: SpaceContext): Promise<void> {
  for (const row of await context.storage.incidents.list({ state: 'open', limit: MOST_INCIDENTS })) {
    await rankIncident(context, row.id);
  }
}

/** Once service is restored nobody asks any more. */
function isStillAsked({ phase, mitigatedAt }: Incident): boolean {
  return isOpen(phase) && mitigatedAt === null;
}
