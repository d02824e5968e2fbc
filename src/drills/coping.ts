import { describeEvent } from '#core/incident/describe-event.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Night } from './night.ts';
import { saidByRole } from './said-by-role.ts';
import { localTimeOf, type Scenario } from './scenario.ts';
import type { VirtualPersonOfCast } from './virtual-people.ts';

/** Something that the procedure did about people who did not come. */
export interface CopingMoment {
  at: string;
  localTime: string;
  sentence: string;
}

/** Who was asked instead, what was assumed, and when the first words went out all the same. */
export function copingWith(scenario: Scenario, { incident }: Night, names: NameBook): CopingMoment[] {
  if (incident === null) return [];
  const { events, procedure } = incident;
  const said = (sentence: string): string =>
    scenario.realPeople === true ? saidByRole(sentence, procedure.roles) : sentence;
  return events
    .filter((event, index) => isCoping(event, events.slice(0, index), procedure))
    .map((event) => ({
      at: toIso(event.at),
      localTime: localTimeOf(scenario, event.at),
      sentence: said(describeEvent(event, procedure, names)?.sentence ?? ''),
    }));
}

function isCoping(event: IncidentEvent, before: readonly IncidentEvent[], { audiences }: Procedure): boolean {
  switch (event.type) {
    case 'PageAnswered':
      return event.data.outcome !== 'cancelled';
    case 'ObligationLate':
      return event.data.role !== null;
    case 'ImpactAssessed':
      return true;
    case 'UpdatePosted': {
      const reach = audiences.find(({ id }) => id === event.data.audience)?.reach.kind;
      const isFirst = !before.some((one) => one.type === 'UpdatePosted' && one.data.audience === event.data.audience);
      return isFirst && (reach === 'public' || reach === 'customers');
    }
    default:
      return false;
  }
}

const BEHAVES = {
  late: 'comes 20 minutes late to everything',
  asleep: 'sleeps until 07:00',
  absent: 'does not answer at all',
} as const;

/** How somebody behaves, as one sentence. */
export function behaviourInWords({ behaviour, role }: VirtualPersonOfCast, { roles }: Procedure): string {
  return `The ${roles.find(({ id }) => id === role)?.title ?? role} ${BEHAVES[behaviour]}.`;
}
