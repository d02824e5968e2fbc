import type { Catalogue } from '#contract/catalogue.ts';

/** The catalogue as YAML. Every text is written as a JSON string, which YAML reads as it stands. */
export function writeCatalogueYaml(catalogue: Catalogue): string {
  const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const entry = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([name, value], at) => `${at === 0 ? '  - ' : '    '}${name}: ${value}`)
      .join('\n');
  const part = (name: string, entries: string[]) =>
    entries.length === 0 ? `${name}: []` : `${name}:\n${entries.join('\n')}`;
  return [
    part(
      'features',
      catalogue.features.map(({ id, name, tier, services }) =>
        entry({ id: JSON.stringify(id), name: JSON.stringify(name), tier, services: list(services) }),
      ),
    ),
    part(
      'services',
      catalogue.services.map(({ id, name, dependsOn, owner }) =>
        entry({
          id: JSON.stringify(id),
          name: JSON.stringify(name),
          dependsOn: list(dependsOn),
          owner: JSON.stringify(owner),
        }),
      ),
    ),
    part(
      'customers',
      catalogue.customers.map(({ id, name, tier, emails }) =>
        entry({ id: JSON.stringify(id), name: JSON.stringify(name), tier: JSON.stringify(tier), emails: list(emails) }),
      ),
    ),
    '',
  ].join('\n');
}
