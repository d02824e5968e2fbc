import { rankSuspects } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { DESK } from '#core/shared/actor.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { suspectQuestion } from './suspect-question.ts';

/** Nobody looks further down. */
const MOST_RECORDED = 5;
/** What is less likely is no suspect. */
const LEAST_RECORDED = 0.01;
/** Open incidents that a new change may explain. */
const MOST_INCIDENTS = 100;

/** Ranks the recorded changes as causes of an incident by what is known now, and records what is new about that. */
export async function rankIncident(context: SpaceContext, id: string): Promise<Incident> {
  const { incident } = await loadIncident(context, id);
  if (!isStillAsked(incident)) return incident;
  const { suspects, strong } = rankSuspects(await suspectQuestion(context, id, incident, context.clock.now()));
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
