import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { startMailServer, type MailServer, type ReceivedMail } from '#testing/mail-server.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';
import { sendBy } from './stage.ts';

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
let mail: MailServer;

beforeAll(async () => {
  data = await dataFolder();
  [desk, mail] = await Promise.all([startDeskProcess(data.dir), startMailServer({ tls: 'none' })]);
  await sendBy(desk, mail);
});
afterAll(async () => {
  await desk.stop();
  await mail.close();
  await data.remove();
});

async function timesAcknowledged(id: string): Promise<number> {
  const { timeline } = await desk.call(getRoom, { params: { id } });
  return timeline.filter((entry) => entry.type === 'IncidentAcknowledged').length;
}

/** The link of a page, as it stands in the mail. */
function linkIn(one: ReceivedMail | undefined): string {
  return /http\S+\/ack\/[\w.-]+/.exec(one?.parsed.text ?? '')?.[0] ?? '';
}

test('the link in a page’s mail acknowledges by its button only, once, and for nobody else', async () => {
  const { id } = await desk.call(raiseHand, { body: { title: 'Nothing can be saved' } });
  await expect.poll(() => mail.mails.some((one) => linkIn(one) !== ''), { timeout: 15_000 }).toBe(true);
  const link = linkIn(mail.mails.find((one) => linkIn(one) !== ''));

  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await fetch(link, { method });
    expect([method, looked.status]).toEqual([method, 200]);
  }
  expect(await timesAcknowledged(id)).toBe(0);

  const [claims = '', signature = ''] = link.slice(link.lastIndexOf('/') + 1).split('.');
  const others = JSON.parse(Buffer.from(claims, 'base64url').toString()) as unknown[];
  const forged = Buffer.from(JSON.stringify(['real', others[1], 'somebody-else', others[3]])).toString('base64url');
  const base = link.slice(0, link.lastIndexOf('/') + 1);
  for (const token of [`${forged}.${signature}`, claims, `${claims}.`, `${claims}.${signature.slice(1)}x`]) {
    expect((await fetch(base + token, { method: 'POST' })).status).toBe(404);
  }
  expect(await timesAcknowledged(id)).toBe(0);

  const pressed = await fetch(link, { method: 'POST' });
  expect(await pressed.text()).toContain('You acknowledged');
  expect(await timesAcknowledged(id)).toBe(1);
  const again = await fetch(link, { method: 'POST' });
  expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('You acknowledged')]);
  expect(await timesAcknowledged(id)).toBe(1);
});
