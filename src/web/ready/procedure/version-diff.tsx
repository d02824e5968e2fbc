import { diffVersions } from '#contract/procedure.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Shown } from '../../ui/shown.tsx';
import styles from './procedure.module.css';

/** What differs between two versions: in sentences, and as a patch. */
export function VersionDiff({ from, to }: { from: string; to: string }) {
  const answer = useAnswer(diffVersions, { query: { from, to } }, { keepPrevious: true });
  return (
    <Shown answer={answer}>
      {({ changes, patch }) => (
        <>
          {changes.length === 0 ? (
            <p>Nothing that matters differs.</p>
          ) : (
            <ul className={styles.faults} aria-label="Differences">
              {changes.map((change) => (
                <li key={`${change.path} ${change.sentence}`}>{change.sentence}</li>
              ))}
            </ul>
          )}
          {patch !== '' && (
            <pre className={styles.patch} tabIndex={0} role="region" aria-label="Patch">
              {patch.split('\n').map((line, at) => (
                <PatchLine key={`${at} ${line}`} line={line} />
              ))}
            </pre>
          )}
        </>
      )}
    </Shown>
  );
}

function PatchLine({ line }: { line: string }) {
  const isHead = line.startsWith('+++') || line.startsWith('---');
  const kind = isHead
    ? undefined
    : line.startsWith('+')
      ? styles.added
      : line.startsWith('-')
        ? styles.removed
        : undefined;
  return <span className={kind}>{`${line}\n`}</span>;
}
