import { expect, test } from 'vitest';
import { emptyCatalogue, getCatalogue, putCatalogueYaml } from '#contract/catalogue.ts';
import type { Right } from '#contract/route.ts';
import type { SpaceContext } from '../space-context.ts';
import { catalogueRoutes } from './catalogue-routes.ts';

const space = {} as SpaceContext;

async function refusal(yaml: string): Promise<unknown> {
  const bound = catalogueRoutes({ context: async () => space }).find(({ route }) => route === putCatalogueYaml);
  return bound
    ?.run({ params: {}, query: { space: 'real' }, body: { yaml }, caller: {} as never })
    .catch((error: unknown) => error);
}

test('a catalogue file with faults is refused with a plain sentence for each', async () => {
  const yaml = `
features: [{ id: pay, name: Payments, tier: coree }]
customers: [{ id: acme, name: Acme, emails: [x] }]
`;
  expect(await refusal(yaml)).toMatchObject({
    code: 'bad-catalogue',
    words: { faults: '2 faults' },
    details: [
      { path: 'features.0.tier', message: 'Use one of "core", "secondary".' },
      { path: 'customers.0.emails.0', message: 'This is not an email address.' },
    ],
  });
});

test('one fault is one fault, also one of reference', async () => {
  expect(await refusal('features: [{ id: pay, name: Payments, tier: core, services: [gone] }]')).toMatchObject({
    words: { faults: '1 fault' },
    details: [{ message: 'There is no service gone.' }],
  });
});

test('who may not respond sees the customers, but not how people there are reached', async () => {
  const customer = { id: 'acme', name: 'Acme', tier: 'standard', contract: null };
  const acme = {
    ...customer,
    emails: ['ops@acme.example'],
    contacts: [{ name: 'Ann', email: 'a@b.example', language: 'en' }],
  };
  const stored = { ...emptyCatalogue(), customers: [acme] };
  const kept = { storage: { catalogue: { get: async () => stored } } } as unknown as SpaceContext;
  const bound = catalogueRoutes({ context: async () => kept }).find(({ route }) => route === getCatalogue);
  const seenWith = (...rights: Right[]) =>
    bound?.run({ params: {}, query: { space: 'real' }, body: {}, caller: { rights: new Set(rights) } as never });
  expect(await seenWith('view')).toEqual({ ...stored, customers: [{ ...customer, emails: [], contacts: [] }] });
  expect(await seenWith('view', 'respond')).toEqual(stored);
});
