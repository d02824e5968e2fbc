import { acknowledge } from '#contract/incident.ts';
import { openChannel } from '#contract/conversation.ts';
import type { Duty } from '#contract/room.ts';
import { dutyPress } from './room-action.ts';
import { useRoom } from './room-context.ts';
import { useRoomCommand } from './use-room-command.ts';

/** What pressing a duty's button does, and how it fares. */
export function useDutyPress(duty: Duty) {
  const { room, openAction, finish } = useRoom();
  const onDone = () => finish(null);
  const ack = useRoomCommand(acknowledge, { said: 'You are on it.', onDone });
  const channel = useRoomCommand(openChannel, { said: 'The channel is open.', onDone });
  const press = () => {
    const pressed = dutyPress(duty, room);
    if (pressed.press === 'acknowledge') ack.mutate({});
    else if (pressed.press === 'open-channel') channel.mutate({});
    else if (pressed.press === 'form') openAction(pressed.action);
  };
  return { press, busy: ack.isPending || channel.isPending, error: ack.error ?? channel.error };
}
