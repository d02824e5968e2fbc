import * as connections from '#contract/connection.ts';
import * as runners from '#contract/runner.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import { minutesFrom } from './sample-room.ts';

/** What the page of connections and runners is answered. */
export const FAKE_CONNECTION_ANSWERS: readonly FakeAnswer[] = [
  answer(connections.listConnections, ({ state, mood }) => {
    const at = minutesFrom(state.nowMs());
    const rows = [
      {
        name: 'github',
        connection: connections.connection.parse({ kind: 'github' }),
        hasSecret: true,
        secretLost: false,
        changedAt: at(-4000),
      },
      {
        name: 'internal-deployments-of-the-platform-team-in-eu-central',
        connection: connections.connection.parse({
          kind: 'webhook',
          url: 'https://deployments.internal.platform.example.com/twoam',
          allowPrivate: true,
        }),
        hasSecret: true,
        secretLost: true,
        changedAt: at(-90),
      },
    ];
    return { connections: mood === 'first-visit' ? [] : rows };
  }),
  answer(connections.putConnection, ({ params }) => ({ id: params.name })),
  answer(connections.deleteConnection, ({ params }) => ({ id: params.name })),
  answer(connections.testConnection, () => ({
    works: true,
    says: 'api.github.com knows the token as revert-bot.',
  })),
  answer(runners.listRunners, ({ state, mood }) => {
    const at = minutesFrom(state.nowMs());
    const row = { fingerprint: '9f86d081884c7d65', version: '0.1.0', enrolledAt: at(-9000), revokedAt: null };
    const rows = [
      {
        ...row,
        name: 'prod-1',
        commands: [
          { name: 'rollback', parameters: ['service', 'version'] },
          { name: 'restart', parameters: ['service'] },
        ],
        lastSeenAt: at(0),
      },
      { ...row, name: 'old', commands: [], lastSeenAt: at(-8000), revokedAt: at(-7000) },
    ];
    return { runners: mood === 'first-visit' ? [] : rows };
  }),
  answer(runners.inviteRunner, ({ params, state }) => ({
    id: params.name,
    token: 'twoam_runner_onlyOnce',
    expiresAt: minutesFrom(state.nowMs())(60),
  })),
  answer(runners.revokeRunner, ({ params }) => ({ id: params.name })),
];
