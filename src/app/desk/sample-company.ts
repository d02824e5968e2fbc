import { emptyCatalogue, type Catalogue, type Customer } from '#contract/catalogue.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import type { DeskSettings } from './desk-settings.ts';
import { SAMPLE_TERMS } from './sample-contracts.ts';

/** The sample company: enough of everything that each page shows something. Its addresses end in `.example` and reach nobody. */
const SAMPLE: {
  company: string;
  catalogue: Catalogue;
  people: { id: string; name: string; email: string; zone: string }[];
  rotations: Record<string, string[]>;
} = {
  company: 'Lamplight Cloud',
  catalogue: {
    services: [
      { id: 'web', name: 'Web app', dependsOn: ['api', 'access'], owner: 'Frontend' },
      { id: 'api', name: 'Public API', dependsOn: ['environments', 'access'], owner: 'Platform' },
      { id: 'access', name: 'Access control', dependsOn: [], owner: 'Identity' },
      { id: 'environments', name: 'Environments', dependsOn: ['access'], owner: 'Platform' },
      { id: 'checkout', name: 'Checkout', dependsOn: ['api'], owner: 'Billing' },
      { id: 'reports', name: 'Reports', dependsOn: ['api'], owner: 'Insights' },
    ],
    features: [
      { id: 'sign-in', name: 'Sign-in', tier: 'core', services: ['web', 'access'] },
      { id: 'environments', name: 'Environments', tier: 'core', services: ['environments', 'access'] },
      { id: 'checkout', name: 'Checkout', tier: 'core', services: ['checkout'] },
      { id: 'reports', name: 'Reports', tier: 'secondary', services: ['reports'] },
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
    { id: 'sample-noa', name: 'Noa Levi', email: 'noa@lamplight.example', zone: 'Asia/Jerusalem' },
    { id: 'sample-omar', name: 'Omar Haddad', email: 'omar@lamplight.example', zone: 'Asia/Jerusalem' },
    { id: 'sample-maya', name: 'Maya Chen', email: 'maya@lamplight.example', zone: 'America/Los_Angeles' },
    { id: 'sample-tom', name: 'Tom Okafor', email: 'tom@lamplight.example', zone: 'America/Los_Angeles' },
    { id: 'sample-ruth', name: 'Ruth Adler', email: 'ruth@lamplight.example', zone: 'Asia/Jerusalem' },
    { id: 'sample-sam', name: 'Sam Iyer', email: 'sam@lamplight.example', zone: 'America/Los_Angeles' },
  ],
  rotations: {
    'on-call': ['sample-noa', 'sample-omar', 'sample-tom'],
    imoc: ['sample-ruth', 'sample-maya'],
    tloc: ['sample-maya', 'sample-omar'],
    soc: ['sample-sam', 'sample-tom'],
    approver: ['sample-ruth'],
  },
};

/** Whether the sample company's people are on the desk. */
export async function hasSampleCompany(space: SpaceContext): Promise<boolean> {
  return (await space.storage.people.list()).some(
    (person) => person.id.startsWith('sample-') && person.erasedAt === null,
  );
}

type CompanyName = Pick<DeskSettings, 'company' | 'setCompany'>;

/** Fills a desk with the sample company, or takes it away again. What people added themselves stays. */
export async function useCompany(
  space: SpaceContext,
  settings: CompanyName,
  company: 'sample' | 'empty',
): Promise<void> {
  if (company === 'sample') await addSample(space, settings);
  else await removeSample(space, settings);
}

const ROTATION_NAMES: Record<string, string> = {
  'on-call': 'On-call engineers',
  imoc: 'Incident managers',
  tloc: 'Tech leads',
  soc: 'Support',
  approver: 'Approvers',
};

/** Leaves a sample company as it is; adds one only where nothing of a company is there that it would replace. */
async function addSample(space: SpaceContext, settings: CompanyName): Promise<void> {
  if (await hasSampleCompany(space)) return;
  await mustHaveNoCompany(space);
  const taken = new Set((await space.storage.people.list()).map((person) => person.id));
  // People of a sample company that was taken away are erased and stay so.
  const idOf = new Map(SAMPLE.people.map(({ id }) => [id, taken.has(id) ? space.ids.next(id) : id]));
  const idsOf = (ids: string[]): string[] => ids.map((id) => idOf.get(id) ?? id);
  for (const person of SAMPLE.people)
    await space.storage.people.create({ ...person, id: idOf.get(person.id) ?? person.id, contacts: [] });
  for (const [id, people] of Object.entries(SAMPLE.rotations)) {
    await space.storage.rotations.put({
      id,
      name: ROTATION_NAMES[id] ?? id,
      zone: 'Asia/Jerusalem',
      startsOn: '2024-01-07T09:00',
      people: idsOf(people),
      overrides: [],
    });
  }
  await space.storage.catalogue.put(SAMPLE.catalogue);
  await settings.setCompany(SAMPLE.company);
}

async function mustHaveNoCompany(space: SpaceContext): Promise<void> {
  const [catalogue, rotations] = await Promise.all([space.storage.catalogue.get(), space.storage.rotations.list()]);
  const isEmpty =
    Object.values(catalogue).every((entries) => entries.length === 0) &&
    rotations.every((rotation) => rotation.people.length === 0);
  if (isEmpty) return;
  throw new Refused('refused', {
    reason: 'This desk has a company of its own already, and the sample company would replace it.',
    next: 'Go on with yours under Ready.',
  });
}

async function removeSample(space: SpaceContext, settings: CompanyName): Promise<void> {
  for (const person of await space.storage.people.list())
    if (person.id.startsWith('sample-')) await space.storage.people.erase(person.id, space.clock.now());
  for (const rotation of await space.storage.rotations.list()) {
    await space.storage.rotations.put({
      ...rotation,
      people: rotation.people.filter((id) => !id.startsWith('sample-')),
      overrides: rotation.overrides.filter((one) => !one.personId.startsWith('sample-')),
    });
  }
  const catalogue = await space.storage.catalogue.get();
  const isSample = (kind: keyof Catalogue, id: string): boolean =>
    SAMPLE.catalogue[kind].some((entry) => entry.id === id);
  const own = {
    features: catalogue.features.filter((one) => !isSample('features', one.id)),
    services: catalogue.services.filter((one) => !isSample('services', one.id)),
    tiers: catalogue.tiers.filter((one) => !isSample('tiers', one.id)),
    contracts: catalogue.contracts.filter((one) => !isSample('contracts', one.id)),
    customers: catalogue.customers.filter((one) => !isSample('customers', one.id)),
  };
  await space.storage.catalogue.put(keepingPromises(own, catalogue));
  if ((await settings.company()) === SAMPLE.company) await settings.setCompany('Your company');
}

/** Sample tiers and contracts stay while customers that people added refer to them. */
function keepingPromises(own: Catalogue, before: Catalogue): Catalogue {
  if (own.customers.length === 0) return { ...emptyCatalogue(), ...own };
  return { ...own, tiers: before.tiers, contracts: before.contracts };
}

function customer(id: string, name: string, tier: string, emails: string[]): Customer {
  return { id, name, tier, contract: null, emails, contacts: [] };
}
