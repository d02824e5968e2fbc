import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { listAccounts } from '#contract/accounts.ts';
import { proposeHandover } from '#contract/handover.ts';
import { assignRole } from '#contract/incident-roles.ts';
import { createPerson } from '#contract/people.ts';
import type { AnswerOf } from '#contract/route.ts';
import { lookAtWelcome } from '#contract/session.ts';
import { ADMIN, claimDesk } from './accounts.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const NOBODY = 'postgres://nobody@127.0.0.1:1/nothing';

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

let data: Awaited<ReturnType<typeof dataFolder>>;
let other: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
beforeAll(async () => {
  data = await dataFolder();
  other = await dataFolder();
  desk = await startDeskProcess(data.dir);
  await claimDesk(desk);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
  await other.remove();
});

/** Runs a verb to its end; status null when it did not end by itself. */
function twoam(...args: string[]): Promise<Ended> {
  const command = [join(CHECKOUT, 'src/main/twoam.ts'), ...args];
  const at = args.includes('--data') || args.includes('--database-url') ? [] : ['--data', data.dir];
  return new Promise((resolve) => {
    execFile(process.execPath, [...command, ...at], { timeout: 45_000 }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ status, out, err: err.trimEnd() });
    });
  });
}

describe('what cannot be done is said in one line, and the status says so too', () => {
  test.each([
    [['bogus'], "unknown command 'bogus'"],
    [['incident', 'show', '99'], 'There is no incident 99. See `twoam incident list --all`.'],
    [['ack', 'nothing'], 'There is no incident with the id nothing. Check the id.'],
    [['oncall', 'who', '--at', 'soon'], 'query.at: This is not an instant; write it like 2026-01-31T17:03:00Z.'],
    [['change', 'record', 'x', '--kind', 'guess'], 'Allowed choices are deploy, config, migration'],
    [
      ['drill', 'nothing'],
      'There is no scenario named nothing. Use one of long-night, long-night-reverted, long-night-stood-down, ',
    ],
    [
      ['rehearse', '--scenario', 'nothing'],
      'There is no scenario nothing. Use one of long-night, long-night-reverted, long-night-stood-down, ',
    ],
    [['procedure', 'check', '/nowhere.yaml'], 'The file /nowhere.yaml cannot be read. Check its name.'],
    [['login-link', '--email', 'nobody@example.com'], 'There is no administrator with the id nobody@example.com.'],
    [['backup', '/nowhere/file'], 'cannot be written to /nowhere/file (ENOENT): choose another place.'],
    [['backup', 'package.json'], 'package.json is there already. Name another file, or overwrite it with --force.'],
    [['backup', 'file', '--database-url', NOBODY], 'The database 127.0.0.1:1/nothing cannot be used'],
    [['serve', '--database-url', NOBODY, '--port', '0'], 'Check its address, user and password, and that it runs.'],
    [['serve', '--database-url', 'nonsense', '--port', '0'], 'This is no address of a PostgreSQL.'],
    [['up', '--log-level', 'loud'], 'Allowed choices are fatal, error, warn'],
    [['up'], 'Another desk (process'],
    [['account', 'bogus'], "unknown command 'bogus'"],
    [['account', 'link'], "missing required argument 'email'"],
    [['account', 'list', 'extra'], 'too many arguments'],
    [['account', 'link', 'nobody@example.com'], 'Nobody signs in as nobody@example.com. See `twoam account list`.'],
    [['account', 'link', 'dana'], 'Use the email address that they sign in with.'],
    [['account', 'link', ADMIN.email, '--keep-all'], "unknown option '--keep-all'"],
    [['account', 'list', '--url', 'http://127.0.0.1:1'], 'The desk at http://127.0.0.1:1 does not answer.'],
    [['account', 'list', '--token', 'wrong'], 'You are not signed in. Sign in, or send an API token.'],
  ])('%j', async (args, words) => {
    const { status, err } = await twoam(...args);
    expect(status).toBe(1);
    expect(err).toContain(words);
    expect(err.split('\n').filter((line) => !line.startsWith('(Did you mean'))).toHaveLength(1);
  });

  test('a second acknowledgement', async () => {
    const { out } = await twoam('report', 'Sign in fails', '--json');
    const { incidentNumber } = JSON.parse(out) as { incidentNumber: number };
    expect(await twoam('ack', String(incidentNumber))).toMatchObject({ status: 0 });
    expect(await twoam('ack', String(incidentNumber))).toEqual({
      status: 1,
      out: '',
      err: 'Somebody is on it already. Open the room and help there.',
    });
  });
});

