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
          {
            title: 'Asked next',
            cell: (role) => role.deputies.map((id) => roles.find((one) => one.id === id)?.title ?? id).join(', then '),
          },
        ]}
      />
    </section>
  );
}

/** The answers that give a priority, each line a case. */
function Cases({ cases }: { cases: string[] }) {
  if (cases.length === 0) return <>No answers reach it.</>;
  return (
    <ul className={styles.cases}>
      {cases.map((answers) => (
        <li key={answers}>{answers}</li>
      ))}
    </ul>
  );
}

/** What the assessment asks, and what must be answered. */
export function Questions({ questions }: { questions: Version['questions'] }) {
  return (
    <section aria-labelledby="questions" className={styles.section}>
      <h2 id="questions">What the assessment asks</h2>
      <ol>
        {questions.map(({ id, ask, required }) => (
          <li key={id}>
            {ask}
            {required && ' Without an answer no priority is given.'}
          </li>
        ))}
      </ol>
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
          {
            title: 'When',
            cell: (priority) => (
              <>
                <Cases cases={priority.cases} />
                <details className={styles.rule}>
                  <summary>The rule</summary>
                  <code>{priority.when}</code>
                </details>
              </>
            ),
          },
          { title: 'Independent sources', cell: (priority) => priority.sources },
          { title: 'Worked on', cell: (priority) => priority.hours.replaceAll('-', ' ') },
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
