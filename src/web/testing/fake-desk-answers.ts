import { me } from '#contract/accounts.ts';
import { firstSteps, now, useSampleCompany } from '#contract/desk.ts';
import * as session from '#contract/session.ts';
import * as signals from '#contract/signal.ts';
import { ApiRefusal } from '#contract/client.ts';
import * as spaces from '#contract/space.ts';
import type { SpaceSummary } from '#contract/space.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer, notFound } from './fake-answers.ts';
import type { FakeMood, FakeState } from './fake-state.ts';
import { manyIncidents, sampleGroups, sampleIncidents } from './sample-desk.ts';
import { DANA } from './sample-people.ts';
import { minutesFrom } from './sample-room.ts';

const iso = (state: FakeState) => new Date(state.nowMs()).toISOString();
const rightsOf = (mood: FakeMood) =>
  mood === 'viewer' ? ['view'] : ['view', 'respond', 'publish-procedure', 'administer'];

function drillNow(state: FakeState, drill: SpaceSummary & { startedMs: number }): SpaceSummary {
  const passed = drill.state === 'running' ? (state.nowMs() - drill.startedMs) * drill.speed : 0;
  const { startedMs: _, ...shown } = drill;
  return { ...shown, now: new Date(Date.parse(drill.now) + passed).toISOString() };
}

const account = (mood: FakeMood) => ({
  accountId: 'acc_1',
  personId: DANA.id,
  name: DANA.name,
  email: 'dana@example.com',
  role: mood === 'viewer' ? 'viewer' : 'admin',
  rights: rightsOf(mood),
  mustSetPassword: false,
});