test('a packet is printed with its digest, and nothing is taken over unread, nor by a token', async () => {
  const { incidentNumber, incidentId } = JSON.parse((await twoam('report', 'Exports stall', '--json')).out) as {
    incidentNumber: number;
    incidentId: string;
  };
  const [noa, lee] = await Promise.all(
    ['Noa', 'Lee'].map(async (name) =>
      desk.call(createPerson, { body: { name, email: `${name.toLowerCase()}@example.com` } }),
    ),
  );
  const params = { id: incidentId };
  await desk.call(assignRole, { params, body: { role: 'imoc', personId: noa?.id ?? '' } });
  await desk.call(proposeHandover, { params, body: { role: 'imoc', toPersonId: lee?.id ?? '' } });
  const number = String(incidentNumber);
  const { out } = await twoam('incident', 'packet', number, '--role', 'imoc');
  expect(out).toContain('What was tried:\n  Nothing has been tried yet.');
  const digest = /^Digest: (\w{16})$/m.exec(out)?.[1] ?? '';
  const take = ['incident', 'take-over', number, '--read-back', 'Nothing was tried.'];
  expect(await twoam(...take)).toEqual({
    status: 1,
    out: '',
    err: `Say which packet you have read: add --digest, with what \`twoam incident packet ${number}\` prints at its end.`,
  });
  expect(await twoam(...take, '--digest', digest)).toEqual({
    status: 1,
    out: '',
    err: 'Only a person who was asked takes over. Sign in on the desk, read the packet and say it back there.',
  });
});

test('who may sign in is listed, and whoever lost a device gets a link that ends what it could do', async () => {
  const line = `${ADMIN.email}  ${ADMIN.name}  admin  password`;
  expect(await twoam('account', 'list')).toEqual({ status: 0, out: `${line}\n`, err: '' });
  const listed = JSON.parse((await twoam('account', 'list', '--json')).out) as AnswerOf<typeof listAccounts>;
  expect(listed.accounts).toMatchObject([{ email: ADMIN.email, waysIn: { password: true, passkeys: 0 } }]);

  const kept = await twoam('account', 'link', ADMIN.email, '--keep-sessions', '--keep-passkeys');
  expect([kept.status, kept.out]).toEqual([0, expect.stringContaining('Nothing else was ended.')]);
  const made = await twoam('account', 'link', ADMIN.email.toUpperCase());
  expect([made.status, made.out]).toEqual([0, expect.stringContaining('1 session ended, no passkey removed.')]);
  const again = JSON.parse((await twoam('account', 'link', ADMIN.email, '--json')).out) as { link: string };
  expect(again).toMatchObject({ endedSessions: 0, removedPasskeys: 0, told: false });
  const token = new URL(again.link).searchParams.get('token') ?? '';
  expect(await desk.call(lookAtWelcome, { query: { token } })).toMatchObject({ kind: 'new-password' });
});

describe('a desk that cannot start ends, and leaves its data free', () => {
  test.each([
    [['--port', 'taken'], 'is in use. Stop what uses it, or choose another with --port.'],
    [['--port', 'many'], 'many is no port. Use a number from 0 to 65535.'],
    [['--port', '0', '--public-url', 'nonsense'], 'nonsense is no web address.'],
    [['--port', '0', '--public-url', 'ftp://desk.example'], 'ftp://desk.example is no web address.'],
  ])('up %j', async (args, words) => {
    const port = new URL(desk.url).port;
    const taken = args.map((arg) => (arg === 'taken' ? port : arg));
    const { status, err } = await twoam('up', ...taken, '--data', other.dir);
    expect({ status, lines: err.split('\n') }).toEqual({ status: 1, lines: [expect.stringContaining(words)] });
  });

  test('where no folder can be made', async () => {
    const { status, err } = await twoam('up', '--data', '/proc/nowhere');
    expect([status, err]).toEqual([1, expect.stringContaining('cannot be created or opened (ENOENT)')]);
  });
});

test('every verb that reads answers one JSON document', async () => {
  const yaml = join(other.dir, 'procedure.yaml');
  await mkdir(other.dir, { recursive: true });
  await writeFile(yaml, 'version: 1\n');
  for (const args of [['incident', 'list', '--all'], ['oncall', 'who'], ['rehearse'], ['doctor'], ['login-link']]) {
    const { out } = await twoam(...args, '--json');
    expect([args, JSON.parse(out)]).toEqual([args, expect.any(Object)]);
  }
  const { status, out } = await twoam('procedure', 'check', yaml, '--json');
  expect([status, JSON.parse(out)]).toEqual([1, expect.objectContaining({ ok: false })]);
});
