import { postMessage, sumUp } from '#contract/conversation.ts';
import { resolve } from '#contract/incident.ts';
import { judgeSuspect, startMitigation, verifyMitigation } from '#contract/mitigation.ts';
import { sharePostmortem, writePostmortem } from '#contract/postmortem.ts';
import type { BodyOf } from '#contract/route.ts';
import { call, type Action, type Beat } from '../scenario.ts';

/** Marks a beat that no source tells. */
export const INVENTED = { origin: 'invented', then: null } as const satisfies Partial<Beat>;

/** The incident of the scenario. */
export const HERE = { id: '{incident}' };

/** Something said in the room. */
export function say(text: string): Action {
  return call(postMessage, { params: HERE, body: { text } });
}

/** A suspect is confirmed. */
export function confirms(changeId: string, reason: string): Action {
  return call(judgeSuspect, { params: HERE, body: { changeId, verdict: 'confirmed', reason } });
}

/** An attempt to restore service begins. */
export function tries(
  kind: BodyOf<typeof startMitigation>['kind'],
  note: string,
  more: { changeId?: string; reason?: string } = {},
): Action {
  return call(startMitigation, { params: HERE, body: { kind, note, ...more } });
}

/** What the attempt did. */
export function saw(outcome: BodyOf<typeof verifyMitigation>['outcome'], note: string): Action {
  return call(verifyMitigation, { params: HERE, body: { mitigationId: '{mitigation}', outcome, note } });
}

/** Service is verified to be restored. */
export function resolves(verification: string): Action {
  return call(resolve, { params: HERE, body: { verification } });
}

/** The incident is summed up in the channel. */
export function sumsUp(text: string): Action {
  return call(sumUp, { params: HERE, body: { text } });
}

/** The postmortem is written and handed in. */
export function writesPostmortem(text: string): Action {
  return call(writePostmortem, { params: HERE, body: { text } });
}

/** The postmortem goes to the stakeholders. */
export function sharesPostmortem(note: string): Action {
  return call(sharePostmortem, { params: HERE, body: { note } });
}
