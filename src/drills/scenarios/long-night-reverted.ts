import type { Scenario } from '../scenario.ts';
import { CAST, LONG_NIGHT_COMPANY } from './long-night-company.ts';
import { MONDAY_REVERTED } from './long-night-reverted-beats.ts';
import { SUNDAY_OVERRIDDEN } from './long-night-sunday.ts';
import { LONG_NIGHT } from './long-night.ts';

/** Two of the four teams wrote down how their service is undone; for the other two the register must do. */
const PLANS = `revert: 1
services:
  web:
    owner: Frontend
    data: none
    time-box: 5m
    steps:
      - id: redeploy
        title: Redeploy {{service}} {{previousVersion}}
        github-workflow:
          connection: github
          repository: lamplight/web
          workflow: revert.yml
          inputs: { version: '{{previousVersion}}' }
  access:
    owner: Platform
    data: changes-data
    data-note: Roles that were given since are replayed from the log.
    time-box: 20m
    steps:
      - id: redeploy
        title: Redeploy {{service}} {{previousVersion}}
        manual: Deploy {{previousVersion}} of {{service}} to {{environment}}, one instance after the other.
      - id: replay
        title: Replay the roles that were given since
        manual: Run the replay of roles from the log of the new service, from the time of the deployment.
    checks:
      - id: save
        title: A migrated customer can save
        manual: Save an environment as the test user of a migrated customer.
`;

/** The same night told a second time: the gate is overridden by name, and on Monday the way back is on offer. */
export const LONG_NIGHT_REVERTED: Scenario = {
  ...LONG_NIGHT,
  id: 'long-night-reverted',
  title: 'The long night, told a second time',
  summary:
    'The gate stops Sunday’s deployment, and somebody lets it through by name. On Monday at 17:03 the desk names it with the first tickets, a day later, and offers its way back. Everything but the slides’ rows until 17:08 is invented. See the revert run, verified, before the talk’s team suspected a deployment.',
  company: { ...LONG_NIGHT_COMPANY, plans: PLANS },
  cast: CAST,
  beats: [...SUNDAY_OVERRIDDEN, ...MONDAY_REVERTED],
  facts: [
    ...LONG_NIGHT.facts,
    ...LONG_NIGHT.beats.flatMap(({ at, then }) => (then !== null && at > '17:08' ? [{ at, then }] : [])),
  ],
};
