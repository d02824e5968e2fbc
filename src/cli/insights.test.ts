import { expect, test } from 'vitest';
import { acknowledge, raiseHand } from '#contract/incident.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { failureLine } from './cli-context.ts';
import { runTwoam } from '#testing/run-twoam.ts';

const twoam = (desk: CommsDesk, ...args: string[]): Promise<string> =>
  runTwoam(deskFetch(desk.context, deskCaller('soc')), args);

async function acknowledgedAfter(minutes: number): Promise<CommsDesk> {
  const desk = await commsDesk();
  const { id } = await desk.ask(raiseHand, 'soc', { body: { title: 'Nobody can sign in' } });
  desk.clock.advanceTo(desk.context.clock.now() + minutes * MINUTE_MS);
  await desk.ask(acknowledge, 'on-call', { params: { id } });
  return desk;
}

test('insights say what will appear where there is nothing yet', async () => {
  expect(await twoam(await commsDesk(), 'insights')).toBe(
    'No incident in this time. Figures appear with the first one; drills do not count.',
  );
});

test('insights tell each figure with how many it was counted from', async () => {
  const told = await twoam(await acknowledgedAfter(4), 'insights', '--by', 'quarter');
  expect(told).toContain('Somebody on it         half within 4 min, nine of ten within 4 min (n = 1)');
  expect(told).toContain('Service restored       in none');
  expect(told).toContain('False alarms           0 of 1');
  expect(told).toContain('2026-Q4  1 incident, on time');
});

test('insights come as CSV and as JSON too', async () => {
  const desk = await acknowledgedAfter(4);
  expect(await twoam(desk, 'insights', '--csv')).toContain(
    '"time from the first signal","acknowledged","1","","4","4"',
  );
  expect(JSON.parse(await twoam(desk, 'insights', '--json'))).toMatchObject({ by: 'week', total: { incidents: 1 } });
});

test('another grain than week or quarter is refused with those there are', async () => {
  const refusal = twoam(await commsDesk(), 'insights', '--by', 'month').catch((error: unknown) => failureLine(error));
  expect(await refusal).toBe('Say --by week or --by quarter.');
});
