import type { Room } from '#contract/room.ts';
import { Ago } from '../../time/times.tsx';
import styles from './duty.module.css';

type Plan = NonNullable<Room['decision']>['plan'];

const ORIGINS: Record<Plan['origin'], string> = {
  written: 'Written for this change',
  template: 'From the services’ plans',
  'partly-derived': 'In part derived from the register',
  derived: 'Derived from the register',
};

/** The way back: steps in order, folded away until somebody wants them. */
export function PlanSteps({ plan, isOpen = false }: { plan: Plan; isOpen?: boolean }) {
  return (
    <details className={styles.plan} open={isOpen}>
      <summary>
        {plan.steps.length === 1 ? '1 step' : `${plan.steps.length} steps`}, in at most {plan.timeBoxMinutes} minutes
      </summary>
      <small>
        {ORIGINS[plan.origin]},{' '}
        {plan.rehearsedAt === null ? (
          'never rehearsed'
        ) : (
          <>
            rehearsed <Ago at={plan.rehearsedAt} />
          </>
        )}
        {plan.owner !== null && (
          <>
            , owned by <bdi>{plan.owner}</bdi>
          </>
        )}
        .
      </small>
      <ol>
        {plan.steps.map((step) => (
          <li key={step.id}>
            {step.part === 'check' ? 'Check: ' : ''}
            <bdi>{step.title}</bdi>
            {step.does !== '' && (
              <small>
                <bdi>{step.does}</bdi>
              </small>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
