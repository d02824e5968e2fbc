import { hole, type Hole } from './hole.ts';
import type { Procedure } from './procedure.ts';

/** People whom the file names and the desk does not know: nobody asks or tells them. `known` are the desk's ids. */
export function peopleHoles({ roles, audiences }: Procedure, known: readonly string[]): Hole[] {
  const stranger = (id: string, at: string, of: string): Hole[] =>
    known.includes(id) ? [] : [hole('person-unknown', [at, of], `${of} names ${id}, whom the desk does not know.`)];
  return [
    ...roles.flatMap(({ id, filledBy }) =>
      'people' in filledBy ? filledBy.people.flatMap((person) => stranger(person, 'roles', id)) : [],
    ),
    ...audiences.flatMap(({ id, reach }) =>
      reach.kind === 'people' ? reach.people.flatMap((person) => stranger(person, 'audiences', id)) : [],
    ),
  ];
}
