import { waitingApprovals } from '../incident/approval.ts';
import { isNarrowed } from '../incident/handover.ts';
import type { Incident, MitigationState } from '../incident/incident.ts';

/**
 * What whoever takes over must not miss, as ids that change when it does: phase and priority, what was tried and what
 * it did, what is suspected, what was promised. Duties and words that go out by themselves are not among it, or no
 * packet would ever stand still for as long as it takes to read.
 */
function whatMatters(incident: Incident): string[] {
  const strongId = incident.ranking?.strongId ?? null;
  return [
    `phase:${incident.round}:${incident.phase}`,
    `assessment:${incident.assessment?.id ?? 'none'}`,
    ...(isNarrowed(incident) ? ['narrowed'] : []),
    ...incident.mitigations.map((one) => `tried:${one.id}:${howItStands(one)}`),
    ...(strongId === null ? [] : [`strong:${strongId}`]),
    ...Object.entries(incident.suspects).map(([changeId, verdict]) => `suspect:${changeId}:${verdict}`),
    ...incident.commitments.map(({ key }) => `promise:${key}`),
    ...waitingApprovals(incident).map(({ id }) => `approval:${id}`),
  ];
}

/** How an attempt stands: what it did, or that its time is over, or that it goes on. */
export function howItStands({ outcome, timeBoxEnded }: MitigationState): string {
  return outcome ?? (timeBoxEnded ? 'time-over' : 'going-on');
}

/** A digest of what a packet tells: 16 hex digits (FNV-1a), others as soon as anything that matters changes; no protection against forgery. */
export function packetDigest(incident: Incident): string {
  const text = whatMatters(incident).join('\n');
  return [0x811c9dc5, 0x01234567].map((seed) => fnv1a(text, seed).toString(16).padStart(8, '0')).join('');
}

/** FNV-1a, 32 bits: tells two texts apart, and is no protection against forging, of which there is nothing to gain. */
function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
