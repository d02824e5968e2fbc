import { expect, test } from 'vitest';
import { getRoom } from '#contract/incident.ts';
import { agreeToWatch, standDown } from '#contract/stand-down.ts';
import { nightDesk, NEXT_MORNING, responder } from '#testing/night-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { runTwoamToEnd } from '#testing/run-twoam.ts';

type Desk = Awaited<ReturnType<typeof nightDesk>>;

/** What a verb prints, and the line with which it ends when it failed. */
const twoam = (desk: Desk, ...args: string[]) =>
  runTwoamToEnd(deskFetch(desk.context, responder('sample-ruth')), ['incident', ...args]);

test('whether it is safe to stop is said question by question, with who is called and where a person does it', async () => {
  const desk = await nightDesk();
  const { printed, failed } = await twoam(desk, 'stand-down', '1');
  expect(failed).toBeNull();
  expect(printed.split('\n').at(0)).toBe('Calling it a night until 2026-11-23 08:00 UTC:');
  expect(printed.split('\n').at(1)).toBe('By the procedure work goes on then after a night.');
  expect(printed).toContain('well     Alerts of checkout end the pause.');
  expect(printed).toContain('Called at 2026-11-23 08:00 UTC: Noa Levi, Ruth Adler, Maya Chen.');
  expect(printed).toContain(`only a person may: http://desk.example/incidents/${desk.id}`);
  expect((await desk.call(getRoom)).phase).toBe('mitigating');
});

test('every reason against it is printed, and the verb fails', async () => {
  const desk = await nightDesk();
  await desk.alert('checkout', { startedAt: desk.context.clock.now() });
  await desk.call(agreeToWatch, {}, responder('sample-tom'));
  const { printed, failed } = await twoam(desk, 'stand-down', '1', '--until', '2026-11-24T08:00:00Z');
  expect(printed).toContain('Offered is 2026-11-23 08:00 UTC: By the procedure work goes on then after a night.');
  expect(printed).toContain('not yet  Work would rest for 1 d 10 h, and the procedure allows 14 h. Choose an earlier');
  expect(printed).not.toContain('It is safe to stop.');
  expect(failed).toBe('It is not safe to stop yet: 1 reason against it.');
});

test('work that rests goes on with a reason, and work that does not is refused in one line', async () => {
  const desk = await nightDesk();
  expect((await twoam(desk, 'resume', '1', 'It gets worse.')).failed).toBe('Work does not rest. Go on in the room.');
  await desk.call(standDown, { body: { resumeAt: NEXT_MORNING } });
  expect(await twoam(desk, 'resume', '1', 'It gets worse.')).toEqual({ printed: 'Done.', failed: null });
  const { phase, timeline } = await desk.call(getRoom);
  expect(phase).toBe('mitigating');
  expect(timeline.find(({ type }) => type === 'WorkResumed')?.text).toBe('It gets worse.');
});
