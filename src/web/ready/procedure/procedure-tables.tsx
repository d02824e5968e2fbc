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

export function Priorities({ priorities }: { priorities: Version['priorities'] }) {
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
    </section>
  );
}
