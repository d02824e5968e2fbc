import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LiveStream } from './live-stream.ts';

/** A reader that takes nothing until it is told to read on. */
function slowReader() {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const response = new Writable({
    highWaterMark: 256,
    write(chunk: Buffer, _encoding, done) {
      taken.push(chunk.toString());
      waiting.push(done);
    },
  });
  const readOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      next();
      await new Promise(setImmediate);
    }
  };
  return { response, taken, readOn };
}

function open() {
  const reader = slowReader();
  const stream = new LiveStream('session', reader.response);
  stream.open();
  for (let version = 1; version <= 10_000; version += 1) stream.tell({ topic: 'incident', id: 'inc_1', version });
  return { ...reader, stream };
}

describe('a reader that is slower than the news', () => {
  it('gets one `all` for everything it missed instead of a backlog', async () => {
    const { response, taken, readOn } = open();
    expect(response.writableLength).toBeLessThan(1000);
    await readOn();
    const text = taken.join('');
    expect(text.match(/"topic":"all"/g)).toHaveLength(2);
    expect(text.match(/"topic":"incident"/g)?.length).toBeLessThan(10);
  });

  it('hears each change again once it has caught up', async () => {
    const { stream, taken, readOn } = open();
    await readOn();
    stream.tell({ topic: 'group', id: 'grp_1', version: null });
    await readOn();
    expect(taken.at(-1)).toContain('"grp_1"');
  });

  it('gets no sign of life on top, since it is known to be slow', () => {
    const { stream, response } = open();
    const before = response.writableLength;
    stream.heartbeat();
    expect(response.writableLength).toBe(before);
  });
});
