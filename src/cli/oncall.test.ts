import { beforeEach, expect, test } from 'vitest';
import { assignRole } from '#contract/incident-roles.ts';
import { raiseHand } from '#contract/incident.ts';
import { fromIso } from '#core/shared/instant.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { runTwoamToEnd } from '#testing/run-twoam.ts';

let desk: CommsDesk;
beforeEach(async () => {
  desk = await commsDesk();
});

async function twoam(...args: string[]): Promise<string> {
  const { printed, failed } = await runTwoamToEnd(deskFetch(desk.context, deskCaller('soc')), args);
  return failed ?? printed;
}

async function worksAtNight(): Promise<void> {
  desk.clock.advanceTo(fromIso('2026-11-24T23:00:00Z'));
  const { id } = await desk.ask(raiseHand, 'soc', { body: { title: 'Sign in fails' } });
  await desk.ask(assignRole, 'soc', { params: { id }, body: { role: 'tloc', personId: 'tloc' } });
  desk.clock.advanceTo(fromIso('2026-11-25T04:00:00Z'));
}

test('nobody rests where nobody worked at night', async () => {
  expect(await twoam('oncall', 'protect')).toBe('Nobody rests after a night of work.');
});

test('who rests is told with the duty in the way of it, and swapped by one command', async () => {
  await worksAtNight();
  expect(await twoam('oncall', 'protect')).toBe(
    [
      'The tloc still works, and then rests at least until 2026-11-25 15:00 UTC',
      '  The tloc is on duty for tloc from 2026-11-25 04:00 UTC to 2026-11-25 15:00 UTC',
      '    The imoc could take over: twoam oncall swap tloc tloc',
    ].join('\n'),
  );
  const done = 'The imoc takes over tloc from The tloc until 2026-11-25 15:00 UTC. Both are told.';
  expect(await twoam('oncall', 'swap', 'tloc', 'tloc')).toBe(done);
  expect(await twoam('oncall', 'swap', 'tloc', 'tloc')).toBe(done);
  expect(await twoam('oncall', 'protect')).toContain('  The imoc takes over tloc from The tloc');
});

test('cover that cannot be is refused in one line', async () => {
  await worksAtNight();
  expect(await twoam('oncall', 'swap', 'tloc', 'tloc', '--cover', 'tloc')).toBe(
    'They cannot cover for themselves. Choose somebody who is rested.',
  );
});
