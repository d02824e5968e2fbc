import type { Room } from '#contract/room.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { useRoom } from '../room-context.ts';
import { lowerFirst } from '../forms/post-words.ts';
import { quiet } from '../../ui/quiet.ts';
import styles from './facts.module.css';
import { isolated } from '#core/shared/isolated.ts';

type Role = Room['roles'][number];

/** Who holds which role, who is asked, and who could. */
export function Roles() {
  const { room, openAction } = useRoom();
  return (
    <section aria-label="Roles" className={styles.fact}>
      <h3>Roles</h3>
      <ul className={styles.rows}>
        {room.roles.map((role) => (
          <li key={role.role} className={styles.role}>
            <div className={styles.who}>
              <span className={styles.name} data-vacant={role.holder === null || undefined}>
                {role.holder === null ? 'Nobody yet' : <bdi>{role.holder.name}</bdi>}
              </span>
              <small>
                {role.title}
                <HeldWords role={role} />
              </small>
            </div>
            {room.resting === null && (
              <div className={styles.roleButtons}>
                {role.holder === null ? (
                  <>
                    <ActionButton
                      variant="transparent"
                      className={quiet}
                      aria-label={`Page the ${lowerFirst(role.title)}`}
                      onClick={() => openAction({ kind: 'page', dutyKey: null, subject: role.role })}
                    >
                      Page
                    </ActionButton>
                    <ActionButton
                      variant="transparent"
                      className={quiet}
                      aria-label={`Assign the ${lowerFirst(role.title)}`}
                      onClick={() => openAction({ kind: 'assign', dutyKey: null, subject: role.role })}
                    >
                      Assign
                    </ActionButton>
                  </>
                ) : (
                  <ActionButton
                    variant="transparent"
                    className={quiet}
                    aria-label={`Hand over the ${lowerFirst(role.title)}`}
                    onClick={() => openAction({ kind: 'hand-over', dutyKey: null, subject: role.role })}
                  >
                    Hand over
                  </ActionButton>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a holder is, as everybody may see it. */
const LEVEL_WORDS: Record<NonNullable<Role['level']>, string> = {
  rested: '',
  caution: '. Risky steps need a second pair of eyes',
  'hand-over': '. Needs relief',
  'stand-down': '. Should rest now',
};

function HeldWords({ role }: { role: Role }) {
  if (role.holder !== null) {
    return role.since === null ? null : (
      <>
        , since <Ago at={role.since} />
        {role.level !== null && LEVEL_WORDS[role.level]}
      </>
    );
  }
  const named = role.candidates.map(({ name }) => isolated(name)).join(', then ');
  if (role.paged === 'waiting') return <>. Paged, no answer yet: {named}</>;
  if (role.paged === 'nobody-answered') return <>. Paged, and nobody answered: {named}</>;
  return <>{named === '' ? '. The schedule names nobody now' : `. On call now: ${named}`}</>;
}
