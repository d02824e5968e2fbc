import { createContext, use } from 'react';
import type { Room } from '#contract/room.ts';
import type { RoomAction } from './room-action.ts';

export type RoomColumn = 'next' | 'now' | 'so-far';

export interface RoomView {
  room: Room;
  /** The form that is open, if any. */
  open: RoomAction | null;
  openAction(action: RoomAction): void;
  /** Puts the open form away undone. */
  closeAction(): void;
  /**
   * An action is done: puts its own form away, lets go of the duty at hand and moves the focus on to the next. `own` is
   * null for what needs no form. Does nothing when another form was opened meanwhile.
   */
  finish(own: RoomAction | null): void;
  /** The duty under somebody's hands, which news may not replace. */
  pinned: string | null;
  pin(dutyKey: string | null): void;
  /** Brings a column into view. */
  show(column: RoomColumn): void;
}

export const RoomContext = createContext<RoomView | null>(null);

export function useRoom(): RoomView {
  const view = use(RoomContext);
  if (view === null) throw new Error('useRoom is used outside a room');
  return view;
}
