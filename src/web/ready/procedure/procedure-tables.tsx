import type { AnswerOf } from '#contract/route.ts';
import type { getVersion } from '#contract/procedure.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { Rows } from '../../ui/rows.tsx';
import styles from './procedure.module.css';

type Version = AnswerOf<typeof getVersion>;

export function Roles({ roles }: { roles: Version['roles'] }) {
  return (
    <section aria-labelledby="roles" className={styles.section}>
      <h2 id="roles">Roles</h2>
      <Rows
        label="Roles"
        rows={roles}
        keyOf={(role) => role.id}
        columns={[
          { title: 'Role', cell: (role) => role.title, main: true },
          { title: 'Filled by', cell: (role) => role.filledBy },
          { title: 'Asked next', cell: (role) => role.deputies.join(', then ') },
        ]}
      />
    </section>
  );
}

/** The priority table, and what no row of it covers. */
export function Priorities({
  priorities,
  uncovered,
  otherwise,
}: Pick<Version, 'priorities' | 'uncovered' | 'otherwise'>) {
  return (
    <section aria-labelledby="priorities" className={styles.section}>
      <h2 id="priorities">Priorities</h2>
      <Rows
        label="Priorities"
        rows={priorities}
        keyOf={(priority) => priority.id}
        columns={[
          {
            title: 'Priority',
            main: true,
            cell: (priority) => (
              <>
                <PriorityMark priority={priority.id} /> {priority.title}
              </>
            ),
          },
          { title: 'When', cell: (priority) => <code>{priority.when}</code> },
          { title: 'Worked on', cell: (priority) => priority.hours },
          { title: 'Words may reach the public', cell: (priority) => (priority.publish ? 'yes' : 'no') },
        ]}
      />
      {uncovered.length > 0 && (
        <>
          <p>No row covers the following; it becomes “{otherwise}”:</p>
          <ul>
            {uncovered.map((answers) => (
              <li key={answers}>{answers}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
