import type { BodyOf } from '#contract/route.ts';
import { postUpdate, previewUpdate, takeDraft } from '#contract/updates.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute, type Asking } from '../incident/command-route.ts';
import type { Asked } from '../incident/run-command.ts';
import type { Contexts } from '../space-context.ts';
import { audienceOf, composeWords } from './compose.ts';
import { guardWords, verdictOf } from './guard.ts';
import { previewWords } from './preview.ts';
import { wordRows } from './word-rows.ts';

/** Routes by which words go to an audience. */
export function updateRoutes(contexts: Contexts): BoundRoute[] {
  return [
    bind(previewUpdate, async ({ params, query, body }) =>
      previewWords(
        await contexts.context(query.space),
        params.id,
        body.audience,
        body.text === undefined ? null : { text: body.text, language: body.language ?? null },
      ),
    ),
    commandRoute(contexts, postUpdate, updateToPost),
    commandRoute(contexts, takeDraft, ({ body, caller }) => ({
      command: { type: 'TakeDraft', by: caller.actor, audience: body.audience },
    })),
  ];
}

async function updateToPost(
  { space, id, body, caller }: Asking<BodyOf<typeof postUpdate>>,
  { incident, procedure }: IncidentUnderProcedure,
): Promise<Asked> {
  const audience = audienceOf(procedure, body.audience);
  const standard = await composeWords(space, id, incident, procedure, audience, null);
  // Whoever sends the plan's words as they stand has written none of their own.
  const isOwn = body.text !== undefined && body.text !== standard.text.trim();
  const own = isOwn ? { text: body.text ?? '', language: body.language ?? null } : null;
  const words = own === null ? standard : await composeWords(space, id, incident, procedure, audience, own);
  const { rows, ...named } = wordRows(space, words, caller.actor);
  return {
    command: {
      type: 'PostUpdate',
      by: caller.actor,
      updateId: space.ids.next('update'),
      audience: body.audience,
      ...named,
      kind: words.kind,
      key: body.key ?? null,
      ...(body.seenUpdateId === undefined ? {} : { seenUpdateId: body.seenUpdateId }),
      guard: own === null ? null : verdictOf(guardWords(own.text, incident, audience)),
    },
    texts: rows,
  };
}
