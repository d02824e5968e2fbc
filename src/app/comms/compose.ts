import { composeFree, composeStandard, type ComposedWords } from '#core/comms/update-words.ts';
import { nextUpdateAt } from '#core/incident/decisions/words.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Audience, Procedure } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { wordFacts } from './word-facts.ts';

/** Words for an audience as they would go out now: the plan's own, or a person's under the plan's subject. */
export async function composeWords(
  context: SpaceContext,
  incident: Incident,
  procedure: Procedure,
  audience: Audience,
  freeText: string | null,
): Promise<ComposedWords & { nextUpdateAt: Instant | null }> {
  const facts = await wordFacts(context, incident);
  const nextAt = nextUpdateAt(incident, procedure, audience.id, context.clock.now());
  const words =
    freeText === null
      ? composeStandard(incident, procedure, audience, facts, nextAt)
      : composeFree(incident, procedure, audience, facts, nextAt, freeText);
  return { ...words, nextUpdateAt: nextAt };
}

/** The audience of a procedure, or a refusal that names those it has. */
export function audienceOf(procedure: Procedure, id: string): Audience {
  const audience = procedure.audiences.find((one) => one.id === id);
  if (audience === undefined) throw new Refused('unknown-reference', { what: 'audience', id });
  return audience;
}
