import { describe, expect, test } from 'vitest';
import { declineHandover, proposeHandover, reliefOutlook } from '#contract/handover.ts';
import { assignRole } from '#contract/incident-roles.ts';
import { getRoom, listIncidents } from '#contract/incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { DESK } from '#core/shared/actor.ts';
import { commsDesk } from '#testing/comms-desk.ts';

/** The incident manager of a P1 at five in the afternoon. */
async function managed() {
  const desk = await commsDesk();
  const id = await desk.outage([{}]);
  const at = { params: { id } };
  await desk.ask(assignRole, 'imoc', { ...at, body: { role: 'imoc', personId: 'imoc' } });
  return {
    desk,
    propose: (toPersonId: string | null) =>
      desk.ask(proposeHandover, 'imoc', { ...at, body: { role: 'imoc', toPersonId } }),
    decline: (by: string, handoverId: string) => desk.ask(declineHandover, by, { ...at, body: { handoverId } }),
    room: () => desk.ask(getRoom, 'imoc', at),
    outlook: (query: { role: string; to?: string }) =>
      desk.ask(reliefOutlook, 'imoc', { ...at, query: { space: 'real', ...query } }),
    summary: async () =>
      (await desk.ask(listIncidents, 'imoc', { query: { space: 'real', state: 'open', limit: 10 } })).incidents[0],
  };
}

describe('while a role is handed over, everybody who works here and Now show', () => {
  test('who is asked at this moment, and why: the level and no figure', async () => {
    const { propose, room, summary } = await managed();
    await propose('tloc');
    const [handover] = (await room()).handovers;
    expect(handover).toMatchObject({
      asked: { id: 'tloc' },
      candidates: [{ id: 'tloc', declined: false, why: 'rested' }],
    });
    expect((await summary())?.handovers).toMatchObject([
      { role: 'imoc', from: { id: 'imoc' }, asked: { id: 'tloc' }, stillAsked: [{ id: 'tloc' }], end: null },
    ]);
  });

  test('that somebody declined, and who is asked instead or that nobody is left', async () => {
    const { desk, decline, room, summary } = await managed();
    const { id } = await room();
    const asked = { handoverId: 'h1', role: 'imoc', candidateIds: ['tloc', 'soc'], pageId: 'ask-1', noteTextId: null };
    await runCommand(desk.context, id, () => ({
      command: { type: 'ProposeHandover', by: DESK, cause: 'rest-policy', ...asked },
    }));
    await decline('tloc', 'h1');
    expect((await room()).handovers[0]).toMatchObject({ asked: { id: 'soc' } });
    expect((await summary())?.handovers[0]).toMatchObject({ asked: { id: 'soc' }, declined: [{ id: 'tloc' }] });
    await decline('soc', 'h1');
    const { handovers, unmetHandovers } = await room();
    expect(handovers).toEqual([]);
    expect(unmetHandovers).toMatchObject([
      { role: 'imoc', end: 'all-declined', declined: [{ id: 'tloc' }, { id: 'soc' }] },
    ]);
    expect((await summary())?.handovers).toMatchObject([{ end: 'all-declined', stillAsked: [], asked: null }]);
  });
});

describe('before anybody is asked', () => {
  test('the desk says whom it would ask, in order, and why', async () => {
    const { outlook, propose } = await managed();
    const { candidates, warning } = await outlook({ role: 'imoc' });
    expect(candidates[0]).toEqual({ id: 'tloc', name: 'The tloc', why: 'rested' });
    expect(warning).toBeNull();
    expect((await propose(null)).candidates).toEqual(candidates);
  });

  test('whoever names somebody who needs relief themselves is warned by the level alone, and may ask', async () => {
    const { desk, outlook, propose, room } = await managed();
    const { id } = await room();
    await desk.ask(assignRole, 'soc', { params: { id }, body: { role: 'soc', personId: 'soc' } });
    expect((await outlook({ role: 'imoc', to: 'soc' })).warning).toBeNull();
    desk.clock.advanceTo(desk.clock.now() + 5 * HOUR_MS);
    const { warning, candidates } = await outlook({ role: 'imoc', to: 'soc' });
    expect([warning, candidates]).toEqual(['The soc is past hand-over level; asking anyway is recorded.', []]);
    const asked = await propose('soc');
    expect([asked.warning, asked.candidates.map((one) => one.id)]).toEqual([warning, ['soc']]);
    const stored = await desk.context.storage.events.read({ kind: 'incident', id });
    expect(JSON.stringify(stored)).not.toMatch(/hand-over level|"hand-over"/);
  });

  test('a role that the procedure does not know is refused', async () => {
    const { outlook } = await managed();
    await expect(outlook({ role: 'constructor' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
