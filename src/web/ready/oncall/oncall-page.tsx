import { listPeople, listRotations } from '#contract/people.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { RestCover } from '../../protection/rest-cover.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { NewRotation } from './new-rotation.tsx';
import { RotationCard } from './rotation-card.tsx';
import styles from './oncall.module.css';

/** Who is called now, and the weekly rotations that say so. */
export function OncallPage() {
  const answer = useAnswer(listRotations);
  const people = useAnswer(listPeople).data?.people ?? [];
  return (
    <Page
      title="On call"
      lead="Who is called when a role is needed. Rotations hand over once a week at the same local time; an override takes the place of whoever was due."
    >
      <ViewerNote needs="administer" />
      <Shown answer={answer} skeleton={<Skeletons lines={4} height={60} />}>
        {({ rotations, roles }) => (
          <>
            <RestCover />
            <Rows
              label="Who is on call now"
              rows={roles}
              keyOf={(role) => role.role}
              columns={[
                { title: 'Role', main: true, cell: (role) => role.title },
                {
                  title: 'Now',
                  cell: (role) =>
                    role.people.length === 0 ? (
                      <strong>Nobody. A page to this role goes to its deputies.</strong>
                    ) : (
                      <bdi>{role.people.map((person) => person.name).join(', then ')}</bdi>
                    ),
                },
                { title: 'Filled by', cell: (role) => rotationOf(role, rotations)?.name ?? role.filledBy },
              ]}
            />
            {rotations.length === 0 && (
              <Empty
                title="No rotation exists yet."
                lead="Each role above is filled once the rotation it names exists. Add people first, then their rotation."
              />
            )}
            <ul className={styles.cards} hidden={rotations.length === 0}>
              {inOrderOfRoles(rotations, roles).map((rotation) => (
                <RotationCard key={rotation.id} rotation={rotation} people={people} />
              ))}
            </ul>
            <NewRotation people={people} taken={rotations.map((rotation) => rotation.id)} />
          </>
        )}
      </Shown>
    </Page>
  );
}

type Listed = AnswerOf<typeof listRotations>;

function rotationOf(role: Listed['roles'][number], rotations: Listed['rotations']) {
  return rotations.find(({ id }) => role.filledBy === `rotation ${id}`);
}

/** The rotations as the procedure names their roles; those that fill none come last. */
function inOrderOfRoles(rotations: Listed['rotations'], roles: Listed['roles']): Listed['rotations'] {
  const named = roles.flatMap((role) => rotationOf(role, rotations) ?? []);
  return [...new Set([...named, ...rotations])];
}
