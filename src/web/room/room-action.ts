import type { Duty, Room } from '#contract/room.ts';
import { lowerFirst } from './forms/post-words.ts';

/** What can be done in a room through a form. */
export type ActionKind =
  | 'assess'
  | 'mitigate'
  | 'revert'
  | 'fix-forward'
  | 'fail-over'
  | 'verify-mitigation'
  | 'update'
  | 'edit-update'
  | 'hold'
  | 'waive'
  | 'page'
  | 'assign'
  | 'hand-over'
  | 'resolve'
  | 'reopen'
  | 'sum-up'
  | 'write-postmortem'
  | 'share-postmortem'
  | 'tick'
  | 'link-change'
  | 'link-ticket'
  | 'judge'
  | 'merge'
  | 'dismiss'
  | 'park'
  | 'stand-down';

/** A form that is open. `subject` is the role, audience, change or mitigation it is about. */
export interface RoomAction {
  kind: ActionKind;
  dutyKey: string | null;
  subject: string | null;
}

/** What a duty's button does: some acts are done by one press. */
export type DutyPress = { press: 'acknowledge' } | { press: 'open-channel' } | { press: 'form'; action: RoomAction };

/** The attempt to restore service that nobody has judged yet. */
export function runningMitigation(room: Room): Room['mitigations'][number] | null {
  return room.mitigations.findLast((mitigation) => mitigation.outcome === null) ?? null;
}

export function dutyPress(duty: Duty, room: Room): DutyPress {
  const form = (kind: ActionKind, subject: string | null = null): DutyPress => ({
    press: 'form',
    action: { kind, dutyKey: duty.key, subject },
  });
  switch (duty.act) {
    case 'acknowledge':
    case 'open-channel':
      return { press: duty.act };
    case 'assess':
      return form('assess');
    case 'mitigate': {
      const running = runningMitigation(room);
      return running === null ? form('mitigate') : form('verify-mitigation', running.id);
    }
    case 'update':
      return form(duty.level === 'ask' ? 'edit-update' : 'update', duty.audience);
    case 'verify':
      return form('resolve');
    case 'page':
      return form('page', duty.page);
    case 'task':
      return form('tick');
    default:
      return form(duty.act);
  }
}

const MITIGATIONS: Record<string, string> = {
  revert: 'the revert',
  'fix-forward': 'the fix',
  failover: 'the failover',
  scale: 'the scaling',
  restart: 'the restart',
  disable: 'switching it off',
  other: 'the attempt',
};

/** A kind of mitigation as the object of a sentence. */
export function mitigationWords(kind: string): string {
  return MITIGATIONS[kind] ?? kind;
}

/** The verb and object on a duty's button. */
export function dutyButton(duty: Duty, room: Room): string {
  switch (duty.act) {
    case 'acknowledge':
      return 'Acknowledge the incident';
    case 'open-channel':
      return 'Open the channel';
    case 'assess':
      return 'Assess the impact';
    case 'mitigate': {
      const running = runningMitigation(room);
      return running === null ? 'Start a mitigation' : `Say what ${mitigationWords(running.kind)} did`;
    }
    case 'update':
      return `${duty.level === 'ask' ? 'Write' : 'Send'} the update to ${audienceTitle(room, duty.audience)}`;
    case 'verify':
      return 'Confirm that service is restored';
    case 'page': {
      const role = room.roles.find((candidate) => candidate.role === duty.page);
      return role === undefined ? 'Page a role' : `Page the ${lowerFirst(role.title)}`;
    }
    case 'sum-up':
      return 'Sum up in the channel';
    case 'write-postmortem':
      return 'Write the postmortem';
    case 'share-postmortem':
      return 'Share the postmortem';
    case 'task':
      return 'Tick this off';
  }
}

function audienceTitle(room: Room, audience: string | null): string {
  const title = room.audiences.find((candidate) => candidate.id === audience)?.title;
  return title === undefined ? (audience ?? 'an audience') : lowerFirst(title);
}
