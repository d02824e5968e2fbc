import { beforeEach, describe, expect, test } from 'vitest';
import { getRoom, resolve } from '#contract/incident.ts';
import { parkIdea } from '#contract/conversation.ts';
import { sharePostmortem, writePostmortem } from '#contract/postmortem.ts';
import * as contract from '#contract/postmortem.ts';
import { POSTMORTEM_ORDER } from '#core/postmortem/postmortem.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { Refused } from '../refused.ts';

let desk: CommsDesk;
let id: string;
let params: { id: string };

beforeEach(async () => {
  desk = await commsDesk();
  id = await desk.outage([{ customer: 'Acme' }]);
  params = { id };
  await desk.ask(parkIdea, 'tloc', { params, body: { text: 'Watch the queue’s length.' } });
});

async function resolved(): Promise<void> {
  await desk.ask(resolve, 'imoc', { params, body: { verification: 'Saving works for all.' } });
  desk.clock.advanceTo(desk.clock.now() + MINUTE_MS);
}

const read = () => desk.ask(contract.getPostmortem, 'imoc', { params });
const save = (by: string, baseVersion: number, body: string, section = 'summary') =>
  desk.ask(contract.savePostmortemSection, by, { params: { id, section }, body: { baseVersion, body } });
const handIn = (by = 'imoc') => desk.ask(contract.handInPostmortem, by, { params });
const review = (by: string, outcome: 'approved' | 'changes-asked', note?: string) =>
  desk.ask(contract.reviewPostmortem, by, { params, body: { outcome, ...(note === undefined ? {} : { note }) } });
const share = () => desk.ask(sharePostmortem, 'imoc', { params, body: { note: 'Thank you all.' } });

async function refusal(asked: Promise<unknown>): Promise<Refused> {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error('it was not refused', { cause: error });
  return error;
}

test('a postmortem is not opened while the incident is', async () => {
  expect((await refusal(read())).words).toMatchObject({ reason: 'A postmortem is written after the incident.' });
  expect((await refusal(save('imoc', 0, 'Early.'))).details).toEqual([{ message: 'not-resolved' }]);
  expect((await refusal(handIn())).details).toEqual([{ message: 'not-resolved' }]);
});

test('it opens itself with facts, questions to its writers, parked ideas and its duty', async () => {
  await resolved();
  const shown = await read();
  expect(shown.parts.map((part) => part.id)).toEqual(POSTMORTEM_ORDER);
  expect(shown.state).toBe('writing');
  expect(shown.ideas).toMatchObject([{ text: 'Watch the queue’s length.', by: { name: 'The tloc' } }]);
  expect(shown.duties.map(({ act }) => act)).toEqual(['write-postmortem']);
  const summary = shown.parts.find((part) => part.id === 'summary');
  expect(summary).toMatchObject({ body: '', version: 0, saved: null });
  expect(summary?.kind === 'prose' && summary.prompts.length).toBeGreaterThan(1);
  const timeline = shown.parts.find((part) => part.id === 'timeline');
  if (timeline?.kind !== 'facts') throw new Error('the timeline is a fact');
  const { timeline: inRoom } = await desk.ask(getRoom, 'imoc', { params });
  const told = inRoom.filter(({ kind }) => kind !== 'delivery').map(({ seq }) => seq);
  expect(timeline.facts.flatMap(({ sources }) => sources.map(({ seq }) => seq))).toEqual(told);
});

