import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came, read to its end. */
export interface Requested {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Replied {
  status: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** `silent` never answers, `hang-up` breaks the connection. */
export type Reply = Replied | 'silent' | 'hang-up';

export interface TestServer {
  url: string;
  requests: Requested[];
  close(): Promise<void>;
}

/** A real HTTP server on this machine whose every answer, and lack of one, is decided by `answer`. */
export async function misbehavingServer(answer: (request: Requested) => Reply | Promise<Reply>): Promise<TestServer> {
  const requests: Requested[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => {});
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: Requested = {
        method: incoming.method ?? '',
        url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      requests.push(request);
      void Promise.resolve(answer(request)).then((reply) => send(incoming, response, reply));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function send(incoming: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (reply === 'silent') return;
  if (reply === 'hang-up') return void incoming.socket.destroy();
  const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(body);
}
