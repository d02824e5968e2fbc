import type { z } from 'zod';
import type { stepShown } from '#contract/procedure.ts';
import { afterWords, withinWords } from './step-words.ts';
import styles from './procedure.module.css';

type Step = z.output<typeof stepShown>;

const LEVELS: Record<Step['level'], string> = {
  auto: 'TwoAM does it',
  draft: 'It goes out by itself unless held',
  ask: 'A person must',
};

/** The steps under the numbers of the company's written procedure. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const numbers = [...new Set(steps.map((step) => step.number))];
  return (
    <section aria-labelledby="steps" className={styles.section}>
      <h2 id="steps">Steps</h2>
      <ol className={styles.steps}>
        {numbers.map((number) => (
          <li key={number} className={styles.number}>
            <span className={styles.figure}>{number}</span>
            <ul className={styles.parts}>
              {steps
                .filter((step) => step.number === number)
                .map((step) => (
                  <StepRow key={step.id} step={step} steps={steps} />
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepRow({ step, steps }: { step: Step; steps: readonly Step[] }) {
  return (
    <li>
      <p className={styles.title}>{step.title}</p>
      <p className={styles.facts}>
        {step.ownerTitle}, within {withinWords(step.within)}
        {step.repeat !== null && `, again ${step.repeat}`}. <span data-level={step.level}>{LEVELS[step.level]}</span>.
      </p>
      <small>
        {afterWords(step.after, steps)}
        {step.when !== null && (
          <>
            . When <code>{step.when}</code>
          </>
        )}
      </small>
    </li>
  );
}
