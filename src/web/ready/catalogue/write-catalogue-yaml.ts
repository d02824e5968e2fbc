import type { Catalogue, Contract } from '#contract/catalogue.ts';

/** The catalogue as YAML. Every text is written as a JSON string, which YAML reads as it stands. */
export function writeCatalogueYaml(catalogue: Catalogue): string {
  return [
    part('features', catalogue.features, ({ id, name, tier, services }) => ({
      id: text(id),
      name: text(name),
      tier,
      services: list(services),
    })),
    part('services', catalogue.services, ({ id, name, dependsOn, owner }) => ({
      id: text(id),
      name: text(name),
      dependsOn: list(dependsOn),
      owner: text(owner),
    })),
    part('tiers', catalogue.tiers, ({ id, title, contract }) => ({
      id: text(id),
      title: text(title),
      ...given({ contract }),
    })),
    part('contracts', catalogue.contracts, contractFields),
    part('customers', catalogue.customers, ({ id, name, tier, contract, emails, contacts }) => ({
      id: text(id),
      name: text(name),
      tier: text(tier),
      ...given({ contract }),
      emails: list(emails),
      ...(contacts.length === 0 ? {} : { contacts: JSON.stringify(contacts) }),
    })),
    '',
  ].join('\n');
}

function contractFields(contract: Contract): Record<string, string> {
  const { id, title, hours, priorities, availability, ...lengths } = contract;
  return {
    id: text(id),
    title: text(title),
    hours: JSON.stringify(hours),
    ...(priorities === null ? {} : { priorities: list(priorities) }),
    ...given(lengths),
    ...(availability === null ? {} : { availability: String(availability) }),
  };
}

function part<T>(name: string, entries: T[], fieldsOf: (entry: T) => Record<string, string>): string {
  if (entries.length === 0) return `${name}: []`;
  const lines = entries.map((entry) =>
    Object.entries(fieldsOf(entry))
      .map(([field, value], at) => `${at === 0 ? '  - ' : '    '}${field}: ${value}`)
      .join('\n'),
  );
  return `${name}:\n${lines.join('\n')}`;
}

function given(fields: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, text(value)]])),
  );
}

function text(value: string): string {
  return JSON.stringify(value);
}

function list(values: readonly string[]): string {
  return `[${values.map(text).join(', ')}]`;
}
