import { REAL, useSpace } from '../../api/space.ts';
import { Ago, Relative } from '../../time/times.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

/** What the public reads at this moment, and when it reads the next. */
export function PublicWords() {
  const { room } = useRoom();
  const { publicWords } = room;
  const space = useSpace();
  return (
    <section aria-label="What the public reads" className={styles.fact}>
      <h3>What the public reads</h3>
      {publicWords === null ? (
        <p>Nothing. The status page shows no incident.</p>
      ) : (
        <>
          <p className={styles.quote} dir="auto">
            {publicWords.text}
          </p>
          <p>
            Posted <Ago at={publicWords.at} />.{' '}
            {publicWords.nextUpdateAt === null ? (
              'No further words are promised.'
            ) : (
              <>
                The next is promised <Relative at={publicWords.nextUpdateAt} />.
              </>
            )}
          </p>
        </>
      )}
      {space === REAL && (
        <p>
          <a href="/status">See the status page</a>
        </p>
      )}
    </section>
  );
}
