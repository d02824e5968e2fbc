import type { Catalogue } from '#contract/catalogue.ts';
import { contractFaults } from './contract-faults.ts';

/** What is wrong in a catalogue of the right shape: ids used twice, and names of services, tiers and contracts that do not exist. */
export function catalogueFaults(catalogue: Catalogue): { path: string; message: string }[] {
  const services = new Set(catalogue.services.map((service) => service.id));
  return [
    ...duplicates('features', catalogue.features),
    ...duplicates('services', catalogue.services),
    ...duplicates('tiers', catalogue.tiers),
    ...duplicates('contracts', catalogue.contracts),
    ...duplicates('customers', catalogue.customers),
    ...contractFaults(catalogue),
    ...catalogue.features.flatMap((feature, index) =>
      unknown(`features.${index}.services`, feature.services, services),
    ),
    ...catalogue.services.flatMap((service, index) =>
      unknown(`services.${index}.dependsOn`, service.dependsOn, services),
    ),
  ];
}

function duplicates(kind: string, entries: { id: string }[]): { path: string; message: string }[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `${kind}.${index}.id`, message: `The id ${id} is used twice.` }];
  });
}

function unknown(path: string, ids: string[], known: Set<string>): { path: string; message: string }[] {
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `${path}.${index}`, message: `There is no service ${id}.` }],
  );
}
