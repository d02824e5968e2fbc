import type { Catalogue } from '#contract/catalogue.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { FeatureTier } from '#core/incident/assessment.ts';
import type { Company } from '../company.ts';
import type { Scenario } from '../scenario.ts';
import { spokenName } from './cast-of.ts';

/** The company of an incident without the names of its people and customers: the features it spoke of, and numbers. */
export interface CompanyOfPast {
  company: Company;
  /** The id that stands for a customer of the incident. */
  customerOf(id: string): string;
}

/** Puts together what an incident needs to be played again. */
export function companyOf(
  events: readonly IncidentEvent[],
  { features }: Pick<Catalogue, 'features'>,
  cast: Scenario['cast'],
  { zone, startsOn }: { zone: string; startsOn: string },
): CompanyOfPast {
  const customers = [...new Set(events.flatMap(customersIn))];
  const customerOf = (id: string): string => `customer-${customers.indexOf(id) + 1}`;
  const tiers = new Map(events.flatMap(tiersIn));
  const members = Object.values(cast);
  return {
    customerOf,
    company: {
      name: 'The company',
      publicUrl: 'https://desk.company.example',
      catalogue: {
        ...emptyCatalogue(),
        features: [...tiers].map(([id, tier]) => ({
          id,
          name: features.find((feature) => feature.id === id)?.name ?? id,
          tier: tier === 'secondary' ? 'secondary' : 'core',
          services: [serviceOf(id)],
        })),
        services: [...tiers.keys()].map((id) => ({ id: serviceOf(id), name: serviceOf(id), dependsOn: [], owner: '' })),
        customers: customers.map((id) => ({
          id: customerOf(id),
          name: `Customer ${customers.indexOf(id) + 1}`,
          tier: 'standard',
          contract: null,
          emails: [`${customerOf(id)}@company.example`],
          contacts: [],
        })),
      },
      people: members.map((member) => ({
        id: member.personId,
        name: spokenName(member),
        email: `${member.personId}@company.example`,
        zone,
        contacts: [],
      })),
      rotations: members
        .filter(({ role }, index) => role !== 'colleague' && members.findIndex((one) => one.role === role) === index)
        .map(({ role, title }) => {
          // Whoever took the role over then can be asked to here.
          const people = members.flatMap((one) => (one.role === role ? one.personId : []));
          return { ...{ id: role, name: title, zone, overrides: [] }, people, startsOn: roundBefore(startsOn, people) };
        }),
      changes: [],
    },
  };
}

/** A whole round of weekly turns before a day, so that it is the first one's turn on it. */
function roundBefore(startsOn: string, people: readonly string[]): string {
  return `${Temporal.PlainDate.from(startsOn)
    .subtract({ days: 7 * people.length })
    .toString()}T00:00`;
}

/** The service that serves a feature, so that its alerts find it. */
export function serviceOf(featureId: string): string {
  return `${featureId}-service`.slice(0, 64);
}

function customersIn(event: IncidentEvent): string[] {
  if (event.type === 'SignalLinked') return event.data.customerId === null ? [] : [event.data.customerId];
  return event.type === 'ImpactAssessed' ? event.data.assessment.answers.customerIds : [];
}

function tiersIn(event: IncidentEvent): [string, FeatureTier][] {
  switch (event.type) {
    case 'IncidentReported':
    case 'SignalLinked':
      return event.data.featureId === null ? [] : [[event.data.featureId, event.data.tier]];
    case 'ImpactAssessed': {
      const { featureId, tier } = event.data.assessment.answers;
      return featureId === null ? [] : [[featureId, tier]];
    }
    default:
      return [];
  }
}
