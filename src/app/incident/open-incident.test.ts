import { expect, test } from 'vitest';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { commsDesk } from '#testing/comms-desk.ts';

test('a hand that is raised again with the same key is the same hand, with its words once', async () => {
  const desk = await commsDesk();
  const body = { title: 'Sign in fails', details: 'For everybody I asked', key: 'press-1' };
  const raised = await Promise.all([
    desk.ask(raiseHand, 'on-call', { body }),
    desk.ask(raiseHand, 'on-call', { body }),
  ]);
  const again = await desk.ask(raiseHand, 'on-call', { body });
  expect(new Set([...raised, again].map(({ id }) => id)).size).toBe(1);
  const room = await desk.ask(getRoom, 'on-call', { params: { id: again.id } });
  expect(room.timeline.filter(({ text }) => text === body.details)).toHaveLength(1);
});

test('the same key of somebody else, and no key, is another hand', async () => {
  const desk = await commsDesk();
  const raise = async (by: string, key: string | null) =>
    (await desk.ask(raiseHand, by, { body: { title: 'Sign in fails', key } })).id;
  const ids = [
    await raise('on-call', 'k'),
    await raise('imoc', 'k'),
    await raise('imoc', null),
    await raise('imoc', null),
  ];
  expect(new Set(ids).size).toBe(4);
});
