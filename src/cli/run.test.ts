import { expect, test } from 'vitest';
import { SECOND_MS } from '#core/shared/instant.ts';
import type { PlanStep } from '#core/revert/revert-plan.ts';
import { deskCaller } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { DONE, revertDesk, type RevertDesk } from '#testing/revert-desk.ts';
import { refusalOfTwoam, runTwoam } from '#testing/run-twoam.ts';

const BY_HAND: PlanStep = {
  ...webhookStep('gateway'),
  action: { executor: 'manual', instructions: 'Deploy gateway 1.9.2.' },
};

const twoam = ({ context }: RevertDesk, ...args: string[]): Promise<string> =>
  runTwoam(deskFetch(context, deskCaller('imoc')), args);

const refused = ({ context }: RevertDesk, ...args: string[]): Promise<string> =>
  refusalOfTwoam(deskFetch(context, deskCaller('imoc')), args);

test('a run shows its steps and where a person ticks them; a tick goes for the step that was named', async () => {
  const desk = await revertDesk();
  const id = await desk.press(revertPlan({ steps: [BY_HAND, webhookStep('flip')] }));
  await desk.pass(SECOND_MS);
  const shown = await twoam(desk, 'run', 'show', id);
  expect(shown).toContain('Deploy gateway 1.9.2.');
  expect(shown).toMatch(
    /waits for a person: when it is done, tick it on the desk’s page \/incidents\/\w+\/runs\/\w+\./,
  );
  expect(await twoam(desk, 'run', 'tick', id, 'gateway', '--note', 'Rolled out')).toContain('Rolled out');
  expect(await refused(desk, 'run', 'tick', id, 'gateway')).toBe(
    `“gateway” does not wait for that. No step waits for that now. See \`twoam run show ${id}\`.`,
  );
  expect(await twoam(desk, 'run', 'list', '--incident', '1')).toContain(id);
});

test('a failed step is judged, and a run is cancelled, from the command line', async () => {
  const desk = await revertDesk();
  desk.outside.answer({ start: { state: 'ended', outcome: 'failed', why: 'exit 1', output: 'no such flag\n' } });
  const id = await desk.press(revertPlan({ steps: [webhookStep('flip'), BY_HAND] }));
  await desk.pass(SECOND_MS);
  expect(await twoam(desk, 'run', 'show', id)).toContain('| no such flag');
  desk.outside.answer({ start: DONE });
  await twoam(desk, 'run', 'judge', id, 'flip', '--verdict', 'run-again');
  await desk.pass(SECOND_MS);
  const { steps } = JSON.parse(await twoam(desk, '--json', 'run', 'show', id)) as { steps: { status: string }[] };
  expect(steps.map(({ status }) => status)).toEqual(['succeeded', 'intended']);
  expect(await twoam(desk, 'run', 'cancel', id, '--reason', 'Another cause')).toContain('cancelled');
});
