import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import { runCommand, textRow, type CommandDone } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { nightOutlook } from './night-outlook.ts';

/** Lets work rest until a time. What makes it safe is judged on what is true at that moment, at every try anew. */
export async function callItANight(
  context: SpaceContext,
  id: string,
  asked: { by: Actor; resumeAt: Instant; note: string | undefined; expectedVersion: number | undefined },
): Promise<CommandDone> {
  const text = asked.note === undefined ? null : textRow(context, asked.note, asked.by);
  return runCommand(
    context,
    id,
    async (incident, procedure) => ({
      command: {
        type: 'StandDown',
        by: asked.by,
        noteTextId: text?.id ?? null,
        outlook: await nightOutlook(context, id, { incident, procedure }, asked.resumeAt),
      },
      texts: text === null ? [] : [text],
    }),
    asked.expectedVersion,
  );
}

/** Lets work go on before its time; people are called by the procedure. */
export async function resumeWork(
  context: SpaceContext,
  id: string,
  asked: { by: Actor; reason: string | undefined; expectedVersion: number | undefined },
): Promise<CommandDone> {
  const text = asked.reason === undefined ? null : textRow(context, asked.reason, asked.by);
  return runCommand(
    context,
    id,
    () => ({
      command: { type: 'ResumeWork', by: asked.by, reasonTextId: text?.id ?? null },
      texts: text === null ? [] : [text],
    }),
    asked.expectedVersion,
  );
}
