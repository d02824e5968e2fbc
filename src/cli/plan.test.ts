import { expect, test } from 'vitest';
import { listTemplates } from '#contract/revert-plans.ts';
import { recordChange } from '#contract/changes.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, deskCaller } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { failureLine } from './cli-context.ts';
import { cliProgram } from './program.ts';

const TEMPLATE = `revert: 1
services:
  checkout:
    data: none
    steps:
      - { id: redeploy, title: Redeploy, manual: 'Redeploy {{previousVersion}} to {{environment}}.' }
    checks:
      - { id: order, title: Order, manual: Place an order. }
`;

async function deskOfCheckout() {
  const desk = await commsDesk();
  const twoam = async (...args: string[]): Promise<string> => {
    let said = '';
    const say = (text: string): void => void (said += `${text}\n`);
    const program = cliProgram(
      {
        ...{ out: say, err: say, environment: {}, gateLimit: () => new AbortController().signal },
        localDesk: async () => ({ url: 'http://desk.example', token: 'x' }),
        fetch: deskFetch(desk.context, deskCaller('imoc')),
      },
      '0',
      { list: async () => [], read: async () => TEMPLATE },
    );
    try {
      await program.parseAsync(['node', 'twoam', 'plan', ...args]);
    } catch (error) {
      say(failureLine(error));
    }
    return said;
  };
  await twoam('put', '.twoam/revert.yaml');
  for (const version of ['1.4', '1.5']) {
    await desk.ask(recordChange, 'imoc', { body: { title: `Deploy ${version}`, services: ['checkout'], version } });
    desk.clock.advanceTo(desk.clock.now() + MINUTE_MS);
  }
  return { desk, twoam };
}

test('a rehearsal of a service begins by the command line, and says where to see it', async () => {
  const { desk, twoam } = await deskOfCheckout();
  const said = await twoam('rehearse', 'checkout', '--environment', 'staging');
  const [template] = (await desk.ask(listTemplates, 'imoc', {})).templates;
  expect(said).toContain('The rehearsal of checkout in staging has begun: 2 steps.');
  expect(said).toContain(`/ready/plans/runs/${template?.rehearsing?.runId}`);
});

test('what cannot be rehearsed is refused in one sentence', async () => {
  const { twoam } = await deskOfCheckout();
  expect(await twoam('rehearse', 'checkout', '--environment', 'production')).toMatch(/No change of checkout/);
  expect(await twoam('rehearse', 'ledger', '--environment', 'staging')).toMatch(/ledger/);
});
