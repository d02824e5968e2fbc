interface Owner {
  role: string;
  title: string;
  person: { id: string; name: string } | null;
}

/** Who owes a duty, by name: `Dana Levi (IMOC)`, or `the IMOC, nobody holds it yet`. */
export function ownersWords(owners: readonly Owner[]): string {
  if (owners.length === 0) return 'Nobody owns it';
  return owners.map(ownerWords).join(' and ');
}

function ownerWords({ title, person }: Owner): string {
  return person === null ? `${title}, nobody holds it yet` : `${person.name} (${title})`;
}
