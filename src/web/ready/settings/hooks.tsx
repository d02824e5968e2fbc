import { listHooks } from '#contract/signal.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Shown } from '../../ui/shown.tsx';
import { HookRow } from './hook-row.tsx';
import { NewHook } from './new-hook.tsx';
import people from '../people/people.module.css';
import styles from './settings.module.css';

/** The addresses to which tools send alerts and changes, and people reports. */
export function Hooks() {
  const answer = useAnswer(listHooks);
  return (
    <section aria-labelledby="hooks" className={styles.section}>
      <h2 id="hooks">Addresses for alerts, changes and reports</h2>
      <Shown answer={answer}>
        {({ hooks }) =>
          hooks.length === 0 ? (
            <Empty title="No address exists yet." lead="Make one for each tool that sends alerts or changes." />
          ) : (
            <ul className={people.people}>
              {hooks.map((hook) => (
                <HookRow key={hook.id} hook={hook} />
              ))}
            </ul>
          )
        }
      </Shown>
      <NewHook />
    </section>
  );
}
