import { SAMPLE_TERMS } from '#app/desk/sample-contracts.ts';
import type { Customer } from '#contract/catalogue.ts';
import { fromIso } from '#core/shared/instant.ts';
import { changeRow } from '#app/change/change-row.ts';
import type { Company } from '../company.ts';
import type { CastMember } from '../scenario.ts';
import { registerBefore } from './long-night-register.ts';

const TEL_AVIV = 'Asia/Jerusalem';
const SAN_FRANCISCO = 'America/Los_Angeles';

/** Who plays whom. The talk names roles and offices; every name and every office of a role is invented. */
export const CAST = {
  soc: { personId: 'drill-sam', role: 'soc', title: 'SOC' },
  'on-call': { personId: 'drill-noa', role: 'on-call', title: 'on-call' },
  imoc: { personId: 'drill-ruth', role: 'imoc', title: 'IMOC' },
  tloc: { personId: 'drill-omar', role: 'tloc', title: 'TLOC' },
  approver: { personId: 'drill-maya', role: 'approver', title: 'approver' },
  'imoc-sf': { personId: 'drill-dev', role: 'imoc', title: 'IMOC in San Francisco' },
  'imoc-sf-2': { personId: 'drill-joy', role: 'imoc', title: 'second IMOC in San Francisco' },
  'tloc-sf': { personId: 'drill-lin', role: 'tloc', title: 'TLOC in San Francisco' },
  'tloc-sf-2': { personId: 'drill-una', role: 'tloc', title: 'second TLOC in San Francisco' },
  'on-call-sf': { personId: 'drill-tom', role: 'on-call', title: 'on-call in San Francisco' },
  'on-call-sf-2': { personId: 'drill-kai', role: 'on-call', title: 'second on-call in San Francisco' },
  'soc-2': { personId: 'drill-ben', role: 'soc', title: 'second SOC' },
} satisfies Record<string, CastMember>;

/** A company like that of the talk: two offices, an access-control service that is new to it, customers half migrated. */
export const LONG_NIGHT_COMPANY: Company = {
  name: 'Lamplight Cloud',
  publicUrl: 'https://desk.lamplight.example',
  catalogue: {
    features: [
      { id: 'environments', name: 'Environments', tier: 'core', services: ['environments', 'access'] },
      { id: 'sign-in', name: 'Sign-in', tier: 'core', services: ['web', 'access'] },
      { id: 'reports', name: 'Reports', tier: 'secondary', services: ['reports'] },
    ],
    services: [
      { id: 'web', name: 'Web app', dependsOn: ['api'], owner: 'Frontend' },
      { id: 'api', name: 'Public API', dependsOn: ['environments', 'access'], owner: 'Platform' },
      { id: 'environments', name: 'Environments', dependsOn: ['access'], owner: 'Platform' },
      { id: 'access', name: 'Access control', dependsOn: [], owner: 'Platform' },
      { id: 'reports', name: 'Reports', dependsOn: ['api'], owner: 'Insights' },
    ],
    ...SAMPLE_TERMS,
    customers: [
      {
        ...customer('northwind', 'Northwind Freight', 'enterprise', ['ops@northwind.example']),
        contacts: [{ name: 'Iris Vega', email: 'iris.vega@northwind.example', language: 'en' }],
      },
      customer('harbour', 'Harbour Bank', 'enterprise', ['status@harbour.example']),
      customer('juniper', 'Juniper Clinics', 'standard', ['it@juniper.example']),
      customer('ostrava', 'Ostrava Rail', 'standard', ['noc@ostrava.example']),
    ],
  },
  people: [
    person('drill-noa', 'Noa Levi', TEL_AVIV),
    person('drill-ruth', 'Ruth Adler', TEL_AVIV),
    person('drill-omar', 'Omar Haddad', TEL_AVIV),
    person('drill-sam', 'Sam Iyer', SAN_FRANCISCO),
    person('drill-tom', 'Tom Okafor', SAN_FRANCISCO),
    person('drill-dev', 'Dev Rao', SAN_FRANCISCO),
    person('drill-joy', 'Joy Mensah', SAN_FRANCISCO),
    person('drill-lin', 'Lin Park', SAN_FRANCISCO),
    person('drill-una', 'Una Reyes', SAN_FRANCISCO),
    person('drill-kai', 'Kai Mills', SAN_FRANCISCO),
    person('drill-ben', 'Ben Sato', SAN_FRANCISCO),
    person('drill-maya', 'Maya Chen', SAN_FRANCISCO),
  ],
  rotations: [
    rotation('on-call', 'On-call', ['drill-noa', 'drill-tom', 'drill-kai']),
    rotation('imoc', 'Incident managers', ['drill-ruth', 'drill-dev', 'drill-joy']),
    rotation('tloc', 'Tech leads', ['drill-omar', 'drill-lin', 'drill-una']),
    rotation('soc', 'Support', ['drill-sam', 'drill-ben']),
    rotation('approver', 'Approvers', ['drill-maya']),
  ],
  // The pipelines have asked the gate since summer, so that it is in earnest.
  gateSince: fromIso('2018-08-01T09:00:00+03:00'),
  changes: [
    changeRow({
      id: 'drill-change-reports',
      title: 'Reports: larger cache',
      kind: 'config',
      services: ['reports'],
      at: fromIso('2018-11-19T10:15:00+02:00'),
      author: 'Tom Okafor',
      revertPlan: 'Set the cache back to 2 GiB and restart.',
    }),
    ...registerBefore({ zone: TEL_AVIV, startsOn: '2018-11-19' }),
  ],
};

function customer(id: string, name: string, tier: string, emails: string[]): Customer {
  return { id, name, tier, contract: null, emails, contacts: [] };
}

function person(id: string, name: string, zone: string): Company['people'][number] {
  return { id, name, email: `${id.replace('drill-', '')}@lamplight.example`, zone, contacts: [] };
}

/** It is the week of whoever stands first; the others take their turn in the weeks after, and are whom the desk can ask. */
function rotation(id: string, name: string, people: string[]): Company['rotations'][number] {
  return { id, name, zone: TEL_AVIV, startsOn: '2018-11-18T09:00', people, overrides: [] };
}
