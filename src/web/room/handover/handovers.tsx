import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { Relative } from '../../time/times.tsx';
import { useRoom } from '../room-context.ts';
import { AskedBecause } from './asked-because.tsx';
import { Declined, passingOf } from './declined.tsx';
import { askedWords, unmetWords } from './handover-words.ts';
import { HolderCard } from './holder-card.tsx';
import { Narrowed } from './narrowed.tsx';
import { ReliefCard } from './relief-card.tsx';
import { TakeOverCard } from './take-over-card.tsx';
import duty from '../next/duty.module.css';

/** Who takes over from whom: for whoever is asked, for the holder who needs relief, and for everybody else. */
export function Handovers() {
  const { room } = useRoom();
  const { data: account } = useMe();
  const me = account?.personId ?? null;
  const mine = room.handovers.filter((one) => isAsked(one, me));
  const given = room.handovers.filter((one) => one.from.id === me);
  const others = room.handovers.filter((one) => !mine.includes(one) && !given.includes(one));
  const tired = tiredRoles(room, me);
  const unmetOf = (role: string) => room.unmetHandovers.find((one) => one.role === role) ?? null;
  const untaken = room.unmetHandovers.filter((one) => one.from.id !== me);
  return (
    <>
      {room.narrowings.length > 0 && <Narrowed narrowings={room.narrowings} me={me} />}
      {mine[0] !== undefined && <TakeOverCard handovers={mine} first={mine[0]} />}
      {given.map((handover) => (
        <HolderCard key={handover.id} handover={handover} />
      ))}
      {tired.map((role) => (
        <ReliefCard key={role.role} role={role} unmet={unmetOf(role.role)} />
      ))}
      {untaken.length + others.length > 0 && (
        <section aria-label="Roles that are handed over" className={duty.group}>
          <h3>Handing over</h3>
          <ul className={duty.rows}>
            {untaken.map((one) => (
              <li key={one.id}>
                <p className={duty.rowTitle}>{unmetWords(one, me)}</p>
                <small>
                  <bdi>{one.from.name}</bdi> keeps the role. Said <Relative at={one.at} />.
                </small>
              </li>
            ))}
            {others.map((handover) => (
              <li key={handover.id}>
                <p className={duty.rowTitle}>{askedWords(passingOf(handover), me)}</p>
                <Declined handover={handover} me={me} />
                <AskedBecause handover={handover} />
                <small>
                  <bdi>{handover.from.name}</bdi> keeps the role until then. Asked <Relative at={handover.since} />.
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Whether somebody has a role to take over, or to hand over, before anything else. */
export function handsOverFirst(room: Room, me: string | null): boolean {
  return room.handovers.some((one) => isAsked(one, me)) || tiredRoles(room, me).length > 0;
}

/** Roles that somebody holds and is handing to nobody yet, though they need relief or wanted to and nobody took over. */
function tiredRoles({ roles, handovers, unmetHandovers }: Room, me: string | null): Room['roles'] {
  return roles.filter(
    ({ role, holder, level }) =>
      me !== null &&
      holder?.id === me &&
      (level === 'hand-over' || level === 'stand-down' || unmetHandovers.some((one) => one.role === role)) &&
      !handovers.some((one) => one.role === role),
  );
}

function isAsked({ candidates }: Room['handovers'][number], me: string | null): boolean {
  return candidates.some(({ id, declined }) => id === me && !declined);
}
