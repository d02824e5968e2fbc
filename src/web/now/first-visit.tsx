import { firstSteps, useSampleCompany } from '#contract/desk.ts';
import { startDrill } from '#contract/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { CopyBox } from '../ui/copy-box.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useGo } from '../ui/use-go.ts';
import { Lessons } from './lessons.tsx';
import styles from './first-visit.module.css';

/** What a newcomer may try first, and the five lessons. */
export function FirstVisit({ title }: { title: string }) {
  return (
    <section aria-labelledby="first-steps" className={styles.first}>
      <h2 id="first-steps">{title}</h2>
      <ol className={styles.steps}>
        <PlayTheNight />
        <SendAnAlert />
        <ChooseCompany />
      </ol>
      <Lessons />
    </section>
  );
}

function PlayTheNight() {
  const start = useCommand(startDrill);
  const go = useGo();
  const play = () =>
    start.mutate(
      { body: { scenario: 'long-night', speed: 60 } },
      {
        onSuccess: (drill) =>
          go(drill.incidentIds[0] === undefined ? '/now' : `/incidents/${drill.incidentIds[0]}`, drill.id),
      },
    );
  return (
    <li>
      <h3>Play the long night</h3>
      <p>
        A real night of 2018, sixty times faster, in a space of its own. See what the procedure does when people are
        tired.
      </p>
      <ActionButton variant="filled" busy={start.isPending} onClick={play}>
        {start.isPending ? 'Starting the drill' : 'Play the long night'}
      </ActionButton>
      <RefusalNote error={start.error} />
    </li>
  );
}

function SendAnAlert() {
  const { data } = useAnswer(firstSteps);
  return (
    <li>
      <h3>Send yourself a real alert</h3>
      <p>Run this in a terminal. Its group appears under Now within a second and waits for triage.</p>
      {data !== undefined && <CopyBox what="command" text={data.curl} />}
      {data !== undefined && (
        <p>
          Support can report without an account at <a href={data.reportFormUrl}>the report form</a>.
        </p>
      )}
    </li>
  );
}

function ChooseCompany() {
  const { data } = useAnswer(firstSteps);
  const choose = useCommand(useSampleCompany);
  return (
    <li>
      <h3>Keep the sample company, or start empty</h3>
      <p>
        {data?.sampleCompany === false
          ? 'This desk has no sample company.'
          : 'The sample company has people, services and customers to try things on.'}
      </p>
      <div className={styles.choice}>
        <ActionButton
          needs="administer"
          busy={choose.isPending}
          onClick={() => choose.mutate({ body: { company: 'sample' } })}
        >
          Keep the sample company
        </ActionButton>
        <ActionButton
          needs="administer"
          busy={choose.isPending}
          onClick={() => choose.mutate({ body: { company: 'empty' } })}
        >
          Start with an empty desk
        </ActionButton>
      </div>
      {choose.data !== undefined && (
        <p role="status">
          {choose.data.company === 'empty'
            ? 'The desk is empty now. Add people and customers under Ready.'
            : 'The sample company stays.'}
        </p>
      )}
      <RefusalNote error={choose.error} />
    </li>
  );
}
