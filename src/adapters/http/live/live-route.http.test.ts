import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { liveMessage, type LiveMessage } from '#contract/live.ts';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';
import { listening } from '../testing/listening.ts';

const CHANGE: LiveMessage = { topic: 'incident', id: 'inc_1', version: 7 };
const ALL: LiveMessage = { topic: 'all', id: null, version: null };

let desk: FakeDesk;
let address: string;
beforeEach(async () => {
  desk = await fakeDesk();
  address = await listening(desk.app);
});
afterEach(() => desk.app.close());

/** A page that listens: what it heard so far, and whether the stream has ended. */
async function page(cookie = 'session=viewer', space = 'real') {
  const response = await fetch(`${address}/api/v1/live?space=${space}`, { headers: { cookie } });
  const heard = { text: '', ended: false };
  const read = async () => {
    for await (const chunk of response.body ?? []) heard.text += new TextDecoder().decode(chunk);
  };
  void read()
    .catch(() => {})
    .finally(() => (heard.ended = true));
  return { response, heard, messages: () => messagesIn(heard.text) };
}

function messagesIn(text: string): LiveMessage[] {
  return [...text.matchAll(/^event: changed\ndata: (.*)$/gm)].map(([, data = '']) =>
    liveMessage.parse(JSON.parse(data)),
  );
}

describe('the live stream', () => {
  it('begins with all, since nobody knows what was missed, and then tells each change', async () => {
    const { response, messages } = await page();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await expect.poll(messages).toEqual([ALL]);
    desk.tell(CHANGE);
    await expect.poll(messages).toEqual([ALL, CHANGE]);
  });

  it('is refused to strangers and for a space that is not there', async () => {
    expect((await page('')).response.status).toBe(401);
    const unknown = await page('session=viewer', 'nowhere');
    expect(unknown.response.status).toBe(404);
    expect(desk.listeners.size).toBe(0);
  });

  it('shows a sign of life while nothing happens', async () => {
    const { heard, messages } = await page();
    await expect.poll(messages).toHaveLength(1);
    desk.beat();
    await expect.poll(() => heard.text).toMatch(/\n:\n\n$/);
  });

  it('ends when its session signs out, and only that one', async () => {
    const [viewer, responder] = [await page(), await page('session=responder')];
    await expect.poll(() => desk.listeners.size).toBe(2);
    const headers = { cookie: 'session=viewer', 'sec-fetch-site': 'same-origin' };
    await fetch(`${address}/api/v1/session`, { method: 'DELETE', headers });
    await expect.poll(() => viewer.heard.ended).toBe(true);
    expect(responder.heard.ended).toBe(false);
    await expect.poll(() => desk.listeners.size).toBe(1);
  });

  it('ends at the next sign of life when the session ended in another process', async () => {
    const { heard } = await page();
    await expect.poll(() => desk.listeners.size).toBe(1);
    desk.auth.known.delete('session=viewer');
    desk.beat();
    await expect.poll(() => heard.ended).toBe(true);
    await expect.poll(() => desk.listeners.size).toBe(0);
  });

  it('forgets a page that went away', async () => {
    const leaving = new AbortController();
    await fetch(`${address}/api/v1/live`, { headers: { cookie: 'session=viewer' }, signal: leaving.signal });
    await expect.poll(() => desk.listeners.size).toBe(1);
    leaving.abort();
    await expect.poll(() => desk.listeners.size).toBe(0);
  });

  it('does not keep the server from stopping', async () => {
    const { heard } = await page();
    await expect.poll(() => desk.listeners.size).toBe(1);
    await desk.app.close();
    await expect.poll(() => heard.ended).toBe(true);
    desk = await fakeDesk();
  });
});
