import { describe, expect, test } from 'vitest';
import { getRoom } from '#contract/incident.ts';
import { createReport } from '#contract/signal.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { refusalOfTwoam, runTwoam } from '#testing/run-twoam.ts';

const CUSTOMERS = ['acme', 'globex'].map((id) => ({
  id,
  name: id.toUpperCase(),
  tier: 'standard',
  contract: null,
  emails: [`${id}@customers.example`],
  contacts: [],
}));

async function hurtDesk(): Promise<CommsDesk & { id: string }> {
  const desk = await commsDesk({ customers: CUSTOMERS });
  let id = '';
  for (const customer of ['acme', 'globex']) {
    const body = { title: 'Cannot save', customer, featureId: 'environments', key: customer };
    id = (await desk.ask(createReport, 'soc', { body })).incidentId ?? id;
  }
  return { ...desk, id };
}

const twoam = (desk: CommsDesk, args: string[], caller = deskCaller('imoc')): Promise<string> =>
  runTwoam(deskFetch(desk.context, caller), args);

const refusal = (desk: CommsDesk, args: string[], caller = deskCaller('imoc')): Promise<string> =>
  refusalOfTwoam(deskFetch(desk.context, caller), args);

describe('assessing on the command line', () => {
  test('prints what the reports answer, with where it comes from and what it would give, and changes nothing', async () => {
    const desk = await hurtDesk();
    const words = await twoam(desk, ['incident', 'assess', '1', '--suggest']);
    expect(words).toContain('Which feature is hurt? (feature): environments\n  2 reports point to it. (');
    expect(words).toContain('Which customers are hurt? (customers): acme, globex\n  2 reports from 2 customers. (');
    expect(words).toContain('Is there a workaround? (workaround): unknown\n  Not known yet.');
    expect(words).toMatch(/This gives P1: .+\nIndependent sources: 2 of 2 that are needed\./);
    expect((await desk.ask(getRoom, 'imoc', { params: { id: desk.id } })).assessment).toBeNull();
  });

  test('takes the suggestion when told to, and says the priority with its reason', async () => {
    const desk = await hurtDesk();
    expect(await twoam(desk, ['incident', 'assess', '1', '--as-suggested'])).toMatch(/^P1: /);
    const { assessment } = await desk.ask(getRoom, 'imoc', { params: { id: desk.id } });
    expect(assessment?.basis.map(({ question, from }) => [question, from])).toEqual([
      ['feature', 'signals'],
      ['customers', 'signals'],
    ]);
  });

  test('answers in the place of what was suggested, with how it is known and with evidence', async () => {
    const desk = await hurtDesk();
    const answers = ['customers=acme', 'workaround=yes', 'worsening=no'].flatMap((one) => ['--answer', one]);
    const known = ['--because', 'workaround=They can use the API', '--evidence', 'metric=https://graphs.example.com/e'];
    const asked = [...answers, ...known, '--symptom', 'Saving an environment fails', '--json'];
    const printed = JSON.parse(await twoam(desk, ['incident', 'assess', '1', ...asked])) as object;
    expect(printed).toMatchObject({ id: desk.id, priority: { assumed: false } });
    const { assessment } = await desk.ask(getRoom, 'imoc', { params: { id: desk.id } });
    expect(assessment).toMatchObject({ customers: 1, workaround: 'yes', worsening: 'no', featureId: 'environments' });
    expect(assessment?.evidence.map(({ source }) => source)).toContain('metric');
    expect(assessment?.basis).toContainEqual(
      expect.objectContaining({ question: 'workaround', text: 'They can use the API' }),
    );
    expect(await twoam(desk, ['incident', 'assess', '1', '--suggest'])).toContain('Last assessed: ');
  });

  test('a priority against the table is a named person’s, with a reason', async () => {
    const desk = await hurtDesk();
    const asked = ['incident', 'assess', '1', '--override', 'P2'];
    expect(await refusal(desk, asked)).toBe('A priority against the table needs a reason: add --reason.');
    const token = { ...deskCaller('imoc'), actor: { kind: 'token', id: 'pipeline' } as const, personId: null };
    expect(await refusal(desk, [...asked, '--reason', 'one plan only'], token)).toContain('Sign in on the desk');
    expect(await twoam(desk, [...asked, '--reason', 'one plan only'])).toMatch(/^P2: /);
  });

  test.each([
    [[], 'Nothing is answered. See `twoam incident assess 1 --suggest`'],
    [['--answer', 'weather=no'], 'The procedure does not ask weather. It asks feature, customers,'],
    [['--answer', 'workaround=maybe'], 'Answer workaround with yes, no or unknown.'],
    [['--answer', 'workaround'], 'Write --answer like --answer workaround=no.'],
    [['--answer', 'feature=nothing'], 'There is no feature named nothing.'],
    [['--evidence', 'rumour=heard it'], 'Evidence comes from report, alert, metric, person: name one of them.'],
    [['--evidence', 'alert:nothing=red'], 'There is no report or alert named nothing.'],
    [['--reason', 'because'], 'A reason goes with --override'],
    [['--as-suggested', '--symptom', 'It is back by noon'], 'This promises a time.'],
  ])('refuses %j in one sentence', async (args, words) => {
    expect(await refusal(await hurtDesk(), ['incident', 'assess', '1', ...args])).toContain(words);
  });
});

describe('saying something on the command line', () => {
  test('what commits the company is said with what the guard would look at again', async () => {
    const desk = await hurtDesk();
    const words = await twoam(desk, ['incident', 'say', '1', 'Acme gets a refund for today.']);
    expect(words).toMatch(/^Said\.\nWhat you just said, the commitment guard would look at again:/);
    expect(words).toContain('This speaks of credits or bills.');
    expect(words).toContain('`twoam incident park`');
  });

  test('causes are talked about freely', async () => {
    const desk = await hurtDesk();
    const words = 'we think it is related to a deploy, working on a fix';
    expect(await twoam(desk, ['incident', 'say', '1', words])).toBe('Said.');
  });
});

describe('sending the standard words on the command line', () => {
  test('of two people who send them to the same audience at once, one is told that the other was first', async () => {
    const desk = await hurtDesk();
    await twoam(desk, ['incident', 'assess', '1', '--as-suggested']);
    const send = () => refusal(desk, ['incident', 'update', '1', 'customers']);
    const printed = await Promise.all([send(), send()]);
    expect(
      printed.filter((words) => words.includes('Other words went out to the same audience meanwhile.')),
    ).toHaveLength(1);
    expect(await send()).not.toContain('Other words');
    const { updates } = await desk.ask(getRoom, 'imoc', { params: { id: desk.id } });
    expect(updates.filter(({ audience }) => audience === 'customers')).toHaveLength(2);
  });
});
