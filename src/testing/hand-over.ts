import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { packetDigest } from '#core/rest/packet-digest.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { IncidentStory } from './incident-story.ts';

/** Somebody offers to take a role over, reads the packet and reads it back, all at one instant. */
export function handOver(story: IncidentStory, role: string, toPersonId: string): IncidentStory {
  const by: Actor = { kind: 'person', id: toPersonId };
  const handoverId = `handover-${story.events.length}`;
  const offer = { candidateIds: [toPersonId], cause: 'asked' as const, pageId: null, noteTextId: null };
  story.when(by, { type: 'ProposeHandover', handoverId, role, ...offer });
  const read = { digest: packetDigest(story.incident), confirmed: [...PACKET_TOPICS], readBackTextId: 'read-back' };
  return story.when(by, { type: 'TakeOver', handoverId, ...read });
}
