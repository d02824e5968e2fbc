import { expect, test } from 'vitest';
import { answerInvitation, getGameDay } from '#contract/game-days.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { gameDesk, NOA, LEA, TOKEN, type GameDesk } from '#testing/game-desk.ts';
import { runTwoamToEnd } from '#testing/run-twoam.ts';

/** What the verb prints, with a token that may do everything. */
async function twoam(desk: GameDesk, ...args: string[]): Promise<string> {
  const real = await desk.house.context('real');
  const { printed, failed } = await runTwoamToEnd(deskFetch(real, TOKEN, desk.routes), ['gameday', ...args]);
  return failed ?? printed;
}

test('a game day is planned, run and ended from the command line, and nobody agrees there', async () => {
  const desk = await gameDesk();
  expect(await twoam(desk, 'list')).toBe('No game day is planned.');
  const plan = ['plan', 'Autumn practice', '--at', '2026-12-03T10:00:00Z'];
  expect(await twoam(desk, ...plan, '--invite', 'nobody=imoc')).toBe('Nobody is called nobody. Use the id.');
  expect(await twoam(desk, ...plan, '--invite', 'noa@acme.example')).toContain('as PERSON=ROLE');
  const planned = await twoam(desk, ...plan, '--invite', 'noa@acme.example=on-call', 'Dan Bar=imoc');
  expect(planned).toMatch(
    /^Planned, and everybody is asked\.\ngame_?\S*\s+planned .*Autumn practice \(Signals by hand\)/,
  );
  expect(planned).toContain('asked    Noa Levi, On-call engineer');
  const id = /\n(\S+)/.exec(planned)?.[1] ?? '';

  expect(await twoam(desk, 'start', id)).toBe(
    'Nobody has agreed to play yet. Wait for an answer, or invite somebody else.',
  );
  await desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'agreed', channels: ['mail'] } });
  expect(await twoam(desk, 'start', id)).toContain('agreed   Noa Levi, On-call engineer, reached by mail');
  expect(await twoam(desk, 'report', id, 'Cards are refused')).toBe('The report is in.');
  expect(await twoam(desk, 'alert', id, 'Disk is full', '--resolved')).toBe('The alert has ended.');
  expect(await twoam(desk, 'pause', id)).toContain(' paused ');
  expect(await twoam(desk, 'go-on', id)).toContain(' running ');
  expect(await twoam(desk, 'end', id)).toContain(' ended ');
  expect(await twoam(desk, 'result', id)).toMatch(/Incident 1\n {2}\d\d:\d\d {2}/);
  expect((await desk.call(LEA, getGameDay, { params: { id } })).incidentIds).toHaveLength(1);
  expect(await twoam(desk, 'remove', id)).toBe('Removed.');
});
