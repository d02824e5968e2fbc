import type { z } from 'zod';
import type { hole } from '#contract/procedure.ts';
import { PlaceLink } from '../../ui/place-link.tsx';
import styles from './procedure.module.css';

/** What a valid procedure leaves open. */
export function Holes({ holes }: { holes: readonly z.output<typeof hole>[] }) {
  if (holes.length === 0) return null;
  return (
    <section aria-labelledby="holes" className={styles.section}>
      <h2 id="holes">Holes</h2>
      <ul className={styles.faults}>
        {holes.map((one) => (
          <li key={`${one.kind} ${one.message}`}>
            {one.message}
            {one.line !== null && <small> Line {one.line}.</small>}
          </li>
        ))}
      </ul>
      <p>
        <PlaceLink to="/ready/oncall">See who is on call</PlaceLink>
      </p>
    </section>
  );
}
