import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getRoom } from '#contract/incident.ts';
import type { Room, TimelineEntry } from '#contract/room.ts';
import type { AnswerOf, BodyOf, Route } from '#contract/route.ts';
import { call } from '../api/call.ts';
import { isRefusal } from '../api/refusal.ts';
import { useSpace } from '../api/space.ts';
import { inSpace, question } from '../api/use-answer.ts';
import { announce } from '../time/announcer.ts';
import type { RoomView } from './room-context.ts';
import { useRoom } from './room-context.ts';
import { happenedSince, roomDigest } from './room-digest.ts';

const TRIES = 3;

/** Somebody was faster with something that matters: what happened since the form was opened. */
export class Overtaken extends Error {
  readonly since: TimelineEntry[];
  constructor(since: TimelineEntry[]) {
    super('overtaken');
    this.since = since;
  }
}

interface RoomCommandOptions {
  /** Refuse to act on a picture that is no longer true. */
  guarded?: boolean;
  /** What a screen reader hears when it is done. */
  said: string;
  /** Called when it is done and the room shows it, also when its form has left the page with the duty it fulfilled. */
  onDone?: () => void;
}

/** A command on the room at hand. Guarded, it stops once when somebody was faster, and says what they did. */
export function useRoomCommand<R extends Route>(route: R, options: RoomCommandOptions) {
  return useRoomCommandIn(useRoom(), route, options);
}

/** The same, where the room is at hand already. */
export function useRoomCommandIn<R extends Route>(
  { room }: Pick<RoomView, 'room'>,
  route: R,
  options: RoomCommandOptions,
) {
  const space = useSpace();
  const queries = useQueryClient();
  const [seen, setSeen] = useState({ version: room.version, digest: roomDigest(room) });

  const send = (body: object): Promise<AnswerOf<R>> =>
    call(route, inSpace(route, space, { params: { id: room.id } as never, body: body as never }));

  async function sendGuarded(body: object): Promise<AnswerOf<R>> {
    let current: Room = room;
    for (let attempt = 1; ; attempt++) {
      if (roomDigest(current) !== seen.digest) {
        setSeen({ version: current.version, digest: roomDigest(current) });
        throw new Overtaken(happenedSince(current, seen.version));
      }
      try {
        return await send({ ...body, expectedVersion: current.version });
      } catch (error) {
        if (!isRefusal(error, 'version-conflict') || attempt === TRIES) throw error;
        current = await queries.fetchQuery({ ...question(getRoom, space, { params: { id: room.id } }), staleTime: 0 });
      }
    }
  }

  return useMutation<AnswerOf<R>, Error, Omit<BodyOf<R> & object, 'expectedVersion'>>({
    mutationFn: async (body) => {
      const answer = await (options.guarded === true ? sendGuarded(body) : send(body));
      await queries.invalidateQueries({ queryKey: [getRoom.name, space] });
      return answer;
    },
    onSuccess: () => {
      announce(options.said);
      options.onDone?.();
    },
    onSettled: () => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== getRoom.name }),
    onError: () => void queries.invalidateQueries({ queryKey: [getRoom.name, space] }),
  });
}
