import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { answerFake } from './fake-desk.ts';
import type { FakeMood, FakeState } from './fake-state.ts';
import { makeFakeState } from './fake-state.ts';

/** Serves the fake desk under /api while pages are developed, tested or photographed. The cookie `fake` sets its mood. */
export function fakeDeskPlugin(): Plugin {
  const listeners = new Set<ServerResponse>();
  const state = makeFakeState(
    () => Date.now(),
    (topic, id) => {
      for (const response of listeners)
        response.write(`event: changed\ndata: ${JSON.stringify({ topic, id, version: null })}\n\n`);
    },
  );
  const middleware: Connect.NextHandleFunction = (request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname === '/api/v1/live') stream(response, listeners);
    else if (url.pathname.startsWith('/api/')) void respond(state, request, response, url);
    else next();
  };
  return {
    name: 'fake-desk',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}

function stream(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function respond(state: FakeState, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const answered = await answerFake(
    state,
    moodOf(request),
    request.method ?? 'GET',
    url,
    text === '' ? {} : JSON.parse(text),
  );
  response.writeHead(answered.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answered.body));
}

function moodOf(request: IncomingMessage): FakeMood {
  const match = /(?:^|;\s*)fake=([a-z-]+)/.exec(request.headers.cookie ?? '');
  return (match?.[1] ?? 'full') as FakeMood;
}
