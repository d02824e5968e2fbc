import * as maintenance from '#contract/maintenance.ts';
import * as status from '#contract/status-page.ts';
import type { AnswerOf } from '#contract/route.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';
import { minutesFrom, type Minutes } from './sample-room.ts';

const LONG_NAME = 'Exports of very large reports for subsidiaries of subsidiaries in many regions';

/** What the status page's own page on the desk is answered. */
export const FAKE_STATUS_ANSWERS: readonly FakeAnswer[] = [
  answer(status.getStatusPage, ({ state }) => samplePage(atOf(state))),
  answer(status.putStatusPage, ({ state }) => samplePage(atOf(state))),
  answer(status.publishStatusPage, ({ state }) => ({ places: 2, askedAt: atOf(state)(0) })),
  answer(status.listStatusTargets, () => ({ targets: [] })),
  answer(status.putStatusTarget, ({ params }) => ({ id: params.id })),
  answer(status.deleteStatusTarget, ({ params }) => ({ id: params.id })),
  answer(status.listSubscribers, ({ state }) => ({ subscribers: sampleSubscribers(atOf(state)) })),
  answer(status.deleteSubscriber, ({ params }) => ({ id: params.id })),
  answer(maintenance.listMaintenances, ({ state }) => ({ maintenances: [sampleMaintenance(atOf(state))] })),
  answer(maintenance.planMaintenance, ({ state }) => sampleMaintenance(atOf(state))),
  answer(maintenance.changeMaintenance, ({ state }) => sampleMaintenance(atOf(state))),
  answer(maintenance.sayOfMaintenance, ({ state }) => sampleMaintenance(atOf(state))),
];

function atOf(state: FakeState): Minutes {
  return minutesFrom(state.nowMs());
}

function samplePage(at: Minutes): AnswerOf<typeof status.getStatusPage> {
  return {
    url: 'https://status.example.com',
    pageUrl: 'https://status.example.com',
    headline: 'One incident is open',
    indicator: 'critical',
    components: [
      { id: 'environments', name: 'Environments', shown: true, state: 'major_outage' },
      { id: 'exports', name: LONG_NAME, shown: true, state: 'operational' },
      { id: 'internal', name: 'לוח פנימי', shown: false, state: null },
    ],
    publications: [
      {
        id: 'folder',
        name: 'Web server',
        kind: 'folder',
        enabled: true,
        publishedAt: at(-2),
        proof: '14 files written to /srv/status.',
        triedAt: at(-2),
        failure: null,
        nextAt: at(8),
      },
      {
        id: 'bucket',
        name: 'Bucket in another region',
        kind: 's3',
        enabled: true,
        publishedAt: at(-300),
        proof: null,
        triedAt: at(-1),
        failure:
          'storage.example.com answered HTTP 403 for index.html. Check the key, its secret, its rights, and the machine’s clock.',
        nextAt: at(3),
      },
    ],
    subscribers: { mail: 120, webhook: 2, waiting: 1 },
  };
}

function sampleSubscribers(at: Minutes): AnswerOf<typeof status.listSubscribers>['subscribers'] {
  return Array.from({ length: 12 }, (_, index) => ({
    id: `sub_${index}`,
    channel: 'mail' as const,
    address: `operations-and-reliability-team-${index}@subsidiary.customer.example`,
    componentIds: index % 3 === 0 ? ['environments'] : null,
    confirmedAt: index === 0 ? null : at(-6000),
    last: index === 0 ? null : { state: 'sent', at: at(-20), proof: '250 OK' },
  }));
}

function sampleMaintenance(at: Minutes): AnswerOf<typeof maintenance.planMaintenance> {
  return {
    id: 'maint_1',
    title: 'Move of the database',
    componentIds: ['environments'],
    startsAt: at(60 * 26),
    endsAt: at(60 * 28),
    state: 'scheduled',
    entries: [
      { at: at(-60), text: 'We move the database to new machines. Signing in may be slow.', state: 'scheduled' },
    ],
  };
}
