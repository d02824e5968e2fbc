import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Room } from '#contract/room.ts';
import type { RoomAction } from './room-action.ts';
import type { RoomColumn, RoomView } from './room-context.ts';

/** The room with its open form: opening one remembers where the focus was, closing gives it back. */
export function useRoomView(room: Room, show: (column: RoomColumn) => void): RoomView {
  const [open, setOpen] = useState<RoomAction | null>(null);
  const [pinned, pin] = useState<string | null>(null);
  const [closed, setClosed] = useState({ times: 0, done: false });
  const cameFrom = useRef<Element | null>(null);
  const openAction = useCallback(
    (action: RoomAction) => {
      cameFrom.current = document.activeElement;
      setOpen(action);
      show('next');
    },
    [show],
  );
  const closeAction = useCallback((done = false) => {
    setOpen(null);
    if (done) pin(null);
    setClosed((before) => ({ times: before.times + 1, done }));
  }, []);
  useEffect(() => {
    if (closed.times === 0) return;
    const back = cameFrom.current;
    const mayGoBack = !closed.done && back instanceof HTMLElement && back.isConnected && back !== document.body;
    const next = mayGoBack ? back : nextDutyElement();
    next?.focus({ preventScroll: closed.done });
    if (closed.done) document.getElementById('column-next')?.scrollTo({ top: 0 });
  }, [closed]);
  return useMemo(
    () => ({ room, open, openAction, closeAction, show, pinned, pin }),
    [room, open, openAction, closeAction, show, pinned],
  );
}

function nextDutyElement(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-duty-button]:not(:disabled)') ?? document.getElementById('next-duty')
  );
}
