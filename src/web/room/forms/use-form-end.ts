import { useRoom } from '../room-context.ts';

/** How a form ends: put away, or done with the focus on what is next. */
export function useFormEnd() {
  const { open, closeAction, finish } = useRoom();
  return { cancel: closeAction, done: () => finish(open) };
}
