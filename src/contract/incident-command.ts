import { z } from 'zod';
import { idParams } from './route.ts';

/** Words that somebody writes: not empty, at most `max` characters. */
export const words = (max = 10_000) => z.string().trim().min(1).max(max);

/** `expectedVersion` makes a command fail with `version-conflict` when somebody was faster; without it the command is judged on what is true now. */
export const expectingVersion = { expectedVersion: z.int().min(0).optional() };

/** What a command answers: the new version of the incident. */
export const commandAnswer = z.object({ id: z.string(), version: z.int() });

/** The path of something of one incident. */
export const atIncident = (name: string) => `/api/v1/incidents/:id/${name}`;

/** What commands to one incident have in common. */
export const onIncident = {
  method: 'POST',
  needs: 'respond',
  params: idParams,
  answer: commandAnswer,
  tag: 'Incidents',
} as const;
