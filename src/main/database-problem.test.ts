import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { databaseProblem } from './database-problem.ts';

test('a PostgreSQL that is not there is named by its address, without the password', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const client = new pg.Client({ connectionString: `postgres://desk:hunter2@127.0.0.1:${port}/desk` });
  const error: unknown = await client.connect().catch((reason: unknown) => reason);
  expect(databaseProblem(error)).toBe(
    `No PostgreSQL answers at 127.0.0.1:${port}. Check that it runs and that the database address is right.`,
  );
});

test('what PostgreSQL itself says is said with what to do', () => {
  const missing = Object.assign(new Error('database "desk" does not exist'), { code: '3D000' });
  expect(databaseProblem(missing)).toMatch(/database "desk" does not exist\. Create it/);
  const stranger = Object.assign(new Error('password authentication failed for user "x"'), { code: '28P01' });
  expect(databaseProblem(stranger)).toMatch(/Check user and password/);
});

test('any other error is left to those who know it', () => {
  expect(databaseProblem(new Error('boom'))).toBeNull();
});
