import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Room } from '#contract/room.ts';
import type { RoomAction } from './room-action.ts';
import type { RoomColumn, RoomView } from './room-context.ts';

interface Forms {
  open: RoomAction | null;
  /** How often something was put away, and whether it was done or given up. */
  closed: { times: number; done: boolean };
}

/** The room with its open form: opening one remembers where the focus was, closing gives it back. */
export function useRoomView(room: Room, show: (column: RoomColumn) => void): RoomView {
  const [{ open, closed }, setForms] = useState<Forms>({ open: null, closed: { times: 0, done: false } });
  const [pinned, pin] = useState<string | null>(null);
  const cameFrom = useRef<Element | null>(null);
  const openAction = useCallback(
    (action: RoomAction) => {
      cameFrom.current = document.activeElement;
      setForms((before) => ({ ...before, open: action }));
      show('next');
    },
    [show],
  );
  const closeAction = useCallback(() => setForms((before) => putAway(before, false)), []);
  const finish = useCallback((own: RoomAction | null) => {
    // The desk answers late sometimes: what somebody opened meanwhile is theirs.
    setForms((before) => (before.open === own ? putAway(before, true) : before));
  }, []);
  useEffect(() => {
    if (closed.times === 0) return;
    if (closed.done) pin(null);
    const back = cameFrom.current;
    const mayGoBack = !closed.done && back instanceof HTMLElement && back.isConnected && back !== document.body;
    const next = mayGoBack ? back : nextDutyElement();
    next?.focus({ preventScroll: closed.done });
    if (closed.done) document.getElementById('column-next')?.scrollTo({ top: 0 });
  }, [closed]);
  return useMemo(
    () => ({ room, open, openAction, closeAction, finish, show, pinned, pin }),
    [room, open, openAction, closeAction, finish, show, pinned],
  );
}

function putAway({ closed }: Forms, done: boolean): Forms {
  return { open: null, closed: { times: closed.times + 1, done } };
}

function nextDutyElement(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-duty-button]:not(:disabled)') ?? document.getElementById('next-duty')
  );
}
