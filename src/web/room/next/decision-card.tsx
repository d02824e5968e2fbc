import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { ActionForm } from '../forms/action-form.tsx';
import type { ActionKind } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { PlanSteps } from './plan-steps.tsx';
import { Risks } from './risks.tsx';
import { Reasons } from './reasons.tsx';
import styles from './duty.module.css';

export type Decision = NonNullable<Room['decision']>;

/** Revert first: the suspected change with its way back, above every duty. Its button is lit only while nothing else comes first. */
export function DecisionCard({ decision, isFirst }: { decision: Decision; isFirst: boolean }) {
  const { open } = useRoom();
  const openHere = open !== null && open.dutyKey === null && open.subject === decision.change.id ? open : null;
  return (
    <article aria-labelledby="revert-decision" className={styles.card} data-decision={decision.state}>
      <h2 id="revert-decision" tabIndex={-1} className={styles.title}>
        {heading(decision)}
      </h2>
      <Since decision={decision} />
      {openHere === null ? (
        <>
          <Body decision={decision} />
          <DecisionButtons decision={decision} isFirst={isFirst} />
        </>
      ) : (
        <ActionForm key={`${openHere.kind} ${openHere.subject ?? ''}`} action={openHere} />
      )}
    </article>
  );
}

function heading({ state, change, plan }: Decision) {
  const title = <bdi>{change.title}</bdi>;
  if (state === 'fixing-forward') return <>Fixing {title} forward</>;
  if (state === 'reverting') return <>Reverting {title}</>;
  return plan.reversible === 'no' ? <>{title} cannot be undone</> : <>Revert {title}</>;
}

function Since({ decision }: { decision: Decision }) {
  const { state, change, since, again, untilAt } = decision;
  if (state === 'fixing-forward') {
    return (
      <p>
        {untilAt === null ? (
          'A fix is being tried.'
        ) : (
          <>
            The revert is offered again <Relative at={untilAt} />.
          </>
        )}
      </p>
    );
  }
  if (state === 'reverting') return <p>A person started this by hand. Say below what it did.</p>;
  return (
    <p>
      {again === 'time-box-ended' && 'The fix has not helped in its time. '}
      {change.verdict === 'confirmed' ? 'Confirmed as the cause' : `Strong suspect, ${percent(change.probability)}`}
      {since !== null && (
        <>
          , known <Relative at={since} />
        </>
      )}
      .
    </p>
  );
}

/** “87 %”; what is nearly sure is not called sure. */
export function percent(probability: number | null): string {
  return probability === null ? 'named by people' : `${Math.min(99, Math.round(probability * 100))} %`;
}

function Body({ decision }: { decision: Decision }) {
  const { state, change, plan, risks, reason } = decision;
  if (state === 'fixing-forward') {
    return (
      <p>
        Not reverted because: <bdi>{reason ?? 'no reason was given'}</bdi>
      </p>
    );
  }
  const grave = risks.filter(({ weight }) => weight !== 'note');
  return (
    <>
      <Reasons reasons={change.reasons} />
      <Risks risks={grave} />
      {plan.reversibleUntil !== null && (
        <p>
          The last moment to undo it as planned: <Relative at={plan.reversibleUntil} />.
        </p>
      )}
      {plan.steps.length > 0 && <PlanSteps plan={plan} />}
    </>
  );
}

function DecisionButtons({ decision, isFirst }: { decision: Decision; isFirst: boolean }) {
  const { openAction } = useRoom();
  const { state, change, plan } = decision;
  const form = (kind: ActionKind) => openAction({ kind, dutyKey: null, subject: change.id });
  if (state === 'reverting') return null;
  const variant = isFirst && state === 'offered' ? 'filled' : 'default';
  return (
    <>
      <Agreed decision={decision} />
      <div className={styles.buttons}>
        {plan.reversible === 'no' ? (
          <ActionButton
            variant={variant}
            className={styles.primary ?? ''}
            onClick={() => form('mitigate')}
            data-duty-button
          >
            Start another mitigation
          </ActionButton>
        ) : (
          <RevertButton decision={decision} variant={variant} onClick={() => form('revert')} />
        )}
        {state === 'offered' && <ActionButton onClick={() => form('fix-forward')}>Fix forward instead</ActionButton>}
        <ActionButton variant="transparent" className={quiet} onClick={() => form('judge')}>
          Judge this suspect
        </ActionButton>
      </div>
    </>
  );
}

interface RevertButtonProps {
  decision: Decision;
  variant: 'filled' | 'default';
  onClick: () => void;
}

/** With two people needed the first press only agrees, and whoever agreed waits for another. */
function RevertButton({ decision: { state, agreed, peopleNeeded }, variant, onClick }: RevertButtonProps) {
  const { data: account } = useMe();
  const isAlone = agreed.length > 0 && agreed.every(({ id }) => id === account?.personId);
  const words = peopleNeeded > 1 && agreed.length === 0 ? 'Agree to the revert' : 'Revert this change';
  return (
    <ActionButton
      variant={isAlone ? 'default' : variant}
      className={styles.primary ?? ''}
      notYet={isAlone}
      onClick={onClick}
      data-duty-button
    >
      {isAlone ? 'Waits for a second person' : state === 'fixing-forward' ? 'Revert after all' : words}
    </ActionButton>
  );
}

function Agreed({ decision: { agreed, peopleNeeded } }: { decision: Decision }) {
  if (peopleNeeded < 2) return null;
  if (agreed.length === 0) return <p>It affects data, so two people must agree. The first press only agrees.</p>;
  return (
    <p>
      <bdi>{agreed.map(({ name }) => name).join(' and ')}</bdi> agreed. It affects data, so it starts when a second
      person presses too.
    </p>
  );
}
