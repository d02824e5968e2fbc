import type { Room } from '#contract/room.ts';
import type { StandDownOutlook } from '#contract/stand-down.ts';
import { DANA, OMER, SAM } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

const EIGHT_HOURS = 8 * 60;

/** Rooms of the night by id: one that rests, and one whose watcher was asked. */
export const NIGHT_ROOMS: Record<string, (at: Minutes) => Partial<Room>> = {
  inc_resting: (at) => ({
    phase: 'stood-down',
    title: 'Exports stall for one customer',
    priority: {
      id: 'P2',
      title: 'A core feature is hurt for one customer',
      reason: 'Exports is a core feature and one customer is hurt.',
      assumed: false,
      since: at(-200),
    },
    acknowledgedAt: at(-190),
    resting: {
      since: at(-40),
      resumeAt: at(EIGHT_HOURS),
      callsAt: at(EIGHT_HOURS),
      by: DANA.name,
      note: 'The worker pool is drained by hand. Do not scale it before reading the notes in the room.',
      watcher: OMER.name,
      tripwires: ['exports', 'exports-worker'],
    },
    watch: { person: OMER, agreed: true, next: null },
    suspects: [],
    decision: null,
    duties: [],
  }),
  inc_asked: () => ({ watch: { person: DANA, agreed: false, next: null } }),
};

const WELL = [
  ['assessed', 'The impact is assessed.'],
  ['harm', 'The harm does not grow.'],
  ['quiet', 'Nothing new has come for 30 min.'],
  ['priority', 'A P2 may wait for the morning.'],
  ['data', 'No data is at risk.'],
  ['told', 'Everybody outside who is owed words has some.'],
  ['words', 'No words are held back, and no promise is due before work resumes.'],
  ['work', 'No mitigation is under way.'],
  ['revert', 'No change waits to be undone.'],
  ['watch', 'Alerts of exports, exports-worker end the pause.'],
  ['people', 'Somebody rested is called at 08:00 UTC.'],
  ['time', 'Work resumes at 08:00 UTC.'],
] as const;

const NOT_YET: Record<string, { sentence: string; next: string }> = {
  harm: { sentence: 'It is getting worse.', next: 'Contain it first, then assess the impact again.' },
  priority: {
    sentence: 'A P1 goes on until service is restored.',
    next: 'Go on by rotation: hand the roles over to rested people, and revert first.',
  },
  watch: { sentence: 'Nobody watches, and no alert would tell.', next: 'Ask somebody who is awake to watch.' },
};

/** Whether it is safe to stop: not in the middle of a P1, and safe everywhere else. */
export function sampleOutlook(at: Minutes, room: Room, resumeAt: string | undefined): StandDownOutlook {
  const isSafe = room.priority?.id !== 'P1';
  return {
    safe: isSafe,
    checks: WELL.map(([check, sentence]) => {
      const not = isSafe ? undefined : NOT_YET[check];
      return not === undefined ? { check, ok: true, sentence, next: null } : { check, ok: false, ...not };
    }),
    resumeAt: resumeAt ?? at(EIGHT_HOURS),
    callsAt: resumeAt ?? at(EIGHT_HOURS),
    latestAt: at(14 * 60),
    offered: { resumeAt: at(EIGHT_HOURS), why: 'By the procedure work goes on then after a night.' },
    watch: room.watch,
    tripwires: isSafe ? ['exports', 'exports-worker'] : [],
    called: [
      { role: 'on-call', title: 'On-call engineer', person: SAM },
      { role: 'imoc', title: 'Incident manager on call', person: DANA },
    ],
    words: [
      {
        audience: 'customers',
        title: 'Customers who are hurt',
        text: 'Hello,\n\nOur team rests for the night, and the service is watched.\nWork on it resumes at 08:00 UTC, or sooner when anything changes.\n\nYou hear from us again by 08:30 UTC.',
      },
    ],
  };
}
