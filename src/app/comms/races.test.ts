import { describe, expect, test } from 'vitest';
import { approvalView } from './approvals.ts';
import { handleWakeUp } from '../wake-up.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import { Refused } from '../refused.ts';
import { getRoom } from '#contract/incident.ts';
import { holdUpdate } from '#contract/duties.ts';
import { postMessage } from '#contract/conversation.ts';
import { postUpdate, takeDraft } from '#contract/updates.ts';
import type { Room } from '#contract/room.ts';
import { answerApproval, askApproval, judgeWords, listApprovals } from '#contract/words.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk, type CommsDeskOptions } from '#testing/comms-desk.ts';

const ACME: NonNullable<CommsDeskOptions['customers']> = [
  { id: 'acme', name: 'Acme', tier: 'standard', contract: null, emails: ['ops@acme.example'], contacts: [] },
];

async function outage(): Promise<{ desk: CommsDesk; id: string; params: { id: string } }> {
  const desk = await commsDesk({ customers: ACME });
  const id = await desk.outage([{ customer: 'acme' }]);
  return { desk, id, params: { id } };
}

const roomOf = (desk: CommsDesk, id: string): Promise<Room> => desk.ask(getRoom, 'soc', { params: { id } });

/** Words that left for the customer, oldest first. */
async function mailsTo(desk: CommsDesk, address: string): Promise<OutboxRow[]> {
  const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
  return rows.filter(({ message }) => message.about === 'update' && message.address === address).toReversed();
}

/** Lets time pass; everything due on the way happens. */
async function pass(desk: CommsDesk, id: string, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    desk.clock.advanceTo(desk.clock.now() + MINUTE_MS);
    await handleWakeUp(desk.context, { kind: 'incident', id });
  }
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error('it was not refused');
  return error.details[0]?.message;
}

describe('two editors of one update', () => {
  test('see each other while they write', async () => {
    const { desk, id, params } = await outage();
    await desk.ask(takeDraft, 'soc', { params, body: { audience: 'customers' } });
    await desk.ask(takeDraft, 'soc', { params, body: { audience: 'customers' } });
    expect((await roomOf(desk, id)).drafts).toMatchObject([{ audience: 'customers', by: { id: 'soc' } }]);
    await desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers', text: 'We are investigating.' } });
    expect((await roomOf(desk, id)).drafts).toEqual([]);
  });

  test('the second is told that the first has sent, and the customer gets one version', async () => {
    const { desk, params } = await outage();
    const send = (by: string, text: string) =>
      desk.ask(postUpdate, by, { params, body: { audience: 'customers', text, seenUpdateId: null } });
    const sent = await Promise.allSettled([
      send('soc', 'Saving an environment fails for some customers.'),
      send('imoc', 'Some customers cannot save an environment.'),
    ]);
    expect(sent.map(({ status }) => status).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(1);
    expect(await refusalOf(send('imoc', 'Some customers cannot save an environment.'))).toBe('words-overtaken');
  });

  test('whoever has read the first words sends the next ones', async () => {
    const { desk, id, params } = await outage();
    await desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers' } });
    const seenUpdateId = (await roomOf(desk, id)).updates.findLast(({ audience }) => audience === 'customers')?.id;
    const body = { audience: 'customers', text: 'Some customers cannot save an environment.', seenUpdateId };
    await desk.ask(postUpdate, 'soc', { params, body });
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(2);
  });

  test('standard words that five ask for in one moment go out once, also when nobody says what they saw', async () => {
    const { desk, params } = await outage();
    const send = () => desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers' } });
    const sent = await Promise.allSettled([send(), send(), send(), send(), send()]);
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(1);
    expect(await refusalOf(send())).toBe('words-overtaken');
  });

  test('standard words half a minute later are the next update', async () => {
    const { desk, params } = await outage();
    const send = () => desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers' } });
    await send();
    desk.clock.advanceTo(desk.clock.now() + 0.5 * MINUTE_MS);
    await send();
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(2);
  });

  test('a person who edits when the draft is due is overtaken by it, and keeps their words for the next', async () => {
    const { desk, id, params } = await outage();
    await desk.ask(takeDraft, 'soc', { params, body: { audience: 'customers' } });
    await pass(desk, id, 16);
    const mine = { audience: 'customers', text: 'Some customers cannot save an environment.', seenUpdateId: null };
    expect(await refusalOf(desk.ask(postUpdate, 'soc', { params, body: mine }))).toBe('words-overtaken');
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(1);
  });
});

describe('an update held at the last second', () => {
  const duty = async (desk: CommsDesk, id: string) => {
    const found = (await roomOf(desk, id)).duties.find(({ step }) => step === 'update-customers');
    if (found === undefined) throw new Error('nothing is owed to customers');
    return found;
  };

  test.each([
    ['the hold comes first', true],
    ['the automatic sending comes first', false],
  ])('either stays or has gone, never both: %s', async (_, holdFirst) => {
    const { desk, id, params } = await outage();
    const { key, performAt } = await duty(desk, id);
    desk.clock.advanceTo(Date.parse(performAt ?? ''));
    const hold = () =>
      desk.ask(holdUpdate, 'soc', { params, body: { key, minutes: 10, reason: 'The feature is wrong' } });
    const send = () => handleWakeUp(desk.context, { kind: 'incident', id });
    const [held] = await Promise.allSettled(holdFirst ? [hold(), send()] : [send(), hold()].toReversed());
    const mails = await mailsTo(desk, 'ops@acme.example');
    expect(mails.length).toBe(held?.status === 'fulfilled' ? 0 : 1);
    await pass(desk, id, 11);
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(1);
  });
});

describe('an approver who does not answer', () => {
  const WORDS = 'Some customers cannot save an environment. It will be fixed by 18:00.';
  const asked = async () => {
    const all = await outage();
    const { desk, params } = all;
    const body = { audience: 'customers', text: WORDS };
    const { approvalId } = await desk.ask(askApproval, 'soc', { params, body });
    return { ...all, approvalId };
  };
  const askedPeople = async (desk: CommsDesk): Promise<(string | null)[]> => {
    const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
    return rows.filter(({ message }) => message.subject.startsWith('Please approve')).map((row) => row.message.address);
  };

  test('nothing unapproved goes out while they think, and the delegate is asked after five minutes', async () => {
    const { desk, id } = await asked();
    expect(await askedPeople(desk)).toEqual(['approver@desk.example']);
    await pass(desk, id, 4);
    expect(await mailsTo(desk, 'ops@acme.example')).toEqual([]);
    await pass(desk, id, 2);
    expect(await askedPeople(desk)).toContain('imoc@desk.example');
    expect(await mailsTo(desk, 'ops@acme.example')).toEqual([]);
  });

  test('five minutes later the words go out once, without the sentence that was flagged', async () => {
    const { desk, id, params, approvalId } = await asked();
    await pass(desk, id, 11);
    const mails = await mailsTo(desk, 'ops@acme.example');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.message.body).toContain('Some customers cannot save an environment.');
    expect(mails[0]?.message.body).not.toContain('18:00.');
    const late = desk.ask(answerApproval, 'approver', { params, body: { approvalId, outcome: 'approved' } });
    expect(await refusalOf(late)).toBe('approval-answered');
    expect(await mailsTo(desk, 'ops@acme.example')).toHaveLength(1);
  });
});

