import { expect, test } from 'vitest';
import { emptyCatalogue } from '#contract/catalogue.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { rosterNow } from '../oncall/roster.ts';
import { useCompany } from './sample-company.ts';

async function newDesk() {
  const space = await (await memoryDesk()).house.context('real');
  let name = 'Your company';
  const settings = { company: async () => name, setCompany: async (given: string) => void (name = given) };
  const use = (company: 'sample' | 'empty') => useCompany(space, settings, company);
  return { space, settings, use };
}

test('the sample company does not replace one that people set up', async () => {
  const { space, settings, use } = await newDesk();
  const own = { ...emptyCatalogue(), services: [{ id: 'mail', name: 'Mail', dependsOn: [], owner: '' }] };
  await space.storage.catalogue.put(own);
  await settings.setCompany('Acme');
  await expect(use('sample')).rejects.toMatchObject({ code: 'refused' });
  expect(await space.storage.catalogue.get()).toEqual(own);
  await use('empty');
  expect([await settings.company(), await space.storage.catalogue.get()]).toEqual(['Acme', own]);
});

test('a sample company that was changed is kept as it is', async () => {
  const { space, settings, use } = await newDesk();
  await use('sample');
  await settings.setCompany('Acme');
  const [rotation] = await space.storage.rotations.list();
  if (rotation === undefined) throw new Error('the sample company has rotations');
  await space.storage.rotations.put({ ...rotation, people: rotation.people.slice(0, 1) });
  await use('sample');
  expect([await settings.company(), (await space.storage.rotations.list())[0]?.people.length]).toEqual(['Acme', 1]);
});

test('a sample company that comes back has somebody in every role', async () => {
  const { space, use } = await newDesk();
  await use('sample');
  await use('empty');
  await use('sample');
  const roster = await rosterNow(space, (await currentProcedure(space)).procedure);
  for (const [role, people] of Object.entries(roster)) expect([role, people.length]).toEqual([role, 1]);
});
