import type { z } from 'zod';
import type { commandAnswer } from '#contract/incident-command.ts';
import type { idParams, Route, spaceQuery } from '#contract/route.ts';
import type { Command } from '#core/incident/commands.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { runCommand, textRow, type Asked } from './run-command.ts';

type CommandBody = z.ZodType<{ expectedVersion?: number | undefined }>;
type CommandRoute<B extends CommandBody> = Route<typeof idParams, typeof spaceQuery, B, typeof commandAnswer>;

/** What is asked of an incident, by whom. */
export interface Asking<B> {
  space: SpaceContext;
  id: string;
  body: B;
  caller: Caller;
}

/** Binds a route that is one command, built anew for each try and run with the version that the caller saw. */
export function commandRoute<B extends CommandBody>(
  { context }: Contexts,
  route: CommandRoute<B>,
  build: (asking: Asking<z.output<B>>, under: IncidentUnderProcedure) => Asked | Promise<Asked>,
): BoundRoute {
  return bind(route, async ({ params, query, body, caller }) => {
    const space = await context(query.space);
    const { id, version } = await runCommand(
      space,
      params.id,
      (incident, procedure) => build({ space, id: params.id, body, caller }, { incident, procedure }),
      body.expectedVersion,
    );
    return { id, version };
  });
}

/** A command that brings words along, by the id under which they are kept. */
export function withWords(
  { space, caller }: Pick<Asking<unknown>, 'space' | 'caller'>,
  words: string,
  build: (textId: string) => Command,
): Asked {
  const text = textRow(space, words, caller.actor);
  return { command: build(text.id), texts: [text] };
}

/** A command that may bring words along. */
export function withWordsIfAny(
  asking: Pick<Asking<unknown>, 'space' | 'caller'>,
  words: string | undefined,
  build: (textId: string | null) => Command,
): Asked {
  return words === undefined ? { command: build(null) } : withWords(asking, words, build);
}
