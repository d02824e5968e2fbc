import { changeRow } from '#app/change/change-row.ts';
import { SAMPLE_TERMS } from '#app/desk/sample-contracts.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { ChangeKind } from '#core/change/recorded-change.ts';
import type { Company } from '../../company.ts';
import { instantIn, type CastMember, type LocalTime } from '../../scenario.ts';

/** Who plays whom in every public incident: all of them invented. */
export const SMALL_CAST = {
  soc: { personId: 'drill-max', role: 'soc', title: 'SOC' },
  'on-call': { personId: 'drill-jo', role: 'on-call', title: 'on-call' },
  imoc: { personId: 'drill-lena', role: 'imoc', title: 'IMOC' },
  tloc: { personId: 'drill-ira', role: 'tloc', title: 'TLOC' },
  approver: { personId: 'drill-dana', role: 'approver', title: 'approver' },
} satisfies Record<string, CastMember>;

const NAMES = {
  'drill-max': 'Max Roy',
  'drill-jo': 'Jo Park',
  'drill-lena': 'Lena Vogt',
  'drill-ira': 'Ira Sen',
  'drill-dana': 'Dana Wu',
};

/** A change of two quiet weeks: time, kind, services, title. */
export type QuietChange = [at: LocalTime, kind: ChangeKind, services: string, title: string];

export interface SmallCompany {
  name: string;
  zone: string;
  startsOn: string;
  /** Id, name, and the services it is served by; the first is core and what the incident hurts. */
  features: [id: string, name: string, services: string][];
  /** Id, and the services it calls. */
  services: Record<string, string>;
  quiet: QuietChange[];
  /** The change in question, where there is one. */
  changes?: (Pick<ChangeRow, 'id' | 'title' | 'kind' | 'services'> & Partial<ChangeRow> & { local: LocalTime })[];
}

/** A company of a few services and the same five people, with its register: enough for a short drill. */
export function smallCompany({ name, zone, startsOn, features, services, quiet, changes = [] }: SmallCompany): Company {
  const at = (local: LocalTime) => instantIn({ zone, startsOn }, local);
  const host = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;
  return {
    name,
    publicUrl: `https://desk.${host}`,
    catalogue: {
      features: features.map(([id, title, serves], index) => ({
        ...{ id, name: title, services: listed(serves) },
        tier: index === 0 ? 'core' : 'secondary',
      })),
      services: Object.entries(services).map(([id, calls]) => ({
        ...{ id, name: capital(id.replaceAll('-', ' ')) },
        dependsOn: listed(calls),
        owner: `Team ${capital(id.split('-')[0] ?? id)}`,
      })),
      ...SAMPLE_TERMS,
      customers: [
        {
          id: 'alder',
          name: 'Alder Mills',
          tier: 'enterprise',
          contract: null,
          emails: ['it@alder.example'],
          contacts: [],
        },
        {
          id: 'birch',
          name: 'Birch Travel',
          tier: 'standard',
          contract: null,
          emails: ['noc@birch.example'],
          contacts: [],
        },
      ],
    },
    people: Object.entries(NAMES).map(([id, person]) => ({
      ...{ id, name: person, zone, contacts: [] },
      email: `${id.replace('drill-', '')}@${host}`,
    })),
    rotations: Object.values(SMALL_CAST).map(({ personId, role }) => ({
      ...{ id: role, name: role, zone, people: [personId], overrides: [] },
      startsOn: `${Temporal.PlainDate.from(startsOn).subtract({ days: 2 }).toString()}T00:00`,
    })),
    changes: [
      ...changes.map(({ local, ...change }) => changeRow({ ...change, at: at(local) })),
      ...quiet.map(([local, kind, serves, title], index) =>
        changeRow({ id: `drill-quiet-${index + 1}`, at: at(local), kind, title, services: listed(serves) }),
      ),
    ],
  };
}

function listed(words: string): string[] {
  return words === '' ? [] : words.split(' ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
