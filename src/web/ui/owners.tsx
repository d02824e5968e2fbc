interface Owner {
  role: string;
  title: string;
  person: { id: string; name: string } | null;
}

/** Who owes a duty, by name: `Dana Levi (IMOC)`, or `IMOC, nobody holds it yet`. */
export function Owners({ owners }: { owners: readonly Owner[] }) {
  if (owners.length === 0) return <>Nobody owns it</>;
  return (
    <>
      {owners.map(({ role, title, person }, at) => (
        <span key={role}>
          {at > 0 && ' and '}
          {person === null ? (
            `${title}, nobody holds it yet`
          ) : (
            <>
              <bdi>{person.name}</bdi> ({title})
            </>
          )}
        </span>
      ))}
    </>
  );
}
