import { expect, test } from 'vitest';
import { getCatalogue } from '#contract/catalogue.ts';
import { putSettings } from '#contract/settings.ts';
import { assess } from '#contract/assessment.ts';
import { getRoom } from '#contract/incident.ts';
import { publishProcedure } from '#contract/procedure.ts';
import { declareGroup, listHooks } from '#contract/signal.ts';
import { timeInWords } from '#core/comms/time-in-words.ts';
import { fromIso, SECOND_MS, type Instant } from '#core/shared/instant.ts';
import { startMailServer, type MailServer } from '#testing/mail-server.ts';
import { editText } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { runAlertmanagerStory } from './alertmanager-story.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';
import { findAlertmanager } from './start-alertmanager.ts';

const program = findAlertmanager();
const PUNCTUAL_MS = 2 * SECOND_MS;
const patience = { timeout: 20_000, interval: 50 };

test.skipIf(program === null)(
  'after a person declared a P1 from a real alert, first and holding words reach customers by mail on time, and nobody types',
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
        from: 'desk@example.com',
      };
      await desk.call(putSettings, { body: { mail: server } });
      await desk.call(publishProcedure, { body: { yaml: quickReference() } });
      const { hooks } = await desk.call(listHooks);
      const hookUrl = hooks.find((hook) => hook.kind === 'alertmanager')?.url ?? '';
      await runAlertmanagerStory({
        program: program ?? '',
        deskUrl: desk.url,
        token: desk.token,
        hookUrl,
        whileFiring: async (id) => {
          const incident = await declareP1(desk, id);
          await expectWordsOnTime(desk, mail, incident, ['first']);
          await expectWordsOnTime(desk, mail, incident, ['first', 'holding']);
        },
      });
    } finally {
      await desk.stop();
      await mail.close();
      await data.remove();
    }
  },
);

/** The procedure that ships, with first words to customers after 9 s and the next every 12 s. */
function quickReference(): string {
  const soon = editText(referenceYaml(), /(id: update-customers\n(?:.*\n)*?    within: )15m/, '$19s');
  return editText(soon, /(title: Customers who are hurt\n(?:.*\n)*?      P1: )\{ default: 30m/, '$1{ default: 12s');
}

async function declareP1(desk: DeskProcess, groupId: string): Promise<string> {
  const title = 'Nobody can sign in';
  const { id } = await desk.call(declareGroup, { params: { id: groupId }, body: { title } });
  const customerIds = (await desk.call(getCatalogue)).customers.slice(0, 2).map((customer) => customer.id);
  const evidence = [{ source: 'alert' as const }, { source: 'metric' as const, text: 'Sign-ins fell to none' }];
  await desk.call(assess, { params: { id }, body: { featureId: 'sign-in', customerIds, evidence } });
  expect((await desk.call(getRoom, { params: { id } })).priority?.id).toBe('P1');
  return id;
}

/** Waits for the last of these words: they leave at the instant of the draft, arrive before they are due, and name the next time. */
async function expectWordsOnTime(desk: DeskProcess, mail: MailServer, id: string, kinds: string[]): Promise<void> {
  const room = () => desk.call(getRoom, { params: { id } });
  const owed = async () => (await room()).duties.find(({ key }) => key === `update-customers#${kinds.length}`) ?? null;
  await expect.poll(owed, patience).toMatchObject({ level: 'draft' });
  const { performAt, dueAt } = (await owed()) ?? { performAt: null, dueAt: '' };
  const words = () => mail.mails.filter(({ to }) => to.includes('iris.vega@northwind.example'));
  await expect.poll(() => words().length, patience).toBe(kinds.length);
  const arrivedAt: Instant = Date.now();
  const leavesAt = fromIso(performAt ?? '');
  expect(arrivedAt).toBeGreaterThanOrEqual(leavesAt);
  expect(arrivedAt - leavesAt).toBeLessThan(PUNCTUAL_MS);
  expect(arrivedAt).toBeLessThanOrEqual(fromIso(dueAt));
  const sent = (await room()).updates.filter(({ audience }) => audience === 'customers');
  expect(sent.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
  const promised = Math.max(...sent.map(({ nextUpdateAt }) => fromIso(nextUpdateAt ?? '')));
  expect(promised).toBeGreaterThan(arrivedAt);
  expect(words().at(-1)?.parsed.text).toContain(timeInWords(promised));
}
