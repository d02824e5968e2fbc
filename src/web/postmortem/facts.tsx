import { memo, useState } from 'react';
import type { FactShown, PartShown } from '#contract/postmortem.ts';
import { clockWords, dateClockWords } from '../time/absolute-words.ts';
import { useSome } from '../ui/use-some.tsx';
import { Quote } from './quote.tsx';
import styles from './postmortem.module.css';

type FactsPart = Extract<PartShown, { kind: 'facts' }>;

/** A night has hundreds of lines, a bad week thousands. */
const STEP = 200;

/** Parts that stand open; the others say how long they are. */
const OPEN: ReadonlySet<string> = new Set(['impact', 'decisions']);

/** One part of the facts. Nobody edits it: the incident's events show each line. Typing beside it leaves it as it is. */
export const Facts = memo(function Facts({ part }: { part: FactsPart }) {
  const [isOpen, setOpen] = useState(OPEN.has(part.id));
  if (part.facts.length === 0) return null;
  return (
    <details className={styles.facts} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{part.title}</h2>
        <small>{part.facts.length === 1 ? '1 line' : `${part.facts.length} lines`}</small>
      </summary>
      {/* Within so many lines a browser's own search finds what is closed, too. */}
      {(isOpen || part.facts.length <= STEP) && <Lines facts={part.facts} />}
    </details>
  );
});

function Lines({ facts }: { facts: readonly FactShown[] }) {
  const { some, more } = useSome(facts, STEP, 'lines');
  return (
    <>
      <ul>
        {some.map((fact) => (
          <Fact key={`${fact.at ?? ''} ${fact.sources[0]?.seq ?? 0} ${fact.sentence}`} fact={fact} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Fact({ fact }: { fact: FactShown }) {
  const { at, sentence, text, sources, known } = fact;
  return (
    <li>
      {at !== null && (
        <time dateTime={at} className="tabular" title={dateClockWords(Date.parse(at))}>
          {clockWords(Date.parse(at))}
        </time>
      )}
      <div>
        <p>
          <bdi dir="ltr">{sentence}</bdi> <Sources sources={sources} />
        </p>
        {text !== null && <Quote words={text} />}
        {known.length > 0 && (
          <ul className={styles.known} aria-label="Known then">
            {known.map((one) => (
              <li key={one.sentence}>
                <bdi dir="ltr">{one.sentence}</bdi> <Sources sources={one.sources} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

const SHOWN = 3;

/** Which events of the incident show it, by their numbers. */
function Sources({ sources }: { sources: FactShown['sources'] }) {
  const numbers = sources.slice(0, SHOWN).map(({ seq }) => `#${seq}`);
  const left = sources.length - SHOWN;
  return (
    <small className={styles.sources}>
      <span className="heard-only">Shown by event </span>
      {numbers.join(' ')}
      {left > 0 && ` and ${left} more`}
    </small>
  );
}
