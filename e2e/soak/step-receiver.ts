import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One request to do a step, as it arrived. */
export interface ReceivedStep {
  attempt: string;
  run: string;
  step: string;
}

/** Where webhooks of a revert arrive: it does what it is told, slowly, and remembers every request. */
export interface StepReceiver {
  url: string;
  received: ReceivedStep[];
  close(): Promise<void>;
}

/** `doingMs` says how long a step takes, so that kills hit it in the middle. */
export async function startStepReceiver(doingMs: () => number): Promise<StepReceiver> {
  const received: ReceivedStep[] = [];
  const done = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // Servers that are killed in the middle are what this is about.
    request.on('error', () => {}).on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const say = (status: number, json: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      };
      if (request.method === 'GET') {
        const attempt = decodeURIComponent((request.url ?? '').split('/').at(-1) ?? '');
        if (!received.some((one) => one.attempt === attempt)) return say(404, {});
        return say(200, { state: done.has(attempt) ? 'succeeded' : 'running' });
      }
      const step = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedStep;
      received.push({ attempt: step.attempt, run: step.run, step: step.step });
      void pause(doingMs()).then(() => {
        done.add(step.attempt);
        say(200, { state: 'succeeded', output: `${step.step} is done` });
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