test('a commander who asked is offered every answer but the one that others must give', async () => {
  const { desk, id, params } = await outage();
  const text = 'Some customers cannot save an environment. It will be fixed by 18:00.';
  const { approvalId } = await desk.ask(askApproval, 'imoc', { params, body: { audience: 'customers', text } });
  const [inRoom] = (await roomOf(desk, id)).approvals;
  expect(inRoom?.answerers.map((one) => one.id)).toEqual(expect.arrayContaining(['approver', 'imoc']));
  expect(inRoom?.approverIds).toContain('approver');
  expect(inRoom?.approverIds).not.toContain('imoc');
  const offered = async (personId: 'approver' | 'imoc') => [
    (await approvalView(desk.context, { incidentId: id, approvalId, personId }))?.mayApprove,
    (await desk.ask(listApprovals, personId, {})).waiting[0]?.mayApprove,
  ];
  expect(await offered('imoc')).toEqual([false, false]);
  expect(await offered('approver')).toEqual([true, true]);
});

test('a suspected change may be talked about inside and is stopped on its way outside', async () => {
  const { desk, params } = await outage();
  const text = 'we think it’s related to a deploy, working on a fix';
  const inside = await desk.ask(judgeWords, 'on-call', { params, body: { text } });
  expect(inside).toMatchObject({ isClear: true });
  const send = desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers', text } });
  expect(await refusalOf(send)).toBe('needs-approval');
  expect(await mailsTo(desk, 'ops@acme.example')).toEqual([]);
});

test('what is said in the room is read again when it is sent, and a promise in it is pointed out', async () => {
  const { desk, params } = await outage();
  const say = async (text: string) =>
    (await desk.ask(postMessage, 'on-call', { params, body: { text } })).guard.findings.filter(
      ({ judgement }) => judgement !== 'allow',
    );
  expect(await say('This will never happen again.')).toMatchObject([{ label: 'never_again', judgement: 'hint' }]);
  expect(await say('The error rate is back to normal.')).toEqual([]);
});
