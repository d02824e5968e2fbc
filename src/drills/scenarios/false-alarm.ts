import { assess } from '#contract/assessment.ts';
import { acknowledge, dismissIncident } from '#contract/incident.ts';
import { createReport } from '#contract/signal.ts';
import { answerPage, call, type Beat, type Scenario } from '../scenario.ts';
import { CAST, LONG_NIGHT_COMPANY } from './long-night-company.ts';
import { HERE, INVENTED, say } from './room-actions.ts';

const BEATS: Beat[] = [
  {
    ...INVENTED,
    id: 'ticket',
    at: '14:02',
    who: 'soc',
    does: 'Sam reported a ticket in capitals, nothing works any more, and filed it under Environments, a core feature.',
    actions: [
      call(createReport, {
        body: {
          title: 'NOTHING WORKS, every report is empty',
          details: 'All reports of all teams come out empty. They have a board meeting at four.',
          featureId: 'environments',
          customer: 'ostrava',
          ticket: 'SUP-4300',
          key: 'SUP-4300',
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'on-it',
    at: '14:04',
    who: 'on-call',
    does: 'Noa answered the page and asked for details.',
    decision: { seat: 'on-call', ask: 'It sounds like an outage. Say that you are on it, and ask what is known.' },
    actions: [
      answerPage('on-call'),
      call(acknowledge, { params: HERE }),
      say('Who else sees this? Our error rates look as they always do.'),
    ],
  },
  {
    ...INVENTED,
    id: 'imoc-comes',
    at: '14:06',
    after: { cue: 'paged:imoc', minutes: 2 },
    who: 'imoc',
    does: 'Ruth answered the page and assumed nothing.',
    actions: [answerPage('imoc')],
  },
  {
    ...INVENTED,
    id: 'nobody-else',
    at: '14:11',
    who: 'soc',
    does: 'Sam asked around: it is one customer, and not Environments but Reports, only those with a filter that they saved themselves.',
    decision: {
      seat: 'soc',
      ask: 'The customer is loud. Find out who else is hurt, and whether there is a way around it.',
    },
    actions: [
      say(
        'Nobody else reports this. I filed it wrong: it is Reports, not Environments. And it is their saved filter; without it every report is complete.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'assess',
    at: '14:19',
    after: { cue: 'came:imoc', minutes: 11 },
    who: 'imoc',
    does: 'Ruth judged the impact after the clock had run out: Reports and not Environments, so a secondary feature, one customer, with a workaround.',
    decision: { seat: 'imoc', ask: 'The clock has run out and a P2 is assumed. Judge the impact by what is known.' },
    actions: [
      call(assess, {
        params: HERE,
        body: {
          featureId: 'reports',
          customerIds: ['ostrava'],
          workaround: 'yes',
          workaroundText: 'Open the report without the saved filter',
          dataAtRisk: 'no',
          worsening: 'no',
          basis: [
            { question: 'feature', text: 'Sam filed it under Environments; only reports are empty.' },
            { question: 'workaround', text: 'Sam opened three of their reports without the filter.' },
          ],
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'a-bug',
    at: '14:22',
    after: { cue: 'assessed', minutes: 2 },
    who: 'imoc',
    does: 'Ruth set it down as a bug for the next business day.',
    actions: [
      call(dismissIncident, {
        params: HERE,
        body: { ticket: 'RPT-812', reason: 'One customer, one saved filter, and a way around it.' },
      }),
    ],
  },
];

/** A loud ticket that sounds like an outage and is a bug: one customer, a way around it. Nothing of it is in the talk. */
export const FALSE_ALARM: Scenario = {
  id: 'false-alarm',
  title: 'The false alarm',
  summary:
    'A loud ticket sounds like an outage, and one customer is hurt who has a way around it. Everything here is invented. See what the procedure keeps from happening: nothing goes outside, and it ends as a bug for the next business day.',
  zone: 'Asia/Jerusalem',
  startsOn: '2018-11-21',
  startsAt: '14:00',
  endsAt: '16:00',
  company: { ...LONG_NIGHT_COMPANY, changes: [] },
  cast: CAST,
  beats: BEATS,
  facts: [],
  figuresThen: null,
};
