import { useEffect, useEffectEvent, useState } from 'react';
import { takeDraft } from '#contract/updates.ts';
import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { useRoomCommand } from '../use-room-command.ts';

/**
 * Tells the room that one writes to an audience, and who else does. `seenUpdateId` names the last words to it when the
 * form was opened: the desk refuses a text whose writer has not seen what went out meanwhile.
 */
export function useWriters(
  room: Room,
  audience: string | null,
  isWriting: boolean,
  wasRefused: boolean,
): { seenUpdateId: string | null; others: Room['drafts'] } {
  const { data: account } = useMe();
  const { mutate } = useRoomCommand(takeDraft, { said: '' });
  const [seen] = useState(() => lastWords(room));
  const take = useEffectEvent((to: string) => mutate({ audience: to }));
  useEffect(() => {
    if (isWriting && audience !== null) take(audience);
  }, [isWriting, audience]);
  // Whoever was told of other words has them in front of them now.
  const read = wasRefused ? lastWords(room) : seen;
  return {
    seenUpdateId: audience === null ? null : (read.get(audience) ?? null),
    others: room.drafts.filter((draft) => draft.audience === audience && draft.by.id !== account?.personId),
  };
}

function lastWords(room: Room): Map<string, string> {
  return new Map(room.updates.map((update) => [update.audience, update.id]));
}
