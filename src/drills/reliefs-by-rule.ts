import { describeEvent } from '#core/incident/describe-event.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { toIso } from '#core/shared/instant.ts';
import type { WithdrawnWhy } from '#core/incident/handover-state.ts';
import type { Night } from './night.ts';
import { localTimeOf, type Scenario } from './scenario.ts';

/** What the desk did by its own rule so that nobody works past their limit. */
export interface ReliefByRule {
  at: string;
  localTime: string;
  sentence: string;
}

/** Whom the desk asked to take over from whom, when, and what came of it; and where nobody could. */
export function reliefsByRule(scenario: Scenario, { incident }: Night, names: NameBook): ReliefByRule[] {
  if (incident === null) return [];
  const { events, procedure } = incident;
  return events.flatMap((event, index) => {
    const sentence = sentenceOf(scenario, event, events.slice(index), procedure, names);
    return sentence === null ? [] : [{ at: toIso(event.at), localTime: localTimeOf(scenario, event.at), sentence }];
  });
}

function sentenceOf(
  scenario: Scenario,
  event: IncidentEvent,
  after: IncidentEvent[],
  procedure: Procedure,
  names: NameBook,
): string | null {
  if (event.type === 'WorkNarrowed') return describeEvent(event, procedure, names)?.sentence ?? null;
  if (event.type !== 'HandoverProposed' || event.data.cause !== 'rest-policy') return null;
  const { candidateIds, fromPersonId, role } = event.data;
  const title = procedure.roles.find(({ id }) => id === role)?.title ?? role;
  const [first = '', ...others] = candidateIds.map((id) => names.person(id));
  const next = others.length === 0 ? '' : `, then ${others.join(', ')},`;
  return `TwoAM asked ${first}${next} to take over as ${title} from ${names.person(fromPersonId)}; ${whatCame(scenario, event, after, names)}.`;
}

function whatCame(
  scenario: Scenario,
  { data: { handoverId } }: EventOf<'HandoverProposed'>,
  after: IncidentEvent[],
  names: NameBook,
): string {
  for (const event of after) {
    if (event.type === 'RoleHandedOver' && event.data.handoverId === handoverId)
      return `${names.person(event.data.toPersonId)} took over at ${localTimeOf(scenario, event.at)}`;
    if (event.type === 'HandoverWithdrawn' && event.data.handoverId === handoverId) return why(event.data.why);
  }
  return 'nobody has taken over so far';
}

function why(withdrawn: WithdrawnWhy): string {
  switch (withdrawn) {
    case 'by-hand':
      return 'it was withdrawn';
    case 'kept-on':
      return 'the holder kept the role';
    case 'nobody-answered':
      return 'nobody answered';
    case 'not-taken-over':
      return 'whoever answered did not take over in time';
    case 'all-declined':
      return 'nobody could';
    case 'no-longer-needed':
      return 'it was not needed any more';
    default:
      return assertNever(withdrawn);
  }
}
