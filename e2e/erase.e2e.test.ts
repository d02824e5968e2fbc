import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#contract/accounts.ts';
import { proposeHandover } from '#contract/handover.ts';
import { assignRole } from '#contract/incident-roles.ts';
import { getRoom, listIncidents, raiseHand } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { createPerson, erasePerson, listRotations, putRotation } from '#contract/people.ts';
import { ROUTES } from '#contract/routes.ts';
import { createReport } from '#contract/signal.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';
import { zoneWhereItIs } from './zones.ts';

const run = promisify(execFile);
const TWOAM = join(fileURLToPath(new URL('..', import.meta.url)), 'src/main/twoam.ts');
const NAME = 'Ottilie Quendel';
const EMAIL = 'ottilie.quendel@lamplight.example';
const PHONE_HOOK = 'https://pager.example/u/ottilie-quendel';
/** Where she says that she is: in what is known of her sleep, and nowhere else. */
const ZONE = 'Antarctica/Troll';
const REST = /antarctica/i;
const TRACES = /ottilie|quendel|antarctica/i;

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;

beforeAll(async () => {
  data = await dataFolder();
  desk = await startDeskProcess(data.dir);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

/** Everything that the API tells an administrator, by address. Parameters are filled with ids that exist. */
async function wholeApi(incidentId: string, personId: string): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const path = route.path.replace(':id', route.path.includes('/people/') ? personId : incidentId);
    const response = await fetch(`${desk.url}${path}`, { headers: { authorization: `Bearer ${desk.token}` } });
    answers.set(path, await response.text());
  }
  for (const path of ['/status', '/metrics']) answers.set(path, await (await fetch(desk.url + path)).text());
  return answers;
}

const tracesIn = (answers: Map<string, string>): string[] =>
  [...answers].filter(([, text]) => TRACES.test(text)).map(([path]) => path);

async function backedUp(name: string): Promise<string> {
  const file = join(data.dir, name);
  await run(process.execPath, [TWOAM, '--data', data.dir, 'backup', file]);
  return zstdDecompressSync(await readFile(file)).toString('utf8');
}

/** Opens her invitation and says where she is and that she is awake, as only she can. */
async function saysHowSheSleeps(link: string): Promise<void> {
  const send = (method: string, path: string, body: unknown, cookie = '') =>
    fetch(desk.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
      body: JSON.stringify(body),
    });
  const token = new URL(link).searchParams.get('token');
  const welcomed = await send('POST', '/api/v1/welcome', { token, password: 'right horse battery' });
  const cookie = welcomed.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  for (const body of [{ kind: 'zone', zone: ZONE }, { kind: 'awake' }]) {
    const said = await send('POST', '/api/v1/me/rest/statements', body, cookie);
    expect(said.status).toBe(201);
  }
}

/** A person whose name stands wherever a name can stand. */
async function personWithTraces(): Promise<{ personId: string; incidentId: string }> {
  const contacts = [{ channel: 'webhook' as const, address: PHONE_HOOK }];
  const { id: personId } = await desk.call(createPerson, { body: { name: NAME, email: EMAIL, contacts } });
  const account = { name: NAME, email: EMAIL, role: 'responder' as const, personId };
  await saysHowSheSleeps((await desk.call(createAccount, { body: account })).link);
  // Whom the desk takes for awake, or it asks somebody to take over from them before this story does.
  const somebodyElse = { name: 'Somebody Else', zone: zoneWhereItIs(14) };
  const { id: other } = await desk.call(createPerson, { body: somebodyElse });
  const { rotations } = await desk.call(listRotations);
  const [rotation] = rotations;
  if (rotation === undefined) throw new Error('the sample company has a rotation');
  const { id, name, zone, startsOn } = rotation;
  await desk.call(putRotation, { params: { id }, body: { name, zone, startsOn, people: [personId] } });
  await desk.call(createReport, {
    body: {
      title: `${NAME} sees that exports hang`,
      reporterName: NAME,
      reporterEmail: EMAIL,
      details: `Call ${NAME}`,
    },
  });
  const { id: incidentId } = await desk.call(raiseHand, { body: { title: 'Exports hang', details: `Ask ${NAME}` } });
  const params = { id: incidentId };
  await desk.call(assignRole, { params, body: { role: 'tloc', personId: other } });
  await desk.call(postMessage, { params, body: { text: `${NAME} (${EMAIL}) looks at the queue.` } });
  await desk.call(proposeHandover, { params, body: { role: 'tloc', toPersonId: personId, note: `${NAME} stays` } });
  return { personId, incidentId };
}

test('after a person is erased neither the API, nor an export, nor a backup knows their name, address or sleep', async () => {
  const { personId, incidentId } = await personWithTraces();
  const before = tracesIn(await wholeApi(incidentId, personId));
  expect(before).toEqual(
    expect.arrayContaining(['/api/v1/people', '/api/v1/accounts', `/api/v1/incidents/${incidentId}/export`]),
  );
  const backup = await backedUp('before.backup');
  expect(backup).toMatch(TRACES);
  expect(backup).toMatch(REST);
  expect([...(await wholeApi(incidentId, personId)).values()].join('\n')).not.toMatch(REST);
  const told = await desk.call(getRoom, { params: { id: incidentId } });

  const { label } = await desk.call(erasePerson, { params: { id: personId }, body: { confirm: 'erase' } });

  expect(tracesIn(await wholeApi(incidentId, personId))).toEqual([]);
  const { incidents } = await desk.call(listIncidents, { query: { state: 'all' } });
  for (const { id } of incidents) expect(tracesIn(await wholeApi(id, personId))).toEqual([]);
  expect(await backedUp('after.backup')).not.toMatch(TRACES);
  const still = await desk.call(getRoom, { params: { id: incidentId } });
  expect(still.timeline.length).toBeGreaterThanOrEqual(told.timeline.length);
  expect(JSON.stringify(still.timeline)).toContain(label);
});
