import { acknowledge } from '#contract/incident.ts';
import { useMay } from '../session/rights.ts';
import { useKeys } from '../shell/use-keys.ts';
import { announce } from '../time/announcer.ts';
import { runningMitigation } from './room-action.ts';
import type { ActionKind } from './room-action.ts';
import type { RoomView } from './room-context.ts';
import { useRoomCommandIn } from './use-room-command.ts';

/** The room's single keys. */
export function useRoomKeys(view: RoomView): void {
  const { room, openAction, show } = view;
  const may = useMay('respond');
  const ack = useRoomCommandIn(view, acknowledge, { said: 'You are on it.', onDone: () => view.finish(null) });
  const open = (kind: ActionKind, subject: string | null = null) => {
    if (!may) announce('Your account may look but not change this.');
    else openAction({ kind, dutyKey: room.duties.find((duty) => actOf(kind) === duty.act)?.key ?? null, subject });
  };
  const running = runningMitigation(room);
  const update = room.duties.find((duty) => duty.act === 'update');
  useKeys('This room', [
    {
      keys: 'a',
      title: 'Acknowledge the incident',
      run: () => {
        if (room.acknowledgedAt !== null) announce('It is acknowledged already.');
        else if (may) ack.mutate({});
      },
    },
    { keys: 'e', title: 'Estimate (assess) the impact', run: () => open('assess') },
    { keys: 'u', title: 'Write an update', run: () => open('edit-update', update?.audience ?? null) },
    {
      keys: 'm',
      title: running === null ? 'Start a mitigation' : 'Say what the mitigation did',
      run: () => (running === null ? open('mitigate') : open('verify-mitigation', running.id)),
    },
    {
      keys: 'r',
      title: 'Revert the suspected change',
      run: () => {
        const run = runElement();
        if (room.decision === null || room.decision.state === 'reverting') {
          if (run === null) announce('No revert waits to be decided.');
          else run.focus();
        } else open('revert', room.decision.change.id);
      },
    },
    { keys: 'v', title: 'Verify and resolve', run: () => open('resolve') },
    { keys: 'p', title: 'Page a role', run: () => openAction({ kind: 'page', dutyKey: null, subject: null }) },
    { keys: 'i', title: 'Park an idea', run: () => open('park') },
    {
      keys: 'c',
      title: 'Write a message',
      run: () => {
        show('so-far');
        document.getElementById('composer')?.focus();
      },
    },
    { keys: 'j', title: 'Next duty', run: () => stepDuty(1) },
    { keys: 'k', title: 'Previous duty', run: () => stepDuty(-1) },
    { keys: '1', title: 'Column Next', run: () => goTo('next') },
    { keys: '2', title: 'Column Now', run: () => goTo('now') },
    { keys: '3', title: 'Column So far', run: () => goTo('so-far') },
    {
      keys: '.',
      title: 'All actions',
      run: () => document.querySelector<HTMLElement>('[aria-keyshortcuts="."]')?.click(),
    },
  ]);

  function goTo(column: 'next' | 'now' | 'so-far') {
    show(column);
    document.getElementById(`column-${column}`)?.focus({ preventScroll: true });
  }
}

function actOf(kind: ActionKind): string {
  if (kind === 'edit-update') return 'update';
  if (kind === 'verify-mitigation') return 'mitigate';
  return kind === 'resolve' ? 'verify' : kind;
}

/** Where a revert that is under way waits for somebody, else its heading. */
function runElement(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-run] [data-duty-button]:not(:disabled)') ??
    document.getElementById('revert-run')
  );
}

/** Moves the focus through the duties' buttons. */
function stepDuty(by: 1 | -1) {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-duty-button]:not(:disabled)')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const next =
    buttons[at === -1 ? (by === 1 ? 0 : buttons.length - 1) : Math.min(buttons.length - 1, Math.max(0, at + by))];
  next?.focus();
}
