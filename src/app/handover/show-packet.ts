import { evolve, fold } from '#core/incident/evolve.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { stillAsked } from '#core/incident/handover.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Handover } from '#core/incident/handover-state.ts';
import { handoverPacket, newLines, PACKET_TOPICS, type PacketTopic } from '#core/rest/handover-packet.ts';
import { packetDigest } from '#core/rest/packet-digest.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { handoverPacket as packetRoute } from '#contract/handover.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { nameBook } from '../room/name-book.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';

const TITLES: Record<PacketTopic, string> = {
  state: 'How it stands',
  tried: 'What was tried',
  suspects: 'What is suspected',
  promises: 'What was promised',
  duties: 'What is owed next',
  watch: 'What to watch',
};

interface Reading {
  /** What was read before: a version of the incident, or the digest of a packet. */
  since?: number | undefined;
  read?: string | undefined;
  reader: Actor;
}

/** The packet of a handover as it is now, with what has come since the one that was read before. */
export async function showPacket(
  context: SpaceContext,
  id: string,
  handoverId: string,
  { since, read, reader }: Reading,
): Promise<AnswerOf<typeof packetRoute>> {
  const { incident, procedure } = await loadIncident(context, id);
  const handover = knownHandover(incident.handovers, handoverId);
  const events = (await context.storage.events.read<IncidentEvent>({ kind: 'incident', id })).map(({ event }) => event);
  const { names } = await nameBook(context, incident, events);
  const now = context.clock.now();
  const lines = handoverPacket({ incident, procedure, names, now });
  const before =
    since !== undefined ? fold(events.slice(0, since)) : read === undefined ? null : lastWith(events, read);
  const isNew =
    before === null ? new Set<string>() : newLines(lines, handoverPacket({ incident: before, procedure, names, now }));
  const texts = await context.storage.texts.bodies(lines.flatMap(({ textId }) => textId ?? []));
  return {
    handoverId,
    version: incident.version,
    digest: packetDigest(incident),
    role: handover.role,
    title: roleTitle(procedure, handover.role),
    isAskedOfYou: handover.end === null && stillAsked(handover).some((one) => one === personOf(reader)),
    from: { id: handover.fromPersonId, name: names.person(handover.fromPersonId) },
    topics: PACKET_TOPICS.map((topic) => ({
      id: topic,
      title: TITLES[topic],
      lines: lines
        .filter((line) => line.topic === topic)
        .map((line) => ({
          id: line.id,
          sentence: line.sentence,
          text: line.textId === null ? null : (texts.get(line.textId) ?? null),
          isNew: isNew.has(line.id),
        })),
    })),
  };
}

/** The incident as it was last when its packet had this digest; null when it never had. */
function lastWith(events: readonly IncidentEvent[], digest: string): Incident | null {
  let incident: Incident | null = null;
  let found: Incident | null = null;
  for (const event of events) {
    incident = evolve(incident, event);
    if (packetDigest(incident) === digest) found = incident;
  }
  return found;
}

function knownHandover(handovers: Record<string, Handover>, id: string): Handover {
  const handover = Object.hasOwn(handovers, id) ? handovers[id] : undefined;
  if (handover === undefined) throw new Refused('not-found', { what: 'handover', id });
  return handover;
}
