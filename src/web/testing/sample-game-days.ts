import type { gameDayReport, GameDay, MyInvitation } from '#contract/game-days.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { SpaceSummary } from '#contract/space.ts';
import { DANA, LONG, OMER, RTL, SAM } from './sample-people.ts';

type At = (minutes: number) => string;

const LONG_TITLE = 'Autumn practice of the payment and entitlement-synchronisation teams';

function invited(
  person: { id: string; name: string },
  roleTitle: string,
  answer: 'asked' | 'agreed' | 'declined',
  channels: ('mail' | 'webhook')[] = [],
): GameDay['invitations'][number] {
  return { personId: person.id, name: person.name, role: roleTitle.toLowerCase(), roleTitle, answer, channels };
}

/** One that is planned, one under way with every kind of answer, one that has ended. */
export function sampleGameDays(at: At): GameDay[] {
  const model: GameDay = {
    ...{ id: 'gd_planned', title: 'Spring practice', scenario: 'long-night', scenarioTitle: 'The long night' },
    ...{ startsAt: at(60 * 26), speed: 1, state: 'planned', leader: DANA.name, startedAt: null, endedAt: null },
    ...{ now: null, incidentIds: [] },
    invitations: [invited(SAM, 'On-call engineer', 'asked'), invited(OMER, 'Incident manager on call', 'agreed')],
  };
  return [
    model,
    {
      ...model,
      ...{ id: 'gd_running', title: LONG_TITLE, scenario: null, scenarioTitle: 'Signals by hand', state: 'running' },
      ...{ startsAt: at(-40), startedAt: at(-38), now: at(-2), incidentIds: ['inc_1'] },
      invitations: [
        invited(SAM, 'On-call engineer', 'agreed', ['mail', 'webhook']),
        invited(RTL, 'Incident manager on call', 'agreed', ['mail']),
        invited(LONG, 'Support on call', 'agreed'),
        invited(OMER, 'Tech lead on call', 'declined'),
        invited(DANA, 'Approver (VP or Director of R&D, SRE)', 'asked'),
      ],
    },
    {
      ...model,
      ...{ id: 'gd_ended', title: 'תרגול סתיו', state: 'ended', leader: null, startsAt: at(-60 * 24 * 9) },
      ...{ startedAt: at(-60 * 24 * 9), endedAt: at(-60 * 24 * 9 + 95), now: at(-60 * 24 * 9 + 95), speed: 2 },
    },
  ];
}

/** The space of the one under way. */
export function sampleGameDaySpace(at: At, startedMs: number): SpaceSummary & { startedMs: number } {
  return {
    ...{ id: 'gd_running', kind: 'game-day', title: 'Game day', scenario: null, now: at(-2), speed: 1, startedMs },
    ...{ state: 'running', seat: null, waitingFor: null, createdAt: at(-38), incidentIds: ['inc_1'] },
  };
}

/** One that waits for an answer, and one that is played. */
export function sampleInvitations(at: At): MyInvitation[] {
  const ways: MyInvitation['ways'] = [
    { channel: 'mail', address: 'dana@example.com', agreed: false },
    {
      channel: 'webhook',
      address: 'https://hooks.example.com/services/T0/B0/a-very-long-key-that-does-not-break',
      agreed: false,
    },
  ];
  return [
    {
      ...{ gameDayId: 'gd_planned', title: 'Spring practice', leader: OMER.name, startsAt: at(60 * 26) },
      ...{ state: 'planned', roleTitle: 'Incident manager on call', answer: 'asked', ways },
    },
    {
      ...{ gameDayId: 'gd_running', title: LONG_TITLE, leader: null, startsAt: at(-40), state: 'running' },
      ...{ roleTitle: 'Support on call', answer: 'agreed', ways: ways.map((way) => ({ ...way, agreed: true })) },
    },
  ];
}

export function sampleResult(at: At): AnswerOf<typeof gameDayReport> {
  return {
    title: LONG_TITLE,
    figures: [
      { title: 'First ticket to somebody being on it', here: '3 min' },
      { title: 'First ticket to a known impact', here: '9 min' },
      { title: 'Duties of the procedure on time', here: '7 of 9' },
    ],
    incidents: [
      {
        ...{ id: 'inc_1', number: 1 },
        timeline: [
          { at: at(-36), sentence: 'TwoAM paged the on-call engineer.' },
          { at: at(-33), sentence: `${SAM.name} is on it.` },
          { at: at(-27), sentence: `${RTL.name} estimated the impact: P1.` },
        ],
        conformance: [
          {
            ...{ step: 'acknowledge', number: 1, title: 'Say that you are on it', due: 1, onTime: 1 },
            ...{ late: 0, waived: 0, lapsed: 0, open: 0 },
          },
          {
            ...{ step: 'assess', number: 4, title: 'Estimate the impact', due: 1, onTime: 0 },
            ...{ late: 1, waived: 0, lapsed: 0, open: 0 },
          },
        ],
      },
    ],
  };
}
