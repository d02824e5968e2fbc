import type { Scenario } from '../../scenario.ts';
import { SMALL_CAST, smallCompany, type SmallCompany } from './small-company.ts';

type Told = Partial<NonNullable<Scenario['figuresThen']>>;

/** What differs from one short drill to the next. */
export interface PublicIncident extends Pick<
  Scenario,
  'id' | 'title' | 'summary' | 'startsAt' | 'endsAt' | 'beats' | 'facts' | 'failingSteps'
> {
  company: SmallCompany;
  /** The public text in which it is told. */
  source: string;
  /** What the text says of the figures. */
  then: Told;
}

/**
 * A short drill after a public incident, retold: what its source tells is marked so, and everything else, such as the
 * services, the people, the rest of the register and most minutes, is invented.
 */
export function publicIncident({ company, then, ...incident }: PublicIncident): Scenario {
  const { zone, startsOn } = company;
  return {
    ...incident,
    ...{ zone, startsOn },
    company: smallCompany(company),
    cast: SMALL_CAST,
    figuresThen: { ...UNKNOWN, ...then },
  };
}

const UNKNOWN: NonNullable<Scenario['figuresThen']> = {
  'status-page': 'not known',
  answered: 'not known',
  assessed: 'not known',
  suspect: 'not known',
  'suspect-to-revert': 'not known',
  'customers-told': 'not known',
  'updates-on-time': 'not known',
  'duties-on-time': 'not known',
  'by-itself': 'not known',
  restored: 'not known',
};