export const FAKE_DESK_ANSWERS: readonly FakeAnswer[] = [
  answer(me, ({ mood }) => account(mood)),
  answer(session.signIn, ({ mood, body }) => {
    if (body.password === 'wrong')
      throw new ApiRefusal(
        401,
        'bad-credentials',
        'That name and password do not match.',
        'Try again, or ask an administrator for a new link.',
      );
    return account(mood);
  }),
  answer(session.signOut, () => ({ signedOut: true })),
  answer(session.changePassword, () => ({ endedSessions: 1 })),
  answer(session.lookAtWelcome, ({ query, state }) => {
    if (query.token === 'used')
      throw new ApiRefusal(
        403,
        'link-used-up',
        'This link was used already or is too old.',
        'Ask an administrator for a new one, or run `npx twoam login-link` on the machine.',
      );
    return { kind: 'first-administrator', name: '', email: '', expiresAt: minutesFrom(state.nowMs())(60) };
  }),
  answer(session.acceptWelcome, ({ mood }) => account(mood)),
  answer(session.createAccountLink, ({ params, state }) => ({
    id: params.id,
    link: 'http://127.0.0.1:2600/welcome?token=0f9e8d7c6b5a',
    expiresAt: minutesFrom(state.nowMs())(60 * 24),
    endedSessions: 2,
    removedPasskeys: 2,
    told: true,
  })),
  answer(now, ({ mood, state }) => {
    const at = minutesFrom(state.nowMs());
    if (mood === 'first-visit') return { now: iso(state), incidents: [], groups: [], recent: [], firstVisit: true };
    const incidents = mood === 'many' ? manyIncidents(at, 200) : sampleIncidents(at);
    const recent = sampleIncidents(at)
      .slice(0, 1)
      .map((one) => ({
        ...one,
        id: 'inc_old',
        number: 37,
        phase: 'reviewing' as const,
        resolvedAt: at(-300),
        title: 'Invoices were sent twice',
        openDuties: 0,
        lateDuties: 0,
      }));
    return { now: iso(state), incidents, groups: sampleGroups(at), recent, firstVisit: false };
  }),
  answer(firstSteps, () => ({
    curl: 'curl -X POST http://127.0.0.1:2600/hooks/generic/k3y0f4h00k \\\n  -H \'content-type: application/json\' \\\n  -d \'{"title":"Checkout is slow","severity":"critical"}\'',
    reportFormUrl: 'http://127.0.0.1:2600/report/k3y',
    sampleCompany: true,
  })),
  answer(useSampleCompany, ({ body }) => ({ company: body.company })),
  answer(signals.listGroups, ({ state }) => ({ groups: sampleGroups(minutesFrom(state.nowMs())) })),
  answer(signals.getGroup, ({ params, state }) => {
    const at = minutesFrom(state.nowMs());
    const group = sampleGroups(at).find((one) => one.id === params.id);
    if (group === undefined) throw notFound('group', params.id);
    return {
      group,
      signals: [
        {
          id: 'sig_1',
          kind: 'alert',
          dedupKey: 'k1',
          title: group.title,
          details: 'The authorizer answers 403 to one request in three.',
          status: 'firing',
          startedAt: at(-9),
          endedAt: null,
          labels: {
            alertname: group.title,
            severity: 'critical',
            service: group.service ?? 'billing',
            pod: 'rbac-authorizer-7d9f8b6c5d-x2x9z',
          },
          customer: null,
          link: 'https://prometheus.example/graph',
        },
        {
          id: 'sig_2',
          kind: 'report',
          dedupKey: null,
          title: 'We cannot save environments',
          details: 'Since this morning. Three users of ours say so.',
          status: 'received',
          startedAt: at(-4),
          endedAt: null,
          labels: {},
          customer: 'Globex International Holdings',
          link: null,
        },
      ],
    };
  }),
  answer(signals.declareGroup, () => ({ id: 'inc_1', version: 1 })),
  answer(signals.joinGroup, ({ body }) => ({ id: body.incidentId, version: 2 })),
  answer(signals.dismissGroup, ({ params }) => ({ id: params.id })),
  answer(signals.createReport, () => ({
    reportId: 'rep_1',
    groupId: 'grp_2',
    incidentId: 'inc_1',
    incidentNumber: 41,
    repeated: false,
  })),
  answer(spaces.listSpaces, ({ state }) => ({
    spaces: [...state.drills.values()].map((drill) => drillNow(state, drill)),
    scenarios: [
      {
        id: 'long-night',
        title: 'The long night',
        summary:
          'Two offices, a new access-control service, a deployment on a Sunday, and the tickets of Monday evening.',
        source: null,
      },
      {
        id: 'knight-2012',
        title: 'The eighth server of August 2012',
        summary: 'A deployment to seven of eight servers, and a revert that made all eight bad.',
        source: 'icco/postmortems:data/938b8012-7768-4847-b108-4bd1eb61a931.md',
      },
    ],
  })),
  answer(spaces.getSpace, ({ params, state }) => {
    const drill = state.drills.get(params.id);
    if (drill === undefined) throw notFound('drill', params.id);
    return drillNow(state, drill);
  }),
  answer(spaces.startDrill, ({ body, state }) => {
    const drill = {
      id: `drill_${state.drills.size + 1}`,
      kind: 'drill' as const,
      title: 'The long night',
      scenario: body.scenario,
      now: '2018-11-05T15:03:00.000Z',
      speed: body.speed,
      state: 'running' as const,
      seat: body.seat,
      waitingFor: null,
      createdAt: iso(state),
      incidentIds: ['inc_1'],
      startedMs: state.nowMs(),
    };
    state.drills.set(drill.id, drill);
    return drillNow(state, drill);
  }),
  answer(spaces.setDrillClock, ({ params, body, state }) => {
    const drill = state.drills.get(params.id);
    if (drill === undefined) throw notFound('drill', params.id);
    const changed = {
      ...drill,
      now: drillNow(state, drill).now,
      startedMs: state.nowMs(),
      speed: body.speed ?? drill.speed,
      state: body.paused === undefined ? drill.state : body.paused ? ('paused' as const) : ('running' as const),
    };
    state.drills.set(drill.id, changed);
    state.tell('space', drill.id);
    return drillNow(state, changed);
  }),
  answer(spaces.endDrill, ({ params, state }) => {
    state.drills.delete(params.id);
    return { id: params.id };
  }),
  answer(spaces.drillReport, () => ({
    scenario: 'long-night',
    comparison: [
      {
        at: '2018-11-05T15:03:00.000Z',
        localTime: '17:03',
        then: 'Several tickets: customers cannot update environments.',
        here: 'Support reported it. TwoAM paged the on-call engineer.',
        origin: 'talk',
      },
      {
        at: '2018-11-05T15:05:00.000Z',
        localTime: '17:05',
        then: 'The on-call asks for details and opens a chat channel.',
        here: 'Sam Okafor is on it.',
        origin: 'talk',
      },
      {
        at: '2018-11-05T15:14:00.000Z',
        localTime: '17:14',
        then: null,
        here: 'The impact is assessed: P1. The status page opens by itself.',
        origin: 'invented',
      },
      {
        at: '2018-11-05T16:16:00.000Z',
        localTime: '18:16',
        then: 'Support opens the status page, 73 minutes after the first ticket.',
        here: null,
        origin: 'talk',
      },
    ],
    figures: [
      { title: 'First ticket to status page', then: '73 min', here: '11 min' },
      { title: 'First ticket to priority', then: 'never', here: '11 min' },
    ],
    conformance: [
      {
        step: 'assess',
        number: 4,
        title: 'Estimate the impact',
        due: 1,
        onTime: 1,
        late: 0,
        waived: 0,
        lapsed: 0,
        open: 0,
      },
    ],
  })),
];
