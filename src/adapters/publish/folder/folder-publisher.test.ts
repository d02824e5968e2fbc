import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishedFile, SiteChanges } from '#app/ports/publisher.ts';
import { folderPublisher } from './folder-publisher.ts';

let parent: string;
let root: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'twoam-folder-'));
  root = join(parent, 'site');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const file = (path: string, body = path): PublishedFile => ({ path, type: 'text/html', body });
const changes = (changed: PublishedFile[], gone: string[] = []): SiteChanges => ({ all: changed, changed, gone });

test('files stand as they were rendered, in folders that are made for them', async () => {
  const answer = await folderPublisher({ path: root }).publish(changes([file('a/b.html'), file('index.html', 'now')]));
  expect(answer).toEqual({ outcome: 'published', proof: `2 files written to ${root}.` });
  expect(await readFile(join(root, 'a/b.html'), 'utf8')).toBe('a/b.html');
  expect(await readFile(join(root, 'index.html'), 'utf8')).toBe('now');
});

test('a file is replaced as a whole and leaves nothing beside it, and what is gone is removed', async () => {
  const publisher = folderPublisher({ path: root });
  await publisher.publish(changes([file('index.html', 'old'), file('gone.html')]));
  await publisher.publish(changes([file('index.html', 'new')], ['gone.html', 'never.html']));
  expect(await readFile(join(root, 'index.html'), 'utf8')).toBe('new');
  expect((await readdir(root)).toSorted()).toEqual(['.twoam-status-page', 'index.html']);
});

test('a folder that holds something else is never touched', async () => {
  await mkdir(root);
  await writeFile(join(root, 'index.html'), 'somebody’s');
  const answer = await folderPublisher({ path: root }).publish(changes([file('index.html', 'ours')]));
  expect(answer).toMatchObject({ outcome: 'failed', why: expect.stringContaining('holds something else') });
  expect(await readFile(join(root, 'index.html'), 'utf8')).toBe('somebody’s');
});

test.each(['../out.html', '/etc/x', 'a/../../x', 'a//b', '.hidden', 'a/..', 'a\\..\\b', 'a\0b'])(
  'no path such as %j leads out of the folder',
  async (path) => {
    const publisher = folderPublisher({ path: root });
    expect(await publisher.publish(changes([file(path)]))).toMatchObject({ outcome: 'failed' });
    expect(await publisher.publish(changes([], [path]))).toMatchObject({ outcome: 'failed' });
    expect(await readdir(parent)).toEqual([]);
  },
);

test('a folder that cannot be written to is a reason, not an error', async () => {
  await writeFile(join(parent, 'file'), '');
  const answer = await folderPublisher({ path: join(parent, 'file', 'site') }).publish(changes([file('index.html')]));
  expect(answer).toMatchObject({ outcome: 'failed', why: expect.stringContaining('cannot be written to') });
});
