import type { NameBook } from '../incident/name-book.ts';
import type { IncidentEvent } from '../incident/events.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { PostmortemDocument, PostmortemPart } from './document.ts';
import { A_COLLEAGUE, A_CUSTOMER, wordMasker, type KnownNames, type MaskedWords } from './mask-words.ts';
import { namelessSentences, roleInSentence } from './nameless-sentence.ts';
import type { PartId, SourcedFact } from './postmortem.ts';

/** What was masked, and in which part. */
export interface MaskedIn extends MaskedWords {
  part: PartId | 'title';
}

/** Names for a document that is made without names from the start: people are called by their first role. */
export function namelessNames(events: readonly IncidentEvent[], procedure: Procedure, names: NameBook): NameBook {
  const roles = new Map<string, string>();
  for (const event of events) {
    const [role, personId] = roleIn(event);
    if (role !== null && personId !== null && !roles.has(personId)) roles.set(personId, role);
  }
  const titles = new Map(procedure.roles.map(({ id, title }) => [id, title]));
  return {
    person: (id) => {
      const title = titles.get(roles.get(id) ?? '');
      return title === undefined ? A_COLLEAGUE : `the ${roleInSentence(title)}`;
    },
    customer: () => A_CUSTOMER,
    feature: (id) => names.feature(id),
    change: () => 'a change',
  };
}

function roleIn(event: IncidentEvent): [string | null, string | null] {
  switch (event.type) {
    case 'RoleAssigned':
      return [event.data.role, event.data.personId];
    case 'RoleHandedOver':
      return [event.data.role, event.data.toPersonId];
    default:
      return [null, null];
  }
}

/** Ids of words that everybody could read already: those on the status page. All others are not quoted in public. */
export function publicTextIds(events: readonly IncidentEvent[], { audiences }: Procedure): Set<string> {
  const open = new Set(audiences.flatMap(({ id, reach }) => (reach.kind === 'public' ? [id] : [])));
  return new Set(
    events.flatMap((event) =>
      event.type === 'UpdatePosted' && open.has(event.data.audience) ? [event.data.textId] : [],
    ),
  );
}

/**
 * A document that was made with `namelessNames`, with every known name in people's own words masked as well. Owners,
 * approvers and links of action items are left out. Says what it masked, for a person to look at.
 */
export function withoutNames(
  { header, parts }: PostmortemDocument,
  known: KnownNames,
  procedure: Pick<Procedure, 'roles'>,
): { document: PostmortemDocument; masked: MaskedIn[] } {
  const mask = wordMasker(known);
  const smoothed = namelessSentences(procedure);
  const masked: MaskedIn[] = [];
  const said = (part: MaskedIn['part'], text: string): string => {
    const made = mask(text);
    masked.push(...made.masked.map((one) => ({ ...one, part })));
    return made.text;
  };
  const document = {
    header: {
      ...header,
      title: said('title', header.title),
      procedure: { ...header.procedure, name: said('title', header.procedure.name) },
    },
    parts: parts.map((part) => namelessPart(part, (text) => said(part.id, text), smoothed)),
  };
  return { document, masked: distinct(masked) };
}

type Rewrite = (text: string) => string;

function namelessPart(part: PostmortemPart, said: Rewrite, smoothed: Rewrite): PostmortemPart {
  switch (part.kind) {
    case 'prose':
      return { ...part, body: said(part.body) };
    case 'facts':
      return { ...part, facts: part.facts.map((fact) => namelessFact(fact, said, smoothed)) };
    case 'actions':
      return {
        ...part,
        items: part.items.map((item) => ({
          ...item,
          title: said(item.title),
          owner: null,
          approver: null,
          link: null,
        })),
      };
  }
}

function namelessFact(fact: SourcedFact, said: Rewrite, smoothed: Rewrite): SourcedFact {
  const told = (sentence: string): string => begun(smoothed(said(sentence)));
  return {
    ...fact,
    sentence: told(withoutQuote(fact)),
    text: fact.text === null ? null : said(fact.text),
    known: fact.known.map((one) => ({ ...one, sentence: told(one.sentence) })),
  };
}

/** What somebody wrote where nobody outside could read it is not quoted, but was written. */
function withoutQuote({ sentence, text }: SourcedFact): string {
  return text === null && sentence.endsWith(' wrote') ? `${sentence} in the channel.` : sentence;
}

/** A sentence that begins with a role begins with a capital all the same. */
function begun(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function distinct(masked: MaskedIn[]): MaskedIn[] {
  return [...new Map(masked.map((one) => [`${one.part} ${one.words.toLowerCase()}`, one])).values()];
}
