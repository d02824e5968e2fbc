import type { z } from 'zod';
import type { postmortemShown } from '#contract/postmortem.ts';
import type { HandedIn } from '#core/incident/incident.ts';
import { obligations } from '#core/obligation/obligations.ts';
import type { PostmortemPart } from '#core/postmortem/document.ts';
import type { SectionRevision, SourcedFact } from '#core/postmortem/postmortem.ts';
import { SECTION_PROMPTS } from '#core/postmortem/section-prompts.ts';
import { toIso } from '#core/shared/instant.ts';
import { isoOrNull, shownActor, shownDuty } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { documentOf, gatherPostmortem, type PostmortemParts } from './assemble-postmortem.ts';
import { sharePrefix } from './share-messages.ts';
import { stakeholders } from './stakeholders.ts';

type Shown = z.input<typeof postmortemShown>;

/** The postmortem as its page shows it. Refuses while the incident is open. */
export async function showPostmortem(context: SpaceContext, id: string): Promise<Shown> {
  const parts = await gatherPostmortem(context, id);
  const { incident, procedure, names, texts, prose } = parts;
  const now = context.clock.now();
  const document = documentOf(parts, [], now);
  const { header } = document;
  return {
    id,
    number: header.number,
    title: header.title,
    priority: header.priority,
    phase: header.phase,
    openedAt: toIso(header.openedAt),
    resolvedAt: isoOrNull(header.resolvedAt),
    version: incident.version,
    state: stateOf(incident.postmortem),
    handedIn: shownHandIn(parts),
    review: shownReview(parts),
    shared: await shownSharing(context, parts),
    stakeholders: await namesOfStakeholders(context, parts),
    duties: obligations(incident, now)
      .filter(({ act }) => act === 'write-postmortem' || act === 'share-postmortem')
      .map((one) => shownDuty(one, incident, procedure, names)),
    reviewers: incident.participants.map((personId) => ({ id: personId, name: names.person(personId) })),
    parts: document.parts.map((part) => shownPart(part, prose, parts)),
    ideas: incident.ideas.map(({ id: ideaId, textId, at, by }) => {
      return { id: ideaId, text: texts.get(textId) ?? '', at: toIso(at), by: shownActor(by, names) };
    }),
  };
}

function stateOf(handedIn: HandedIn | null): Shown['state'] {
  if (handedIn === null) return 'writing';
  if (handedIn.review?.outcome === 'changes-asked') return 'changes-asked';
  if (handedIn.sharedAt !== null && handedIn.sharedAt >= handedIn.at) return 'shared';
  return handedIn.review === null ? 'in-review' : 'approved';
}

function shownHandIn({ incident: { postmortem }, names, prose }: PostmortemParts): Shown['handedIn'] {
  if (postmortem === null) return null;
  const { at, by } = postmortem;
  return { at: toIso(at), by: shownActor(by, names), changedSince: prose.some((one) => one.at > at) };
}

function shownReview({ incident: { postmortem }, names, texts }: PostmortemParts): Shown['review'] {
  const review = postmortem?.review ?? null;
  if (review === null) return null;
  const { outcome, at, by, textId } = review;
  return {
    outcome,
    at: toIso(at),
    by: shownActor(by, names),
    note: textId === null ? null : (texts.get(textId) ?? null),
  };
}

async function shownSharing(context: SpaceContext, { id, incident, names }: PostmortemParts): Promise<Shown['shared']> {
  const sharedAt = incident.postmortem?.sharedAt ?? null;
  if (sharedAt === null) return null;
  const rows = await context.storage.outbox.withPrefix(id, sharePrefix(id));
  const to = rows.map(({ message, state, sentAt }) => ({
    reader: message.recipientId === null ? (message.address ?? '') : names.person(message.recipientId),
    state,
    at: isoOrNull(sentAt),
  }));
  return { at: toIso(sharedAt), to };
}

async function namesOfStakeholders(
  context: SpaceContext,
  { id, incident, procedure }: PostmortemParts,
): Promise<string[]> {
  const all = await stakeholders(context, id, incident, procedure);
  const people = await context.storage.people.names(all.flatMap(({ personId }) => personId ?? []));
  return all.map(({ personId, address }) => people.get(personId ?? '') ?? address);
}

function shownPart(part: PostmortemPart, prose: SectionRevision[], { names }: PostmortemParts): Shown['parts'][number] {
  switch (part.kind) {
    case 'prose': {
      const newest = prose.find(({ section }) => section === part.id);
      const saved =
        newest === undefined
          ? null
          : { version: newest.version, at: toIso(newest.at), by: shownActor(newest.by, names) };
      return { ...part, prompts: SECTION_PROMPTS[part.id], saved };
    }
    case 'facts':
      return { ...part, facts: part.facts.map(shownFact) };
    case 'actions':
      return { kind: 'actions', id: part.id, title: part.title };
  }
}

function shownFact({ at, sentence, text, sources, known }: SourcedFact) {
  return {
    at: isoOrNull(at),
    sentence,
    text,
    sources: [...sources],
    known: known.map((one) => ({ ...one, sources: [...one.sources] })),
  };
}
