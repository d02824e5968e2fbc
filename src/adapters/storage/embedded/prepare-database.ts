import { Client, DatabaseError } from 'pg';
import { EmbeddedError } from './embedded-error.ts';
import { databaseRole } from './initialise-cluster.ts';
import { durabilitySettings } from './server-settings.ts';

const databaseName = 'twoam';
const noSuchDatabase = '3D000';
const connectionTimeoutMillis = 30_000;

/** The address of the desk's database on the embedded server. */
export function databaseUrl(server: { password: string; port: number }): string {
  return `postgresql://${databaseRole}:${server.password}@127.0.0.1:${server.port}/${databaseName}`;
}

/** Health check of a fresh start: the desk's database answers, exists from now on, and keeps what it acknowledges. */
export async function prepareDatabase(server: {
  url: string;
  settings: Readonly<Record<string, string>>;
}): Promise<void> {
  const client = (await connect(server.url)) ?? (await createAndConnect(server.url));
  try {
    for (const name of durabilitySettings) {
      const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name]);
      const value = rows[0]?.value;
      if (value !== server.settings[name]) throw notDurable(name, value);
    }
  } finally {
    await client.end();
  }
}

function openClient(url: string): Client {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  // A lost connection also fails the statement that is running, or the next one.
  client.on('error', () => {});
  return client;
}

async function connect(url: string): Promise<Client | undefined> {
  const client = openClient(url);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof DatabaseError && error.code === noSuchDatabase) return undefined;
    throw error;
  }
}

async function createAndConnect(url: string): Promise<Client> {
  const maintenance = openClient(url.replace(/[^/]+$/, 'postgres'));
  await maintenance.connect();
  await maintenance.query(`create database ${databaseName}`);
  await maintenance.end();
  const client = openClient(url);
  await client.connect();
  return client;
}

function notDurable(name: string, value: string | undefined): EmbeddedError {
  return new EmbeddedError(
    'not-durable',
    `The database has ${name} set to ${value}, with which a power cut loses acknowledged work: remove that setting from its role or database, then start again.`,
  );
}
