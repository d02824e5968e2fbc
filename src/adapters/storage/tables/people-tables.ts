import type { RestFact, RestSettings } from '#core/rest/person-rest.ts';
import type { PersonRow } from '#app/ports/people.ts';
import type { RotationRow } from '#app/ports/rotations.ts';
import type { Json } from './json-column.ts';

/** People, when they are on duty, and what is known of their sleep. */
export interface PeopleTables {
  people: {
    id: string;
    name: string;
    email: string | null;
    zone: string;
    contacts: Json<PersonRow['contacts']>;
    label: string;
    erased_at: number | null;
  };
  rotations: {
    id: string;
    name: string;
    zone: string;
    starts_on: string;
    people: Json<string[]>;
    overrides: Json<RotationRow['overrides']>;
  };
  rest_settings: { person_id: string; settings: Json<RestSettings> };
  rest_facts: {
    id: string;
    person_id: string;
    at: number;
    kind: RestFact['kind'];
    answered_at: number | null;
    from_at: number | null;
    to_at: number | null;
    from_zone: string | null;
    to_zone: string | null;
  };
}