describe('writing together', () => {
  beforeEach(resolved);

  test('what two people write in different lines is put together', async () => {
    await save('imoc', 0, 'It hurt.\n\nIt ended.');
    await save('tloc', 1, 'It hurt, for an hour.\n\nIt ended.');
    const merged = await save('imoc', 1, 'It hurt.\n\nIt ended by a revert.');
    expect(merged).toMatchObject({ version: 3, merged: true, body: 'It hurt, for an hour.\n\nIt ended by a revert.' });
  });

  test('where both changed one line nothing is stored, and both texts are told', async () => {
    await save('imoc', 0, 'It hurt.');
    await save('tloc', 1, 'It hurt an hour.');
    const error = await refusal(save('imoc', 1, 'It hurt two customers.'));
    expect(error.code).toBe('postmortem-conflict');
    const told = Object.fromEntries(error.details.map(({ path, message }) => [path, message]));
    expect(told).toMatchObject({
      'stored.body': 'It hurt an hour.',
      'stored.version': '2',
      yours: 'It hurt two customers.',
    });
    const { versions } = await desk.ask(contract.postmortemHistory, 'soc', { params: { id, section: 'summary' } });
    expect(versions.map(({ version, by }) => [version, by.name])).toEqual([
      [2, 'The tloc'],
      [1, 'The imoc'],
    ]);
  });

  test('the same save again, also after a colleague went on from it, is the same version', async () => {
    expect(await save('imoc', 0, 'It hurt.')).toMatchObject({ version: 1 });
    expect(await save('imoc', 0, 'It hurt.')).toMatchObject({ version: 1 });
    await save('tloc', 1, 'It hurt.\nIt ended.');
    expect(await save('imoc', 0, 'It hurt.')).toMatchObject({ version: 2, body: 'It hurt.\nIt ended.' });
  });

  test('of many who save at once nobody’s line is lost', async () => {
    await save('imoc', 0, 'a\n\nb\n\nc\n\nd\n\ne');
    const lines = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(
      lines.map((line) => save(line, 1, lines.map((one) => (one === line ? `${one} by me` : one)).join('\n\n'))),
    );
    const { parts } = await read();
    expect(parts.find((part) => part.id === 'summary')).toMatchObject({
      body: lines.map((line) => `${line} by me`).join('\n\n'),
      version: 6,
    });
  });

  test('a text that nobody would read to its end is refused', () => {
    const { body } = contract.savePostmortemSection;
    expect(body.safeParse({ baseVersion: 0, body: 'x'.repeat(100_000) }).success).toBe(true);
    expect(body.safeParse({ baseVersion: 0, body: 'x'.repeat(100_001) }).success).toBe(false);
  });

  test('only parts that people write are saved', async () => {
    expect((await refusal(save('imoc', 0, 'It hurt.', 'timeline'))).code).toBe('not-found');
  });

  test('a version that does not exist yet is nothing to build on', async () => {
    expect((await refusal(save('imoc', 7, 'It hurt.'))).code).toBe('not-found');
  });

  test('an older version comes back as the newest, and what was newest stays in the history', async () => {
    await save('imoc', 0, 'It hurt.');
    await save('imoc', 1, '');
    const section = { id, section: 'summary' };
    const again = { version: 1, baseVersion: 2 };
    expect(await desk.ask(contract.restorePostmortemSection, 'tloc', { params: section, body: again })).toMatchObject({
      version: 3,
      body: 'It hurt.',
    });
    const late = desk.ask(contract.restorePostmortemSection, 'tloc', { params: section, body: again });
    expect((await refusal(late)).code).toBe('version-conflict');
    const old = await desk.ask(contract.postmortemRevision, 'soc', {
      params: section,
      query: { space: 'real', version: 2 },
    });
    expect(old).toMatchObject({ version: 2, body: '', by: { name: 'The imoc' } });
  });
});

describe('from written to shared', () => {
  beforeEach(async () => {
    await resolved();
    await save('imoc', 0, 'Saving failed for an hour.');
  });

  test('handing in freezes the document and does the duty', async () => {
    await handIn();
    const shown = await read();
    expect(shown).toMatchObject({ state: 'in-review', handedIn: { by: { name: 'The imoc' }, changedSince: false } });
    expect(shown.duties.map(({ act }) => act)).toEqual(['share-postmortem']);
    desk.clock.advanceTo(desk.clock.now() + 1);
    await save('tloc', 0, 'A queue was full.', 'causes');
    expect((await read()).handedIn?.changedSince).toBe(true);
  });

  test('a colleague asks for changes, and sharing waits until it is handed in again', async () => {
    await handIn();
    expect((await refusal(review('imoc', 'approved'))).words['reason']).toBe('You handed this in yourself.');
    await review('tloc', 'changes-asked', 'Say what ended it.');
    expect(await read()).toMatchObject({ state: 'changes-asked', review: { note: 'Say what ended it.' } });
    expect((await refusal(share())).words['reason']).toBe('Changes were asked for.');
    await handIn();
    await review('tloc', 'approved');
    expect((await read()).state).toBe('approved');
  });

  test('sharing sends what was handed in to the people inside by mail, each once, and says to whom', async () => {
    expect((await refusal(share())).words['reason']).toBe('No postmortem is written yet.');
    await handIn();
    await save('imoc', 1, 'Changed after it was handed in.');
    const { stakeholders } = await read();
    expect(stakeholders).toContain('The approver');
    await share();
    const shown = await read();
    expect(shown.state).toBe('shared');
    expect(shown.shared?.to.map(({ reader }) => reader).toSorted()).toEqual(stakeholders.toSorted());
    const mails = await desk.context.storage.outbox.withPrefix(id, `${id}.postmortem.`);
    expect(new Set(mails.map(({ message }) => message.address)).size).toBe(mails.length);
    expect(mails[0]?.message.body).toContain('Saving failed for an hour.');
    expect(mails[0]?.message.body).not.toContain('Changed after it was handed in.');
    expect(mails[0]?.message.body).toMatch(/^Thank you all\.\n\nOn the desk: https:\/\/desk\.example\/incidents\//);
  });

  test('what somebody writes without the page is added behind a colleague’s words, and handed in', async () => {
    const write = () => desk.ask(writePostmortem, 'tloc', { params, body: { text: 'A queue was full.' } });
    await write();
    await write();
    const shown = await read();
    expect(shown.parts.find((part) => part.id === 'summary')).toMatchObject({
      body: 'Saving failed for an hour.\n\nA queue was full.',
      version: 2,
    });
    expect(shown.state).toBe('in-review');
    const room = await desk.ask(getRoom, 'imoc', { params });
    expect(room.postmortem?.text).toContain('A queue was full.');
  });
});
