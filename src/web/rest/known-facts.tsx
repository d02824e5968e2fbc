import { deleteMyRestFact, deleteMyRestFacts } from '#contract/rest.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { factWords, type MyRest } from './rest-words.ts';
import styles from './rest.module.css';

/** So many lines are seen at once. */
const NEWEST = 5;

/** Everything that is known of their sleep, each with the way to delete it. */
export function KnownFacts({ facts, keptDays }: Pick<MyRest, 'facts' | 'keptDays'>) {
  const one = useCommand(deleteMyRestFact);
  const all = useCommand(deleteMyRestFacts);
  const earlier = facts.slice(NEWEST);
  const row = (fact: MyRest['facts'][number]) => (
    <li key={fact.id}>
      <span>{factWords(fact)}</span>
      <ActionButton
        needs="view"
        variant="subtle"
        aria-label={`Delete: ${factWords(fact)}`}
        busy={one.isPending}
        onClick={() => one.mutate({ params: { id: fact.id } })}
      >
        Delete
      </ActionButton>
    </li>
  );
  return (
    <section aria-labelledby="known-facts" className={styles.part}>
      <h2 id="known-facts">What is known of your sleep</h2>
      {facts.length === 0 ? (
        <p className={styles.small}>
          Nothing yet. Pages at night, and what you say here, will appear; you can delete each.
        </p>
      ) : (
        <>
          <ul className={styles.facts} aria-label="What is known of your sleep">
            {facts.slice(0, NEWEST).map(row)}
          </ul>
          {earlier.length > 0 && (
            <details className={styles.earlier}>
              <summary>{earlier.length === 1 ? 'One earlier line' : `${earlier.length} earlier lines`}</summary>
              <ul className={styles.facts} aria-label="What was known earlier">
                {earlier.map(row)}
              </ul>
            </details>
          )}
          <RefusalNote error={one.error ?? all.error} />
          <div className={styles.ending}>
            <ActionButton needs="view" busy={all.isPending} onClick={() => all.mutate({})}>
              Delete everything in this list
            </ActionButton>
            <span className={styles.small}>It goes by itself after {keptDays} days. Your usual sleep above stays.</span>
          </div>
        </>
      )}
    </section>
  );
}
