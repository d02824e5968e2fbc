import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { putSettings } from '#contract/settings.ts';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { getSpace, startDrill } from '#contract/space.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { startWebhookServer, type WebhookCall } from '#testing/webhook-server.ts';
import { dataFolder, startDeskProcess } from './desk-process.ts';

const SECRET = 'a secret between the desk and its receiver';

/** As the documentation tells a receiver to check it. */
function isSigned({ body, headers }: WebhookCall): boolean {
  const [, time = '', given = ''] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-twoam-signature'])) ?? [];
  return createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex') === given;
}

test('while a 600-fold drill plays, a real incident keeps its own time and no real channel hears of the drill', async () => {
  const data = await dataFolder();
  const mail = await startMailServer({ tls: 'none' });
  const hook = await startWebhookServer();
  const desk = await startDeskProcess(data.dir);
  try {
    const server = {
      host: '127.0.0.1',
      port: mail.port,
      secure: 'none' as const,
      user: '',
      from: 'desk@lamplight.example',
    };
    const webhook = { url: `http://127.0.0.1:${hook.port}/from-twoam`, secret: SECRET, allowPrivate: true };
    await desk.call(putSettings, { body: { mail: server, webhook } });
    const { id } = await desk.call(raiseHand, { body: { title: 'The real one' } });
    const before = await desk.call(getRoom, { params: { id } });
    const startedAt = Date.now();

    const drill = await desk.call(startDrill, { body: { scenario: 'long-night', speed: 600 } });
    const hoursPlayed = async (): Promise<number> =>
      (Date.parse((await desk.call(getSpace, { params: { id: drill.id } })).now) - Date.parse(drill.now)) / 3_600_000;
    await expect.poll(hoursPlayed, { timeout: 60_000 }).toBeGreaterThan(26);

    const after = await desk.call(getRoom, { params: { id } });
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeLessThan(Date.now() - startedAt + 5000);
    const due = (room: typeof before): (string | undefined)[] =>
      room.duties.filter((duty) => duty.step === 'acknowledge').map((duty) => duty.dueAt);
    expect(due(after)).toEqual(due(before));
    await expect.poll(() => mail.mails.length, { timeout: 15_000 }).toBeGreaterThan(0);
    for (const one of mail.mails) expect(one.parsed.subject).toContain('The real one');
    await expect.poll(() => hook.calls.length, { timeout: 15_000 }).toBeGreaterThan(0);
    for (const one of hook.calls) {
      expect(one.body).toContain('The real one');
      expect(isSigned(one)).toBe(true);
    }
    const theDrill = await desk.call(getSpace, { params: { id: drill.id } });
    expect(theDrill.incidentIds.length).toBeGreaterThan(0);
  } finally {
    await desk.stop();
    await mail.close();
    await hook.close();
    await data.remove();
  }
});
