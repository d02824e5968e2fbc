import { expect, test } from 'vitest';
import { putSettings } from '#contract/settings.ts';
import { declareGroup, listHooks } from '#contract/signal.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { runAlertmanagerStory } from './alertmanager-story.ts';
import { dataFolder, startDeskProcess } from './desk-process.ts';
import { findAlertmanager } from './start-alertmanager.ts';

const program = findAlertmanager();

test.skipIf(program === null)(
  'a real Alertmanager fires, mail reaches a real SMTP server, a person declares, and the group belongs to the incident',
  async () => {
    const data = await dataFolder();
    const mail = await startMailServer({ tls: 'none' });
    const desk = await startDeskProcess(data.dir);
    try {
      const server = {
        host: '127.0.0.1',
        port: mail.port,
        secure: 'none' as const,
        user: '',
        from: 'desk@lamplight.example',
      };
      await desk.call(putSettings, { body: { mail: server } });
      const { hooks } = await desk.call(listHooks);
      const hookUrl = hooks.find((hook) => hook.kind === 'alertmanager')?.url ?? '';
      const story = { program: program ?? '', deskUrl: desk.url, token: desk.token, hookUrl };
      // Nobody touches the first group: it closes with its last alert. The on-call was asked to judge it.
      await runAlertmanagerStory(story);
      await expect
        .poll(() => mail.mails.map((one) => one.to), { timeout: 15_000 })
        .toContainEqual(['noa@lamplight.example']);
      const { groupId } = await runAlertmanagerStory({
        ...story,
        whileFiring: async (id) =>
          void (await desk.call(declareGroup, { params: { id }, body: { title: 'Hosts are down' } })),
      });
      const subjects = (): string[] => mail.mails.map((one) => one.parsed.subject ?? '');
      await expect.poll(subjects, { timeout: 15_000 }).toContainEqual(expect.stringContaining('Hosts are down'));
      expect(groupId).not.toBe('');
    } finally {
      await desk.stop();
      await mail.close();
      await data.remove();
    }
  },
);
