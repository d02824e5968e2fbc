import type { Instant } from '../shared/instant.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { fulfilledBy } from '../obligation/fulfilment.ts';
import { settle } from '../obligation/settle.ts';
import { recordTerms } from '../sla/customer-facts.ts';
import type { Command } from './commands.ts';
import { answer } from './decisions/answer.ts';
import { evolve } from './evolve.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident } from './incident.ts';
import { DESK } from '../shared/actor.ts';
import type { Refusal } from './refusal.ts';

/** The events and the incident after them, or why not. */
export type Decision = { events: IncidentEvent[]; incident: Incident } | { refusal: Refusal };

/**
 * What a command does to an incident at an instant: the events, with everything that follows from them by the procedure,
 * or a refusal. `incident` is null before the first event. Pure: the same input gives the same answer.
 */
export function decide(incident: Incident | null, command: Command, now: Instant, procedure: Procedure): Decision {
  const answered = answer(incident, command, now, procedure);
  if ('refusal' in answered) return answered;
  let current = incident;
  const events: IncidentEvent[] = [];
  for (const event of answered.events) {
    const done = current === null ? [] : fulfilments(current, procedure, event);
    for (const one of [event, ...done]) {
      current = evolve(current, one);
      events.push(one);
    }
  }
  if (current === null) throw new Error('a decision without an incident must be a refusal');
  for (const event of recordTerms(incident, current, command.facts, now)) {
    current = evolve(current, event);
    events.push(event);
  }
  for (const event of settle(current, procedure, now)) {
    current = evolve(current, event);
    events.push(event);
  }
  return { events, incident: current };
}

function fulfilments(incident: Incident, procedure: Procedure, event: IncidentEvent): IncidentEvent[] {
  return fulfilledBy(incident, procedure, event).map(({ obligation, proof }) => ({
    type: 'ObligationDone',
    v: 1,
    at: event.at,
    by: event.by ?? DESK,
    data: { key: obligation.key, late: event.at > obligation.dueAt, proof },
  }));
}
