import type { IncidentEvent } from '../incident/events.ts';
import {
  openObligations,
  type Incident,
  type IncidentUnderProcedure,
  type PostedUpdate,
} from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Audience } from '../procedure/procedure.ts';
import { DESK } from '../shared/actor.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';
import { obligationKey } from './obligation.ts';
import { stepApplies } from './step-rules.ts';

/** The duty to take back, in honest words, what was said outside and holds no longer. */
export const CORRECT_WORDS = 'correct-words';
const CORRECT_WITHIN_MS: DurationMs = 5 * MINUTE_MS;

/** Whether an audience is owed a correction. */
export function owesCorrection(incident: Incident, audienceId: string): boolean {
  return openObligations(incident).some(({ step, audience }) => step === CORRECT_WORDS && audience === audienceId);
}

/** Customers who were told of this, however the impact is judged now. */
export function toldCustomers(incident: Incident, audienceId: string): string[] {
  const told = incident.updates.filter(({ audience, round }) => audience === audienceId && round === incident.round);
  return [...new Set(told.flatMap(({ customerIds }) => customerIds))];
}

/**
 * Words that customers got and that nobody goes on with must not stand: when the impact turns out to be smaller, or no
 * incident at all, whoever was told is told so.
 */
export function correctWords(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident, procedure } = under;
  const audience = procedure.audiences.find((one) => needsCorrection(under, one));
  if (audience === undefined) return [];
  const occurrence = (incident.arisen[CORRECT_WORDS]?.count ?? 0) + 1;
  const dueAt = now + CORRECT_WITHIN_MS;
  return [
    {
      type: 'ObligationRaised',
      v: 1,
      at: now,
      by: DESK,
      data: {
        key: obligationKey(CORRECT_WORDS, occurrence),
        step: CORRECT_WORDS,
        occurrence,
        act: 'update',
        level: 'auto',
        owner: procedure.commander,
        audience: audience.id,
        page: null,
        performAt: now,
        dueAt,
        nextReminderAt: dueAt,
      },
    },
  ];
}

function needsCorrection(under: IncidentUnderProcedure, audience: Audience): boolean {
  return standsUncorrected(under, audience) && !owesCorrection(under.incident, audience.id);
}

/** Whether words to an audience still stand though no step goes on with them. */
export function standsUncorrected({ incident, procedure }: IncidentUnderProcedure, audience: Audience): boolean {
  // The status page corrects itself (`core/status/public-entries.ts`), and colleagues read it in the room.
  if (audience.reach.kind !== 'customers' && audience.reach.kind !== 'all-customers') return false;
  const last = lastWords(incident, audience.id);
  if (last === null || last.state === 'resolved') return false;
  if (incident.phase === 'not-an-incident') return true;
  if (!isOpen(incident.phase) || isGoneOnWith({ incident, procedure }, audience.id)) return false;
  return last.nextUpdateAt !== null || isKeptInsideSince(incident, last.at);
}

/** Whether it was judged since to be nothing that goes outside. */
function isKeptInsideSince({ assessment }: Incident, at: Instant): boolean {
  return assessment !== null && !assessment.assumed && !assessment.publish && assessment.at > at;
}

/**
 * Customers who were told by an audience's words and whom an assessment drops, while the words go on to others. Where
 * nobody goes on, the correction reaches them too.
 */
export function droppedCustomers(before: Incident, after: IncidentUnderProcedure, audience: Audience): string[] {
  if (audience.reach.kind !== 'customers' || !isGoneOnWith(after, audience.id)) return [];
  if (lastWords(before, audience.id)?.state === 'resolved') return [];
  return toldCustomers(before, audience.id).filter(
    (id) =>
      before.customers[id]?.spells.at(-1)?.end === null &&
      after.incident.customers[id]?.spells.at(-1)?.end === 'not-hurt',
  );
}

/** Whether some step still speaks to an audience, so that a promised next time will be kept. */
export function isGoneOnWith({ incident, procedure }: IncidentUnderProcedure, audienceId: string): boolean {
  const facts = conditionFacts(incident);
  return procedure.steps.some(
    (step) => step.act === 'update' && step.audience === audienceId && stepApplies(incident, procedure, step, facts),
  );
}

function lastWords(incident: Incident, audienceId: string): PostedUpdate | null {
  return (
    incident.updates.findLast(({ audience, round }) => audience === audienceId && round === incident.round) ?? null
  );
}
