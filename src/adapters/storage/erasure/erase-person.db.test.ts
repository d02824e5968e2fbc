import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeRow } from '#app/change/change-row.ts';
import { assumedSettings } from '#core/rest/person-rest.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';
import { samplePlan } from '#testing/changes-kit.ts';
import { drillSpace, freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { incomingAlert, incomingReport, kitHook } from '#testing/signals-kit.ts';
import { planRunRow, revertPlan } from '#testing/plan-runs-kit.ts';
import { sampleTemplate } from '#testing/sample-plans.ts';
import { appending, noon, outgoing } from '#testing/store-samples.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());
beforeEach(() => storage.empty());

const noa = {
  id: 'p_7',
  name: 'Noa Levi',
  email: 'noa@example.com',
  zone: 'Asia/Jerusalem',
  contacts: [
    { channel: 'mail' as const, address: 'pager.nl@example.org' },
    { channel: 'webhook' as const, address: 'https://hooks.example.com/nl' },
  ],
};
const dan = { id: 'p_8', name: 'Dan Bar', email: 'dan@example.com', zone: 'UTC', contacts: [] };
const said =
  'Noa Levi (noa@example.com, pager.nl@example.org, https://hooks.example.com/nl): ask NOA, or levi, not Noah';
/** Everything by which she could be found. */
const traces = /\bnoa\b|\blevi\b|noa@|pager\.nl|hooks\.example\.com\/nl/i;

/** Every row of every table of the desk, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await storage.client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'twoam' or schemaname like 'space\\_%'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await storage.client.query<{ line: string }>(`select t::text as line from ${name} as t`);
    parts.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  return parts.join('\n');
}

async function writeEverywhere(): Promise<void> {
  const { real, desk } = storage;
  await real.people.create(noa);
  await real.people.create(dan);
  await real.signals.putHook({ ...kitHook, name: 'Hook of Noa Levi' });
  await real.signals.foldAlerts(
    [
      incomingAlert({
        title: said,
        details: said,
        dedupKey: `disk ${said}`,
        groupKey: said,
        service: 'noa',
        labels: { 'owner noa': said },
        link: 'https://x.example/?u=noa',
      }),
    ],
    noon,
  );
  await real.signals.foldReport(
    incomingReport({
      title: said,
      details: said,
      customerText: said,
      ticket: said,
      reporterName: 'Noa Levi',
      reporterEmail: 'noa@example.com',
      key: said,
    }),
    0,
  );
  const words = {
    incidentId: 'i_1',
    title: said,
    state: 'investigating' as const,
    startedAt: noon,
    resolvedAt: null,
    featureId: null,
    entries: [{ at: noon, text: said, state: 'investigating', updateId: 'u_1' }],
    nextUpdateAt: null,
  };
  const toldRow = {
    id: 'waiting@desk',
    incidentId: 'i_1',
    updateId: 'u_1',
    audience: 'customers',
    textId: 't_1',
    customerId: 'acme',
    recipientId: 'acme',
    channel: 'mail',
    address: 'noa@example.com',
    at: noon,
    outcome: 'sent' as const,
    outcomeAt: noon,
    proof: said,
  };
  await real.events.append(
    appending({
      texts: [
        { id: 't_1', body: said, authorId: 'p_7' },
        { id: 't_2', body: 'Dan Bar saw Noah', authorId: 'p_8' },
      ],
      messages: [
        outgoing('waiting@desk', {
          recipientId: 'p_7',
          address: 'noa@example.com',
          subject: said,
          body: said,
          payload: { to: [said] },
        }),
        outgoing('other@desk', { recipientId: 'p_8', body: said }),
      ],
      also: [
        { kind: 'public-words', incidentId: 'i_1', row: words },
        { kind: 'ledger', rows: [toldRow] },
        { kind: 'plan-run', row: planRunRow({ plan: { ...revertPlan(), alternative: said, owner: 'noa' } }) },
      ],
    }),
  );
  const shared = { id: 's_1', incidentId: 'i_1', html: said, publishedAt: noon, publishedBy: 'p_8' };
  await real.sharedPostmortems.put(shared);
  await real.planRuns.addOutput({
    runId: 'run_1',
    stepId: 'flip',
    attemptId: 'a_1',
    key: '1',
    at: noon,
    text: said,
  });
  const written = { section: 'causes' as const, by: { kind: 'person' as const, id: 'p_7' }, at: noon };
  await real.postmortems.add('i_1', { ...written, version: 1, body: said });
  await real.postmortems.add('i_1', { ...written, version: 2, body: 'Noa Levi was asleep.' });
  const owned = sampleTemplate({ dataNote: 'Noa Levi knows', owner: 'Noa Levi' });
  await real.revertPlans.put(owned, { putBy: { kind: 'person', id: 'p_7' }, source: 'Noa Levi', since: noon });
  await real.gateDecisions.record({
    ...{ id: 'gate_1', at: noon, title: said, kind: 'deploy', services: [], environment: 'production', key: said },
    ...{ verdict: 'pass', reason: 'overridden', because: [said], missing: [said], plan: null },
    override: { by: 'Noa Levi', reason: said },
  });
  await real.changes.record(
    changeRow({
      id: 'c_1',
      title: said,
      description: said,
      at: noon,
      author: 'Noa Levi',
      environment: 'noa',
      version: '4-noa',
      previousVersion: '3-noa',
      repository: 'noalevi/shop',
      revertPlan: said,
      plan: samplePlan({ dataNote: 'Noa Levi knows' }),
      gate: { overriddenBy: 'Noa Levi' },
      link: 'https://x.example/noa',
      key: said,
    }),
  );
  await real.rest.putSettings('p_7', assumedSettings('Asia/Jerusalem'));
  await real.rest.add({
    personId: 'p_7',
    fact: { id: 'slept_7', at: noon, kind: 'slept', fromAt: noon - 9, toAt: noon },
  });
  await real.rest.putSettings('p_8', assumedSettings('UTC'));
  await real.rest.add({ personId: 'p_8', fact: { id: 'bed_8', at: noon, kind: 'to-bed' } });
  await real.rotations.put({
    id: 'r_1',
    name: 'Rotation of Noa',
    zone: 'UTC',
    startsOn: '2026-11-16T10:00',
    people: ['p_7'],
    overrides: [],
  });
  await real.procedures.publish(
    {
      id: 'v_1',
      name: 'Ours',
      yaml: '# Noa Levi, noa@example.com\nsteps: []',
      note: 'Noa Levi asked',
      publishedAt: noon,
      publishedBy: { kind: 'person', id: 'p_7' },
    },
    null,
  );
  await real.catalogue.put({
    ...emptyCatalogue(),
    services: [{ id: 'auth', name: 'Auth', dependsOn: [], owner: 'Noa Levi' }],
  });
  await desk.audit.write({
    at: noon,
    actor: { kind: 'person', id: 'p_7' },
    who: 'Noa Levi <noa@example.com>',
    what: said,
    target: said,
    outcome: 'done',
  });
  await desk.spaces.create(drillSpace('night'));
  const drill = desk.spaces.storage(drillSpace('night'));
  await drill.texts.put([{ id: 't_1', body: said, authorId: null }]);
}

/** An account under a nickname and another address, signed in, with a token named after her. */
async function signIn(): Promise<void> {
  await storage.client.query(`
    insert into twoam.accounts (id, name, email, role, person_id, created_at, updated_at)
      values ('a_7', 'Nonnie', 'nl@example.net', 'responder', 'p_7', clock_timestamp(), clock_timestamp()),
        ('a_8', 'Dan Bar', 'dan@example.com', 'admin', 'p_8', clock_timestamp(), clock_timestamp());
    insert into twoam.sessions (id, account_id, token, expires_at, created_at, updated_at)
      values ('s_7', 'a_7', 'secret', clock_timestamp(), clock_timestamp(), clock_timestamp());
    insert into twoam.verifications (id, identifier, value, expires_at, created_at, updated_at)
      values ('x_7', 'nl@example.net', 'v', clock_timestamp(), clock_timestamp(), clock_timestamp());
    insert into twoam.api_tokens (id, name, secret_hash, scopes, created_at)
      values ('k_7', 'Token of Noa Levi', 'hash', '{view}', clock_timestamp())`);
  await storage.real.texts.put([{ id: 't_3', body: 'Nonnie writes from nl@example.net', authorId: 'p_7' }]);
}

test('after a person is erased nothing in the whole database names them or says where they are reached', async () => {
  await writeEverywhere();
  await signIn();
  expect(await dump()).toMatch(traces);
  expect(await storage.real.people.erase('p_7', noon)).toEqual({ label: 'responder 1' });

  const left = (await dump()).split('\n').filter((line) => traces.test(line) || /nonnie|nl@example/i.test(line));
  // In the catalogue and the procedure single names may be keys; in the texts here there are full ones only.
  expect(left).toEqual([]);
});

test('nothing is left of how an erased person slept, nor of when pages woke them, and others keep theirs', async () => {
  await writeEverywhere();
  await storage.desk.spaces.create(drillSpace('game'));
  const game = storage.desk.spaces.storage(drillSpace('game'));
  await game.people.create(noa);
  await game.rest.add({ personId: 'p_7', fact: { id: 'played_7', at: noon, kind: 'awake' } });
  const rest = async () =>
    (await dump())
      .split('\n')
      .filter((line) => line.includes('rest_'))
      .toSorted();
  expect(await rest()).toHaveLength(5);
  await storage.real.people.erase('p_7', noon);
  expect(await rest()).toEqual([
    expect.stringContaining('rest_facts (bed_8,p_8,'),
    expect.stringContaining('rest_settings (p_8,'),
  ]);
});

test('what others wrote stays readable, with the label in the place of the name', async () => {
  await writeEverywhere();
  await storage.real.people.erase('p_7', noon);
  const bodies = await storage.real.texts.bodies(['t_1', 't_2']);
  expect(bodies.get('t_1')).toBe(
    'responder 1 (responder 1, responder 1, responder 1): ask responder 1, or responder 1, not Noah',
  );
  expect(bodies.get('t_2')).toBe('Dan Bar saw Noah');
  expect(await storage.real.people.names(['p_7', 'p_8'])).toEqual(
    new Map([
      ['p_7', 'responder 1'],
      ['p_8', 'Dan Bar'],
    ]),
  );
  expect(await storage.real.people.get('p_7')).toEqual({
    id: 'p_7',
    name: 'responder 1',
    email: null,
    zone: 'UTC',
    contacts: [],
    label: 'responder 1',
    erasedAt: noon,
  });
  expect((await storage.real.procedures.get('v_1'))?.yaml).toBe('# responder 1, responder 1\nsteps: []');
});

test('a message that waits for an erased person is not sent, and others go on', async () => {
  await writeEverywhere();
  await storage.real.people.erase('p_7', noon);
  const rows = await storage.real.outbox.list({ limit: 9, incidentId: null });
  expect(rows.map(({ id, state, proof }) => ({ id, state, proof }))).toEqual([
    { id: 'waiting@desk', state: 'failed', proof: 'The recipient was erased.' },
    { id: 'other@desk', state: 'waiting', proof: null },
  ]);
  const claims = await storage.real.outbox.claimDue(noon, 9);
  expect(Object.fromEntries(claims.map(({ id, answer }) => [id, answer?.outcome]))).toEqual({
    'waiting@desk': 'failed-for-good',
    'other@desk': undefined,
  });
});

test('their account and its sessions end, and nobody else’s', async () => {
  await writeEverywhere();
  await signIn();
  await storage.real.people.erase('p_7', noon);
  expect((await storage.client.query('select id from twoam.accounts')).rows).toEqual([{ id: 'a_8' }]);
  expect((await storage.client.query('select id from twoam.sessions')).rows).toEqual([]);
});

test('alerts and repeats are still recognised by keys from which a person was erased', async () => {
  await writeEverywhere();
  await storage.real.people.erase('p_7', noon);
  const another = await storage.real.signals.foldAlerts([incomingAlert({ dedupKey: 'another', groupKey: said })], noon);
  expect(another.opened).toEqual([]);
  await storage.real.signals.foldAlerts([incomingAlert({ dedupKey: 'another', status: 'resolved' })], noon);
  const resent = await storage.real.signals.foldAlerts(
    [incomingAlert({ dedupKey: `disk ${said}`, groupKey: said, status: 'resolved' })],
    noon + 1,
  );
  expect(resent.closed).toHaveLength(1);
  expect(await storage.real.signals.foldReport(incomingReport({ id: 'again', key: said }), 0)).toMatchObject({
    repeated: true,
    signal: { id: 'report-1' },
  });
  const change = await storage.real.changes.list({ limit: 1 });
  expect(await storage.real.changes.record({ ...change[0]!, id: 'c_2', key: said })).toMatchObject({
    outcome: 'repeated',
    change: { id: 'c_1' },
  });
});

test('erasing twice, or nobody, changes nothing', async () => {
  await writeEverywhere();
  await storage.real.people.erase('p_7', noon);
  const before = await dump();
  expect(await storage.real.people.erase('p_7', noon + 1)).toEqual({ label: 'responder 1' });
  expect(await storage.real.people.erase('nobody', noon)).toBeNull();
  await storage.real.people.update({ ...noa });
  expect(await dump()).toBe(before);
});

test('erasing somebody of a drill leaves the real space alone', async () => {
  await writeEverywhere();
  const drill = storage.desk.spaces.storage(drillSpace('night'));
  await drill.people.create({ ...noa, id: 'actor' });
  await drill.people.erase('actor', noon);
  expect((await drill.texts.bodies(['t_1'])).get('t_1')).not.toMatch(traces);
  expect((await storage.real.texts.bodies(['t_1'])).get('t_1')).toBe(said);
  expect((await storage.real.people.get('p_7'))?.name).toBe('Noa Levi');
});

test('a person is found in every one of many rows', async () => {
  await storage.real.people.create(noa);
  await storage.real.texts.put(
    Array.from({ length: 1203 }, (_, index) => ({ id: `t_${index}`, body: `${index} Noa`, authorId: null })),
  );
  await storage.real.people.erase('p_7', noon);
  const { rows } = await storage.client.query<{ left: number }>(
    `select count(*)::int as left from space_real.texts where body not like '% responder 1'`,
  );
  expect(rows).toEqual([{ left: 0 }]);
});
