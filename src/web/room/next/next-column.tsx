import { useRef } from 'react';
import type { FocusEvent } from 'react';
import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { ActionForm } from '../forms/action-form.tsx';
import { orderDuties, owes, restOf } from '../duty-order.ts';
import { useRoom } from '../room-context.ts';
import { Handovers, handsOverFirst } from '../handover/handovers.tsx';
import { RunCard } from '../run/run-card.tsx';
import { useRoomRun, waitsForPeople, type RoomRun } from '../run/use-room-run.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { AskedToWatch } from '../stand-down/asked-to-watch.tsx';
import { RestingCard } from '../stand-down/resting-card.tsx';
import { Approvals } from './approvals.tsx';
import { DecisionCard } from './decision-card.tsx';
import { DutyCard, EndedCard } from './duty-card.tsx';
import { DutyRows } from './duty-rows.tsx';
import { Suspects } from './suspects.tsx';
import styles from './duty.module.css';

const FOCUS_FALLBACKS = ['[data-duty-button]:not(:disabled)', '#next-duty'];

/** What must I do next: a revert that waits to be decided, the most urgent duty, the suspects, then what waits on others. */
export function NextColumn() {
  const { room, open, pinned, finish } = useRoom();
  const { data: account } = useMe();
  const heldKey = open?.dutyKey ?? pinned;
  const { first, mine, others } = orderDuties(room.duties, account?.personId ?? null);
  const held = heldKey === null ? first : (room.duties.find((duty) => duty.key === heldKey) ?? null);
  const pinning = usePinning(held?.key ?? null);
  const rest = restOf({ first, mine, others }, held, account?.personId ?? null);
  const isAsked = room.approvals.some(({ answerers }) => answerers.some(({ id }) => id === account?.personId));
  const isMine = held !== null && owes(held, account?.personId ?? null);
  const roomRun = useRoomRun(room);
  const runsFirst = roomRun !== null && waitsForPeople(roomRun);
  const decision = isShownAsRun(room.decision, roomRun) ? null : room.decision;
  const decidesFirst = decision?.state === 'offered' && !runsFirst;
  const handsOver = handsOverFirst(room, account?.personId ?? null);
  const comesFirst = runsFirst || decidesFirst || handsOver;
  const approvalsFirst = isAsked && !isMine && open === null && !comesFirst;
  const isOpenHere = decision !== null && open?.dutyKey === null && open.subject === decision.change.id;

  const duties = useRef<HTMLDivElement>(null);
  useKeptFocus(duties, FOCUS_FALLBACKS);

  return (
    <div className={styles.duties} ref={duties} {...pinning}>
      <ViewerNote />
      <Handovers />
      {open !== null && open.dutyKey === null && !isOpenHere && (
        <div className={styles.card} data-card>
          <ActionForm key={`${open.kind} ${open.subject ?? ''}`} action={open} />
        </div>
      )}
      {room.resting !== null && <RestingCard resting={room.resting} watch={room.watch} />}
      {room.resting === null && <AskedToWatch />}
      {roomRun !== null && <RunCard roomRun={roomRun} isFirst={runsFirst && open === null} />}
      {decision !== null && (
        <DecisionCard decision={decision} isFirst={decidesFirst && !handsOver && (open === null || isOpenHere)} />
      )}
      {first === null && heldKey === null && room.resting === null && <NothingOwed />}
      <div className={styles.held}>
        {held !== null && (
          <DutyCard
            duty={held}
            isFirst={!approvalsFirst && !comesFirst && (open === null || open.dutyKey === held.key)}
          />
        )}
        {held === null && heldKey !== null && (
          <EndedCard duty={room.endedDuties.find((duty) => duty.key === heldKey) ?? null} onNext={() => finish(open)} />
        )}
      </div>
      <Approvals isFirst={approvalsFirst} />
      <Suspects />
      <DutyRows title="Then, from you" duties={rest.mine} />
      <DutyRows title="Waits on others" duties={rest.others} />
    </div>
  );
}

/** A revert by a plan that is under way is shown as its run. */
function isShownAsRun(decision: Room['decision'], roomRun: RoomRun | null): boolean {
  return decision?.state === 'reverting' && decision.runId !== null && decision.runId === roomRun?.mitigation.runId;
}

/** While the focus is among the duties, live news may not put another one under somebody's finger. */
function usePinning(key: string | null) {
  const { pinned, pin } = useRoom();
  return {
    onFocusCapture: () => pin(pinned ?? key),
    onBlurCapture: (event: FocusEvent<HTMLElement>) => {
      const stays = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!stays && document.hasFocus()) pin(null);
    },
  };
}

function NothingOwed() {
  const { room } = useRoom();
  const ended = ['closed', 'not-an-incident', 'duplicate-of'].includes(room.phase);
  return (
    <div className={styles.card}>
      <h2 id="next-duty" tabIndex={-1} className={styles.title}>
        {ended ? 'Nothing is owed any more' : 'Nothing is owed right now'}
      </h2>
      <p>
        {ended ? 'This incident has ended. Its timeline and its report stay.' : 'The next duty appears here by itself.'}
      </p>
    </div>
  );
}
