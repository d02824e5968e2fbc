import { describe, expect, test } from 'vitest';
import { assignRole } from '#contract/incident-roles.ts';
import { getRoom } from '#contract/incident.ts';
import { parkIdea } from '#contract/conversation.ts';
import { proposeHandover } from '#contract/handover.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { refusalOfTwoam, runTwoam } from '#testing/run-twoam.ts';

type Caller = ReturnType<typeof deskCaller>;

const fetchAs = (desk: CommsDesk, by: string | Caller): typeof fetch =>
  deskFetch(desk.context, typeof by === 'string' ? deskCaller(by) : by);

const twoam = (desk: CommsDesk, args: string[], by: string | Caller = 'tloc'): Promise<string> =>
  runTwoam(fetchAs(desk, by), ['incident', ...args]);

const refusal = (desk: CommsDesk, args: string[], by: string | Caller = 'tloc'): Promise<string> =>
  refusalOfTwoam(fetchAs(desk, by), ['incident', ...args]);

/** The incident manager asks the tech lead to take over. */
async function handedOver(): Promise<CommsDesk & { id: string; holder(role: string): Promise<string | undefined> }> {
  const desk = await commsDesk();
  const id = await desk.outage([{}]);
  const at = { params: { id } };
  for (const role of ['imoc', 'soc']) await desk.ask(assignRole, role, { ...at, body: { role, personId: role } });
  await desk.ask(proposeHandover, 'imoc', { ...at, body: { role: 'imoc', toPersonId: 'tloc' } });
  const holder = async (role: string) =>
    (await desk.ask(getRoom, 'imoc', at)).roles.find((one) => one.role === role)?.holder?.id;
  return { ...desk, id, holder };
}

const digestIn = (words: string): string => /Digest: (\w+)/.exec(words)?.[1] ?? '';
const READ_BACK = ['--read-back', 'Nothing helped yet; I revert next.'];

describe('taking over on the command line', () => {
  test('prints the packet with its digest, and takes over what was read', async () => {
    const desk = await handedOver();
    const words = await twoam(desk, ['packet', '1']);
    expect(words).toMatch(/^You are asked to take over as Incident manager on call from The imoc\./);
    expect(words).toContain('What was tried:\n  Nothing has been tried yet.');
    expect(await twoam(desk, ['take-over', '1'])).toBe(words);
    const digest = digestIn(words);
    expect(words).toContain(`twoam incident take-over 1 --role imoc --digest ${digest} --read-back`);
    expect(await twoam(desk, ['take-over', '1', '--digest', digest, ...READ_BACK])).toBe(
      'You are now the Incident manager on call. The imoc is relieved.',
    );
    expect(await desk.holder('imoc')).toBe('tloc');
  });

  test('is refused without the digest of the packet that was read', async () => {
    const desk = await handedOver();
    expect(await refusal(desk, ['take-over', '1', ...READ_BACK])).toBe(
      'Say which packet you have read: add --digest, with what `twoam incident packet 1` prints at its end.',
    );
    expect(await desk.holder('imoc')).toBe('imoc');
  });

  test('a packet that is older than what happened since is refused with what is new, and the digest to go on with', async () => {
    const desk = await handedOver();
    const read = digestIn(await twoam(desk, ['packet', '1']));
    await desk.ask(parkIdea, 'soc', { params: { id: desk.id }, body: { text: 'An idea that changes nothing' } });
    await twoam(desk, ['assess', '1', '--override', 'P2', '--reason', 'Fewer than thought'], 'imoc');
    const words = await refusal(desk, ['take-over', '1', '--digest', read, ...READ_BACK]);
    expect(words).toMatch(/^The packet is older than what happened since\. New in it:\n {2}A core feature is hurt/);
    expect(words).not.toContain('Nothing has been tried yet.');
    expect(await desk.holder('imoc')).toBe('imoc');
    const digest = /--digest (\w+)\.$/.exec(words)?.[1] ?? '';
    expect(await twoam(desk, ['take-over', '1', '--digest', digest, ...READ_BACK])).toContain('You are now');
  });

  test('a digest that the packet never had is refused, and says where to read', async () => {
    const desk = await handedOver();
    expect(await refusal(desk, ['take-over', '1', '--digest', 'guessed', ...READ_BACK])).toBe(
      'This is not the packet as it stands now. Read it again with `twoam incident packet 1`.',
    );
  });

  test('asks for the role when more than one is asked of the same person, and for none when the other is not theirs', async () => {
    const desk = await handedOver();
    const propose = (toPersonId: string) =>
      desk.ask(proposeHandover, 'soc', { params: { id: desk.id }, body: { role: 'soc', toPersonId } });
    await propose('approver');
    expect(await twoam(desk, ['packet', '1'])).toContain('as Incident manager on call');
    expect(await refusal(desk, ['packet', '1'], 'on-call')).toContain('More than one role is handed over here');
    await desk.ask(assignRole, 'soc', { params: { id: desk.id }, body: { role: 'soc', personId: 'on-call' } });
    await propose('tloc');
    expect(await refusal(desk, ['take-over', '1'])).toBe(
      'More than one role is handed over here: imoc, soc. Name the one you mean with --role.',
    );
    const digest = digestIn(await twoam(desk, ['packet', '1', '--role', 'soc']));
    expect(await twoam(desk, ['take-over', '1', '--role', 'soc', '--digest', digest, ...READ_BACK])).toContain(
      'You are now the Support on call.',
    );
    expect([await desk.holder('imoc'), await desk.holder('soc')]).toEqual(['imoc', 'tloc']);
  });

  test('says in one sentence that nothing is handed over, or not as that role', async () => {
    const desk = await handedOver();
    expect(await refusal(desk, ['packet', '1', '--role', 'soc'])).toBe(
      'Nobody hands over as soc in this incident. See `twoam incident show 1`.',
    );
    const quiet = await commsDesk();
    await quiet.outage([{}]);
    expect(await refusal(quiet, ['take-over', '1'])).toBe(
      'Nothing is being handed over in this incident. See `twoam incident show 1`.',
    );
  });

  test('a machine is told that a person reads back', async () => {
    const desk = await handedOver();
    const token = { ...deskCaller('x'), actor: { kind: 'token', id: 'pipeline' } as const, personId: null };
    const read = digestIn(await twoam(desk, ['packet', '1']));
    expect(await refusal(desk, ['take-over', '1', '--digest', read, ...READ_BACK], token)).toBe(
      'Only a person who was asked takes over. Sign in on the desk, read the packet and say it back there.',
    );
  });
});

describe('handing over on the command line', () => {
  test('says why each is asked, and warns when somebody is named who needs relief themselves', async () => {
    const desk = await handedOver();
    await desk.ask(assignRole, 'soc', { params: { id: desk.id }, body: { role: 'tloc', personId: 'on-call' } });
    desk.clock.advanceTo(desk.clock.now() + 5 * HOUR_MS);
    const words = await twoam(desk, ['hand-over', '1', 'soc', '--to', 'on-call'], 'soc');
    expect(words).toBe(
      'Asked: The on-call (past hand-over level).\nThe on-call is past hand-over level; asking anyway is recorded.',
    );
  });
});
