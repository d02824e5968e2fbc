import type { People, PersonRow } from '#app/ports/people.ts';

/** People in memory, with what keeping figures needs beyond the port. */
export type MemoryPeople = People & { zoneOf(id: string): string | undefined };

/** `forget` is told who was erased, the words that named them and what to write instead. */
export function memoryPeople(forget: (id: string, named: string[], label: string) => void): MemoryPeople {
  const byId = new Map<string, PersonRow>();

  function put(person: Omit<PersonRow, 'label' | 'erasedAt'>, label: string): void {
    byId.set(person.id, { ...person, contacts: [...person.contacts], label, erasedAt: null });
  }

  return {
    zoneOf: (id) => byId.get(id)?.zone,
    async list() {
      return [...byId.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
    },
    async get(id) {
      return byId.get(id) ?? null;
    },
    async names(ids) {
      return new Map(ids.flatMap((id) => nameOf(byId.get(id))));
    },
    async create(person) {
      if (byId.has(person.id)) throw new Error(`person ${person.id} exists already`);
      put(person, `responder ${byId.size + 1}`);
    },
    async update(person) {
      const known = byId.get(person.id);
      if (known !== undefined && known.erasedAt === null) put(person, known.label);
    },
    async erase(id, at) {
      const person = byId.get(id);
      if (person === undefined) return null;
      const { label } = person;
      forget(id, namesOf(person), label);
      byId.set(id, { ...person, name: label, email: null, zone: 'UTC', contacts: [], erasedAt: person.erasedAt ?? at });
      return { label };
    },
  };
}

function nameOf(person: PersonRow | undefined): [string, string][] {
  return person === undefined ? [] : [[person.id, person.name]];
}

function namesOf({ name, email, contacts }: PersonRow): string[] {
  return [name, email ?? '', ...contacts.map((contact) => contact.address)].filter((words) => words !== '');
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
