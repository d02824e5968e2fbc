import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolve } from '#contract/incident.ts';
import { readMarkdown } from '#core/postmortem/export/read-markdown.ts';
import { commsDesk, deskCaller, type CommsDesk } from '#testing/comms-desk.ts';
import { deskFetch } from '#testing/desk-fetch.ts';
import { failureLine } from './cli-context.ts';
import { runTwoam } from '#testing/run-twoam.ts';

const twoam = (desk: CommsDesk, ...args: string[]): Promise<string> =>
  runTwoam(deskFetch(desk.context, deskCaller('soc')), args);

async function resolved(): Promise<CommsDesk> {
  const desk = await commsDesk();
  const id = await desk.outage([{}]);
  await desk.ask(resolve, 'imoc', { params: { id }, body: { verification: 'Seen to work' } });
  return desk;
}

test('a postmortem is printed as Markdown that reads back, and written to a file as a page or slides', async () => {
  const desk = await resolved();
  expect(readMarkdown(await twoam(desk, 'postmortem', 'export', '1'))).not.toBeNull();
  const folder = await mkdtemp(join(tmpdir(), 'twoam-'));
  const file = join(folder, 'night.html');
  expect(await twoam(desk, 'postmortem', 'export', '1', '--as', 'slides', '-o', file)).toBe(`Wrote ${file}.`);
  expect(await readFile(file, 'utf8')).toContain('The imoc');
  await twoam(desk, 'postmortem', 'export', '1', '--as', 'html', '--without-names', '-o', file);
  expect(await readFile(file, 'utf8')).not.toContain('The imoc');
  await rm(folder, { recursive: true });
});

test('an unknown form, and a file that cannot be written, are told in one line', async () => {
  const desk = await resolved();
  const failed = (...args: string[]) =>
    twoam(desk, 'postmortem', 'export', '1', ...args).catch((error: unknown) => failureLine(error));
  expect(await failed('--as', 'pdf')).toBe('Say --as md, --as html or --as slides.');
  expect(await failed('-o', '/nowhere/at/all')).toContain('/nowhere/at/all cannot be written');
});
