import { nightsProgress, rehearseNights, rehearseOneNight, type NightsReport } from '#contract/nights.ts';
import { rehearseAgain } from '#contract/rehearsal.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';

const LONG_STEP =
  'Restore service, by reverting if it can be reverted, and say in the room what was seen after each step';

function report(seed: number, nights: number, isChanged: boolean): NightsReport {
  return {
    procedure: 'Reference outage procedure',
    ...{ nights, seed, people: 12, rotations: 5, fromOn: '2026-01-12' },
    kinds: { 'false-alarm': 283, P1: 155, P2: 316, P3: 246 },
    told: {
      needed: 471,
      inTime: isChanged ? 396 : 459,
      late: 0,
      notAtAll: isChanged ? 75 : 12,
      firstWords: { p50: isChanged ? 45.8 : 26.3, p90: isChanged ? 63 : 40.4 },
    },
    needlessWords: 0,
    answered: { all: { p50: 2.7, p90: 7.4 }, asleep: { p50: 4.1, p90: 9.1 }, overHalfHour: 0, nobody: 0 },
    commander: {
      nobody: isChanged ? 0.393 : 0.112,
      levels: { rested: 0.42, caution: 0.3, 'hand-over': 0.146, 'stand-down': 0.022 },
    },
    nightsWithoutCommander: 46,
    longestCommand: { p90: 124, most: 731 },
    pages: { sent: 3680, reachedNobody: 2, askings: 9822, toSleepers: 1526, missed: 865 },
    firstLate: [
      { step: 'assess', title: 'Estimate the impact', nights: 213 },
      { step: 'simple-mitigation', title: 'Try a simple mitigation, a revert first', nights: 201 },
      { step: 'mitigate', title: LONG_STEP, nights: 53 },
    ],
    nightsOnTime: 358,
    nightsWithHandover: 0,
    nightsWithStandDown: 0,
    restored: { p50: 47.4, p90: 164 },
    notRestored: 0,
    worst: [893, 46, 84].map((night) => ({
      night,
      begins: 'Saturday from 23:37',
      kind: 'P1',
      because:
        'answered after 3 min, customers told after 17 min, restored after 12 h 18 min, 5 min without a commander, 2 pages reached nobody',
    })),
  };
}

const AT = '2026-11-26T02:00:00.000Z';
const MOMENTS = [
  'An alert fires.',
  'A page to the on-call engineer in Berlin: no answer.',
  'A page to the second on-call engineer: answered after 4 min.',
  'The second on-call engineer is now the On-call engineer.',
];

export const FAKE_REHEARSAL_ANSWERS: readonly FakeAnswer[] = [
  answer(rehearseNights, ({ body }) => ({
    report: report(body.seed, body.nights, false),
    compared: body.set.length === 0 ? null : report(body.seed, body.nights, true),
    seconds: 5.2,
  })),
  answer(nightsProgress, () => ({ running: { done: 420, of: 1000 } })),
  answer(rehearseOneNight, ({ body }) => ({
    night: body.night,
    title: 'In truth a P1, on a Saturday from 23:37 (UTC)',
    moments: MOMENTS.map((sentence, index) => ({
      afterMinutes: index,
      localTime: `23:${37 + index}`,
      sentence,
      automatic: true,
    })),
  })),
  answer(rehearseAgain, ({ body }) => ({
    scenario: { id: 'long-night', title: 'The long night', zone: 'Asia/Jerusalem', source: null },
    procedure: 'Reference outage procedure',
    ...{ startedAt: AT, endedAt: AT, phase: 'closed', timeline: [], beats: [], conformance: [], onTimeShare: 0.97 },
    ...{ advice: [], attempts: [], messages: {}, looksAfterPeople: true },
    reliefs: [
      {
        at: AT,
        localTime: '20:38',
        sentence: 'TwoAM asked Dev to take over as Incident manager on call from Ruth; Dev took over at 20:46.',
      },
    ],
    comparison: [
      {
        at: AT,
        localTime: '17:05',
        then: 'The on-call asked the SOC for details and opened a chat channel.',
        here: 'Noa answered the page.',
        origin: 'talk',
      },
    ],
    figures: [
      { title: 'First ticket to the status page', then: '73 min', here: '17 min' },
      { title: 'Updates on time', then: null, here: '71 of 71' },
    ],
    virtualPeople: body.virtualPeople.map(() => 'The Incident manager on call sleeps until 07:00.'),
    coping: body.virtualPeople.map(() => ({
      at: AT,
      localTime: '17:15',
      sentence: 'Nobody assessed the impact in time, so P1 is assumed: a core feature, 3 customers.',
    })),
  })),
];
