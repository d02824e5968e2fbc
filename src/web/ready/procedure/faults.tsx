import type { AnswerOf } from '#contract/route.ts';
import type { checkProcedure } from '#contract/procedure.ts';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Holes } from './holes.tsx';
import styles from './procedure.module.css';

interface FaultsProps {
  check: AnswerOf<typeof checkProcedure> | undefined;
  error: Error | null;
  /** The text changed since it was checked. */
  stale: boolean;
  goTo: (line: number, column: number) => void;
}

/** All faults of the file at once; pressing one goes to its place. */
export function Faults({ check, error, stale, goTo }: FaultsProps) {
  return (
    <section aria-label="Check" className={styles.section}>
      <p role="status">{statusWords(check, stale)}</p>
      <RefusalNote error={error} />
      {check !== undefined && check.faults.length > 0 && (
        <ul className={styles.faults}>
          {check.faults.map((one) => (
            <li key={`${one.line}:${one.column}:${one.message}`}>
              <button type="button" onClick={() => goTo(one.line, one.column)}>
                <code>
                  {one.line}:{one.column}
                </code>{' '}
                {one.message} {one.hint}
              </button>
            </li>
          ))}
        </ul>
      )}
      {check !== undefined && <Holes holes={check.holes} />}
    </section>
  );
}

function statusWords(check: FaultsProps['check'], stale: boolean): string {
  if (check === undefined || stale) return 'Checking the file';
  if (check.ok) return 'The file has no faults.';
  return check.faults.length === 1 ? 'The file has one fault.' : `The file has ${check.faults.length} faults.`;
}
