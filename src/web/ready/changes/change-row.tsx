import type { Change } from '#contract/changes.ts';
import { Ago } from '../../time/times.tsx';
import { KIND_WORDS, SOURCE_WORDS, STATUS_WORDS, versionWords } from './change-words.ts';
import people from '../people/people.module.css';
import styles from './changes.module.css';

/** One change: how it went, what it touched, where it came from, and how it is undone. */
export function ChangeRow({ change }: { change: Change }) {
  return (
    <li className={people.person}>
      <div className={styles.head}>
        <bdi className={styles.title}>{change.title}</bdi>
        <span className={styles.status} data-status={change.status}>
          {STATUS_WORDS[change.status]} <Ago at={change.endsAt ?? change.at} />
        </span>
      </div>
      <p className={styles.facts}>
        <span>
          {change.isRevert && 'Revert, '}
          {change.isRevert ? KIND_WORDS[change.kind].toLowerCase() : KIND_WORDS[change.kind]} in{' '}
          <bdi>{change.environment}</bdi>
        </span>
        <span>
          {change.services.length === 0 ? (
            'of no known service'
          ) : (
            <>
              of <bdi>{change.services.join(', ')}</bdi>
            </>
          )}
        </span>
        <Version change={change} />
        {change.author !== null && (
          <span>
            by <bdi>{change.author}</bdi>
          </span>
        )}
        <span>{SOURCE_WORDS[change.source]}</span>
        {change.link !== null && /^https?:/.test(change.link) && (
          <a href={change.link} target="_blank" rel="noreferrer">
            Open it in its tool
          </a>
        )}
      </p>
      {change.description !== '' && (
        <p className={styles.description} dir="auto" tabIndex={0} role="note" aria-label="Description">
          {change.description}
        </p>
      )}
      {change.revertPlan !== null && <p dir="auto">Revert plan: {change.revertPlan}</p>}
      {change.revertPlan === null && change.plan === null && !change.isRevert && (
        <p>
          <strong>No revert plan is written.</strong>
        </p>
      )}
    </li>
  );
}

function Version({ change: { version, previousVersion } }: { change: Change }) {
  if (version === null) return null;
  return (
    <span>
      {previousVersion !== null && (
        <>
          <code title={previousVersion}>{versionWords(previousVersion)}</code> →{' '}
        </>
      )}
      <code title={version}>{versionWords(version)}</code>
    </span>
  );
}
