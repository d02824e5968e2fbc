import { composeFree, composeStandard, type ComposedWords, type Composing } from '#core/comms/update-words.ts';
import { nextUpdateAt } from '#core/incident/decisions/words.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Audience, Procedure } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { readersLanguages } from './readers-languages.ts';
import { wordFacts } from './word-facts.ts';

/** Somebody's own words, and the language they are in when they said so. */
export interface OwnWords {
  text: string;
  language: string | null;
}

/** Words to an audience in the language most of it reads, and the same words in those that others of it read. */
export interface UpdateWords extends ComposedWords {
  nextUpdateAt: Instant | null;
  others: ComposedWords[];
}

/** Words for an audience as they would go out now: the plan's own in every language it reads, or a person's as written. */
export async function composeWords(
  context: SpaceContext,
  id: string,
  incident: Incident,
  procedure: Procedure,
  audience: Audience,
  own: OwnWords | null,
): Promise<UpdateWords> {
  const nextAt = nextUpdateAt(incident, procedure, audience.id, context.clock.now());
  const composing: Composing = {
    incident,
    procedure,
    audience,
    facts: await wordFacts(context, incident),
    nextUpdateAt: nextAt,
  };
  if (own !== null) return { ...composeFree(composing, own.text, own.language), nextUpdateAt: nextAt, others: [] };
  const main = composeStandard(composing, audience.language);
  const others = (await readersLanguages(context, id, incident, audience))
    .map((language) => composeStandard(composing, language))
    .filter(({ language }) => language !== main.language);
  const distinct = new Map(others.map((words) => [words.language, words]));
  return { ...main, nextUpdateAt: nextAt, others: [...distinct.values()] };
}

/** The audience of a procedure, or a refusal that names those it has. */
export function audienceOf(procedure: Procedure, id: string): Audience {
  const audience = procedure.audiences.find((one) => one.id === id);
  if (audience === undefined) throw new Refused('unknown-reference', { what: 'audience', id });
  return audience;
}
