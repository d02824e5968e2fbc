import type { Browser } from 'playwright-core';
import { putSettings } from '#contract/settings.ts';
import { startMailServer, type MailServer } from '#testing/mail-server.ts';
import { launchBrowser } from './browser.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

/** What a story plays on. */
export interface Stage {
  data: { dir: string };
  desk: DeskProcess;
  browser: Browser;
  /** Starts the desk once more in its folder, when it has ended. */
  startAgain(args?: string[]): Promise<DeskProcess>;
  /** Ends all of it. */
  clear(): Promise<void>;
}

/** A desk with a folder of its own, and a browser to look at it. */
export async function setStage(): Promise<Stage> {
  const data = await dataFolder();
  const [desk, browser] = await Promise.all([startDeskProcess(data.dir), launchBrowser()]);
  let running = desk;
  return {
    data,
    desk,
    browser,
    startAgain: async (args) => (running = await startDeskProcess(data.dir, args)),
    async clear() {
      await browser.close();
      await running.stop();
      await data.remove();
    },
  };
}

/** The same, with a mail server by which the desk sends. */
export async function setStageWithMail(): Promise<Stage & { mail: MailServer }> {
  const [stage, mail] = await Promise.all([setStage(), startMailServer({ tls: 'none' })]);
  await sendBy(stage.desk, mail);
  return {
    ...stage,
    mail,
    async clear() {
      await stage.clear();
      await mail.close();
    },
  };
}

/** From now on the desk sends its mail by this server. */
export async function sendBy(desk: DeskProcess, mail: MailServer): Promise<void> {
  const server = { host: '127.0.0.1', port: mail.port, secure: 'none' as const, user: '', from: 'desk@lamp.example' };
  await desk.call(putSettings, { body: { mail: server } });
}
