import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface WebhookCall {
  method: string;
  path: string;
  host: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the server does with a call once it has read it. */
export type WebhookReply =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'silent'
  | 'drop'
  | 'endless';

export interface WebhookServer {
  port: number;
  calls: WebhookCall[];
  reply(reply: WebhookReply): void;
  close(): Promise<void>;
}

/** A real receiver of webhooks on this machine that can misbehave. Over TLS it shows the test certificate. */
export async function startWebhookServer(options: { tls?: boolean } = {}): Promise<WebhookServer> {
  let reply: WebhookReply = { status: 200 };
  const calls: WebhookCall[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Callers that go away in the middle are what these tests are about.
    request.on('error', () => {});
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      if (reply === 'silent') return;
      calls.push({ method, path, host: headers.host ?? '', headers, body: Buffer.concat(chunks).toString('utf8') });
      if (reply === 'drop') request.socket.destroy();
      else if (reply === 'endless') {
        response.writeHead(200);
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', more).on('error', () => {});
        more();
      } else response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
    });
  };
  const testdata = join(import.meta.dirname, 'testdata');
  const server =
    options.tls === true
      ? createTlsServer(
          {
            key: readFileSync(join(testdata, 'localhost-key.pem')),
            cert: readFileSync(join(testdata, 'localhost-cert.pem')),
          },
          listener,
        )
      : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    reply(next) {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
