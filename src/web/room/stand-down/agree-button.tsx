import { agreeToWatch } from '#contract/stand-down.ts';
import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useRoomCommand } from '../use-room-command.ts';

/** Takes the watch, for whoever does not watch yet. */
export function AgreeButton({ watch }: Pick<Room, 'watch'>) {
  const { data: me } = useMe();
  const command = useRoomCommand(agreeToWatch, { said: 'You watch.' });
  if (watch !== null && watch.agreed && watch.person.id === me?.personId) return null;
  return (
    <>
      <ActionButton busy={command.isPending} onClick={() => command.mutate({})}>
        I watch
      </ActionButton>
      <RefusalNote error={command.error} />
    </>
  );
}
