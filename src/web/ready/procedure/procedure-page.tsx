import { getVersion } from '#contract/procedure.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { buttonLink } from '../../ui/button-link.ts';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { Holes } from './holes.tsx';
import { Priorities, Questions, Roles } from './procedure-tables.tsx';
import { StepList } from './step-list.tsx';
import styles from './procedure.module.css';

/** The procedure in force: its steps as the company wrote them, roles, priorities, and the file itself. */
export function ProcedurePage() {
  const answer = useAnswer(getVersion, { params: { id: 'current' } });
  return (
    <Page
      title="Procedure"
      lead={
        answer.data === undefined
          ? undefined
          : `${answer.data.name}, version ${answer.data.version}, published ${dateClockWords(instantMs(answer.data.publishedAt))} by ${answer.data.publishedBy}.`
      }
      actions={
        <>
          <PlaceLink to="/ready/procedure/history" className={buttonLink}>
            History and differences
          </PlaceLink>
          <PlaceLink to="/ready/procedure/edit" className={buttonLink}>
            Edit the procedure
          </PlaceLink>
        </>
      }
    >
      <Shown answer={answer} skeleton={<Skeletons lines={10} height={52} />}>
        {(version) => (
          <>
            <Holes holes={version.holes} />
            <StepList steps={version.steps} />
            <Roles roles={version.roles} />
            <Questions questions={version.questions} />
            <Priorities priorities={version.priorities} uncovered={version.uncovered} otherwise={version.otherwise} />
            <details className={styles.file}>
              <summary>The file</summary>
              <pre tabIndex={0} role="region" aria-label="Procedure as YAML">
                {version.yaml}
              </pre>
            </details>
          </>
        )}
      </Shown>
    </Page>
  );
}
