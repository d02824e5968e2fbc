import { useCallback, useMemo, useRef, useState } from 'react';
import type { Room } from '#contract/room.ts';
import type { RoomAction } from './room-action.ts';
import type { RoomColumn, RoomView } from './room-context.ts';

/** The room with its open form: opening one remembers where the focus was, closing gives it back. */
export function useRoomView(room: Room, show: (column: RoomColumn) => void): RoomView {
  const [open, setOpen] = useState<RoomAction | null>(null);
  const [pinned, pin] = useState<string | null>(null);
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
    requestAnimationFrame(() => {
      const back = cameFrom.current;
      if (!done && back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
      else
        (
          document.querySelector<HTMLElement>('[data-duty-button]:not(:disabled)') ??
          document.getElementById('next-duty')
        )?.focus({ preventScroll: done });
    });
  }, []);
  return useMemo(
    () => ({ room, open, openAction, closeAction, show, pinned, pin }),
    [room, open, openAction, closeAction, show, pinned],
  );
}
