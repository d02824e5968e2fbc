import { Client } from 'pg';
import { parkIdea, postMessage } from '#contract/conversation.ts';
import { raiseHand } from '#contract/incident.ts';
import { ms, quantile, times, type Figure } from './figure.ts';
import { withDesk } from './with-desk.ts';

const COMMANDS = 1500;

/** Latency of whole commands through the API of a running desk, beside a bare transaction of one insert. */
export async function benchCommands(databaseUrl: string): Promise<Figure[]> {
  return withDesk(databaseUrl, async (call) => {
    const { id } = await call(raiseHand, { body: { title: 'Benchmark' } });
    const took: number[] = [];
    for (let count = 0; count < COMMANDS; count += 1) {
      const from = performance.now();
      const route = count % 10 === 0 ? parkIdea : postMessage;
      await call(route, { params: { id }, body: { text: `message ${count}` } });
      took.push(performance.now() - from);
    }
    const bare = await bareTransactions(databaseUrl);
    return [0.5, 0.99].map((share) => ({
      what: `command through the API, p${share * 100}`,
      measured: ms(quantile(took, share)),
      beside: `bare transaction of one insert, p${share * 100}: ${ms(quantile(bare, share))}`,
      ratio: times(quantile(took, share) / quantile(bare, share)),
    }));
  });
}

async function bareTransactions(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create schema bench');
  await client.query('create table bench.raw (n int primary key, data jsonb)');
  const took: number[] = [];
  for (let n = 0; n < COMMANDS; n += 1) {
    const from = performance.now();
    await client.query('begin');
    await client.query({
      name: 'raw',
      text: 'insert into bench.raw values ($1, $2)',
      values: [n, { messageId: `m${n}` }],
    });
    await client.query('commit');
    took.push(performance.now() - from);
  }
  await client.query('drop schema bench cascade');
  await client.end();
  return took;
}
