import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getChange } from '#contract/changes.ts';
import { listGateDecisions } from '#contract/gate.ts';
import { putTemplates } from '#contract/revert-plans.ts';
import { DAY_MS } from '#core/shared/instant.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { readFileOfCheckout } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { CliError, failureLine } from './cli-context.ts';
import { cliProgram } from './program.ts';

const STRICT = referenceYaml().replace('warn-only-for: 14d', 'warn-only-for: 0m');
const COMPLEX = ['change', 'gate', 'Deploy checkout 1.5', '--services', 'checkout,ledger', '--previous-version', '1.4'];
const PLAN = readFileOfCheckout('procedures/revert.example.yaml').replace(
  '  checkout:',
  `  ledger:
    data: none
    steps: [{ id: redeploy, title: Redeploy, manual: Redeploy it. }]
    checks: [{ id: look, title: Look, manual: Look at the balance. }]
  checkout:`,
);

let folder: string;
let record: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoam-gate-'));
  record = join(folder, 'gate.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

interface Ran {
  out: string;
  err: string;
  code: number;
}

/** Runs the command line against a desk of use cases, or against an address. */
async function twoam(
  args: string[],
  at: { desk?: CommsDesk; url?: string; limit?: AbortSignal; local?: null },
): Promise<Ran> {
  const ran: Ran = { out: '', err: '', code: 0 };
  const program = cliProgram(
    {
      out: (text) => void (ran.out += `${text}\n`),
      err: (text) => void (ran.err += `${text}\n`),
      localDesk: async () => (at.local === null ? null : { url: at.url ?? 'http://desk.example', token: 'x' }),
      environment: { TWOAM_GATE_LOG: record },
      fetch: at.desk === undefined ? fetch : deskFetch(at.desk.context, deskCaller('imoc')),
      gateLimit: () => at.limit ?? new AbortController().signal,
    },
    '0',
    { list: async () => [], read: async (path) => (path === 'revert.yaml' ? PLAN : readFile(path, 'utf8')) },
  );
  try {
    await program.parseAsync(['node', 'twoam', ...args]);
  } catch (error) {
    ran.code = error instanceof CliError ? error.exitCode : 1;
    ran.err += failureLine(error);
  }
  return ran;
}

const strictDesk = () => commsDesk({ procedureYaml: STRICT });
const recorded = async () =>
  (await readFile(record, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
const decisions = async (desk: CommsDesk) => (await desk.ask(listGateDecisions, 'imoc', {})).decisions;

describe('the gate', () => {
  test('stops a complex change without a plan, with exit status 2, and says what is missing', async () => {
    const desk = await strictDesk();
    const { out, err, code } = await twoam(COMPLEX, { desk });
    expect(code).toBe(2);
    expect(out).toMatch(/^Stop\.\nIt touches 2 services\.\n/);
    expect(out).toContain('Missing: Nobody wrote down how to undo it');
    expect(err).toBe('The gate stopped this change.');
    expect(await decisions(desk)).toMatchObject([{ verdict: 'stop', reason: 'no-plan', override: null }]);
  });

  test('prints one JSON document for pipelines', async () => {
    const { out, code } = await twoam([...COMPLEX, '--json'], { desk: await strictDesk() });
    expect(JSON.parse(out)).toMatchObject({ verdict: 'stop', complex: true, missing: [expect.any(String)] });
    expect(code).toBe(2);
  });

  test('only warns in its first fourteen days', async () => {
    const desk = await commsDesk();
    expect(await twoam(COMPLEX, { desk })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Pass, with a warning\./),
    });
    desk.clock.advanceTo(desk.clock.now() + 14 * DAY_MS);
    expect((await twoam(COMPLEX, { desk })).code).toBe(2);
  });

  test('passes a complex change with a plan, which the change keeps when it is recorded', async () => {
    const desk = await strictDesk();
    const asked = await twoam([...COMPLEX, '--key', 'build 7', '--plan', 'revert.yaml'], { desk });
    expect(asked).toMatchObject({ code: 0, out: expect.stringMatching(/^Pass\./) });
    await twoam(['change', 'record', 'Deploy checkout 1.5', '--services', 'checkout,ledger', '--key', 'build 7'], {
      desk,
    });
    const [change] = await desk.context.storage.changes.list({ limit: 9 });
    expect(change).toMatchObject({
      gate: { verdict: 'pass', reason: 'planned' },
      plan: { origin: 'written', steps: [{ id: 'checkout-redeploy' }, {}, {}, {}] },
    });
    expect((await twoam(['change', 'list'], { desk })).out).toContain(change?.id);
  });

  test('names the service that the plan leaves out', async () => {
    const file = join(folder, 'plan.yaml');
    await writeFile(file, readFileOfCheckout('procedures/revert.example.yaml'));
    const { out, code } = await twoam([...COMPLEX, '--plan', file], { desk: await strictDesk() });
    expect(code).toBe(2);
    expect(out).toContain('Missing: ledger has no template that fits: add one.');
    expect(out).not.toMatch(/Nobody wrote|Not every service/);
  });

  test('a plan with faults counts as none, and its faults are said with their lines', async () => {
    const file = join(folder, 'plan.yaml');
    await writeFile(file, PLAN.replace('data: none', 'data: gone'));
    const { out, code } = await twoam([...COMPLEX, '--plan', file], { desk: await strictDesk() });
    expect(code).toBe(2);
    expect(out).toMatch(/Missing: The plan that was handed in has a fault at \d+:\d+: "data" is one of/);
  });

  test('the templates of its services are plan enough', async () => {
    const desk = await strictDesk();
    await desk.ask(putTemplates, 'imoc', { body: { yaml: PLAN } });
    for (const service of ['checkout', 'ledger']) {
      await twoam(['change', 'record', 'Deploy', '--service', service, '--version', '1.4'], { desk });
    }
    desk.clock.advanceTo(desk.clock.now() + DAY_MS);
    expect(await twoam(COMPLEX, { desk })).toMatchObject({ code: 0 });
  });

  test('an override passes with a name and a reason, which the register keeps', async () => {
    const desk = await strictDesk();
    const override = ['--override-reason', 'Customers cannot pay', '--override-by', 'Dana'];
    expect(await twoam([...COMPLEX, '--key', 'b', ...override], { desk })).toMatchObject({ code: 0 });
    expect(await decisions(desk)).toMatchObject([
      { verdict: 'pass', reason: 'overridden', override: { by: 'Dana', reason: 'Customers cannot pay' } },
    ]);
    await twoam(['change', 'record', 'Deploy checkout 1.5', '--key', 'b'], { desk });
    const [change] = await desk.context.storage.changes.list({ limit: 9 });
    const { gate } = await desk.ask(getChange, 'imoc', { params: { id: change!.id } });
    expect(gate).toMatchObject({ override: { by: 'Dana' } });
  });

  test('an override without a name is refused', async () => {
    const { code, err } = await twoam([...COMPLEX, '--override-reason', 'Hurry'], { desk: await strictDesk() });
    expect(code).toBe(1);
    expect(err).toContain('--override-by');
  });

  test('never stops a revert', async () => {
    const desk = await strictDesk();
    expect(await twoam([...COMPLEX, '--revert', '--migration', '--legacy'], { desk })).toMatchObject({ code: 0 });
    expect(await decisions(desk)).toMatchObject([{ verdict: 'pass', reason: 'revert' }]);
  });
});

describe('the gate of a desk that is away', () => {
  let server: Server;
  const started = async (listener?: Parameters<typeof createServer>[1]): Promise<string> => {
    server = createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const stopped = () => {
    server.closeAllConnections();
    return new Promise((resolve) => void server.close(resolve));
  };

  test('passes when the desk is stopped, and writes down that it did', async () => {
    const url = await started();
    await stopped();
    const { out, code } = await twoam([...COMPLEX, '--json'], { url });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', reason: 'desk-away' });
    expect(await recorded()).toMatchObject([{ title: 'Deploy checkout 1.5', services: ['checkout', 'ledger'] }]);
  });

  test('passes when no desk is known', async () => {
    expect(await twoam(COMPLEX, { local: null })).toMatchObject({
      code: 0,
      out: expect.stringContaining('no desk is known'),
    });
  });

  test.each([
    ['a port that takes connections and never answers', () => {}],
    [
      'a desk that begins an answer and never ends it',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"verdict":');
      },
    ],
  ])('passes when the limit ends before the answer: %s', async (_, listener) => {
    const limit = new AbortController();
    const url = await started((request, response) => {
      listener(request, response);
      limit.abort();
    });
    const { out, code } = await twoam(COMPLEX, { url, limit: limit.signal });
    expect({ out, code }).toMatchObject({ code: 0, out: expect.stringContaining('did not answer in time') });
    expect(await recorded()).toHaveLength(1);
    await stopped();
  });

  test('passes when what answers is broken, but not when it refuses', async () => {
    let status = 503;
    const url = await started((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          error: {
            code: 'not-signed-in',
            message: 'You are not signed in.',
            next: 'Sign in.',
            retryable: false,
            requestId: 'r',
          },
        }),
      );
    });
    expect((await twoam(COMPLEX, { url })).code).toBe(0);
    status = 401;
    expect(await twoam(COMPLEX, { url })).toMatchObject({ code: 1, err: expect.stringContaining('not signed in') });
    expect((await twoam([...COMPLEX, '--revert'], { url })).code).toBe(0);
    await stopped();
  });

  test('tells the desk what passed when it is reached again, once', async () => {
    const url = await started();
    await stopped();
    await twoam(COMPLEX, { url });
    await twoam(['change', 'gate', 'Second', '--revert'], { url });
    const desk = await strictDesk();
    await twoam(['change', 'gate', 'Third'], { desk });
    await twoam(['change', 'gate', 'Fourth'], { desk });
    const away = (await decisions(desk)).filter(({ reason }) => reason === 'desk-away');
    expect(away.map(({ title }) => title).toSorted()).toEqual(['Deploy checkout 1.5', 'Second']);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a record that cannot be written does not stop the change', async () => {
    const { code, err } = await twoam([...COMPLEX, '--record', '/nowhere/at/all'], { local: null });
    expect(code).toBe(0);
    expect(err).toContain('could not be written down');
  });
});
