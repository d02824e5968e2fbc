import { setTimeout as pause } from 'node:timers/promises';
import { getRoom, listIncidents, raiseHand } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { putSettings } from '#contract/settings.ts';
import { getSpace, setDrillClock, startDrill } from '#contract/space.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { databasePid, dataFolder, startDeskProcess, type DeskProcess } from '../desk-process.ts';
import { checkStreams, type StreamFaults } from './check-streams.ts';
import { seeded } from './seeded.ts';

export type Victim = 'server' | 'database' | 'both';

export interface KillStory {
  kills: { victim: Victim; backAfterMs: number }[];
  /** Commands that were acknowledged, and those of them that are missing afterwards: must be none. */
  acknowledged: number;
  lost: string[];
  /** Incidents raised and acknowledged whose page never reached the mail server: must be none. */
  silentPages: string[];
  /** Mails that arrived more than once, each with the same Message-ID and words. */
  repeatedMails: number;
  /** Mails that arrived with the Message-ID of another one but other words: must be none. */
  differingRepeats: string[];
  faults: StreamFaults;
  drillState: string;
}

/**
 * A drill that outlasts the kills, real incidents and their pages to a real SMTP server, while server, database or both are
 * killed at random instants and started again.
 */
export async function killStory({
  kills,
  seed,
  log,
}: {
  kills: number;
  seed: number;
  log(line: string): void;
}): Promise<KillStory> {
  const random = seeded(seed);
  const mail = await startMailServer({ tls: 'none' });
  const data = await dataFolder();
  let desk = await startDeskProcess(data.dir);
  const acked: { incidentId: string; text: string }[] = [];
  const raised: { id: string; title: string }[] = [];
  const story: KillStory = {
    kills: [],
    acknowledged: 0,
    lost: [],
    silentPages: [],
    repeatedMails: 0,
    differingRepeats: [],
    faults: { doneTwice: [], raisedTwice: [], overdue: [], seqGaps: [] },
    drillState: '',
  };
  try {
    await desk.call(putSettings, {
      body: { mail: { host: '127.0.0.1', port: mail.port, secure: 'none', user: '', from: 'desk@lamplight.example' } },
    });
    const drill = await desk.call(startDrill, { body: { scenario: 'long-night', speed: speedToOutlast(kills) } });
    for (let count = 0; count < kills; count += 1) {
      const working = new AbortController();
      const begun = Promise.withResolvers<void>();
      const work = workOn(() => desk, acked, raised, working.signal, count, begun.resolve);
      // Every third kill may hit the raising itself.
      if (random() > 1 / 3) await begun.promise;
      await pause(random() * 1500);
      const victim = (['server', 'database', 'both'] as const)[Math.floor(random() * 3)] ?? 'both';
      const from = performance.now();
      await killVictim(victim, desk, data.dir);
      working.abort();
      await work;
      if (victim !== 'database') desk = await startDeskProcess(data.dir);
      await answersAgain(desk);
      story.kills.push({ victim, backAfterMs: Math.round(performance.now() - from) });
      log(
        `${count + 1}/${kills} ${victim} killed, back after ${story.kills.at(-1)?.backAfterMs ?? 0} ms, ${acked.length} commands acknowledged`,
      );
    }
    // The kills are over: the rest of the drill need not be waited for at its own speed.
    await desk.call(setDrillClock, { params: { id: drill.id }, body: { speed: 3600 } });
    await drillFinished(desk, drill.id);
    story.drillState = (await desk.call(getSpace, { params: { id: drill.id } })).state;
    story.acknowledged = acked.length;
    story.lost = await missing(desk, acked);
    await pagesArrived(mail, raised, story);
    judgeMails(mail, story);
    story.faults = await checkStreams(desk);
    return story;
  } finally {
    await desk.stop();
    await mail.close();
    await data.remove();
  }
}

/** A night of seventeen hours takes 100 s at 600 times its speed; a kill and the way back take up to ten. */
function speedToOutlast(kills: number): number {
  return Math.round(600 * Math.min(1, 10 / kills));
}

/** Writes into a real incident as fast as the desk answers, and notes only what it acknowledged. */
async function workOn(
  desk: () => DeskProcess,
  acked: { incidentId: string; text: string }[],
  raised: { id: string; title: string }[],
  signal: AbortSignal,
  round: number,
  begun: () => void,
): Promise<void> {
  const title = `Kill round ${round}`;
  const incident = await desk()
    .call(raiseHand, { body: { title } })
    .catch(() => null);
  begun();
  if (incident === null) return;
  raised.push({ id: incident.id, title });
  for (let count = 0; !signal.aborted; count += 1) {
    const text = `round ${round} message ${count}`;
    const done = await desk()
      .call(postMessage, { params: { id: incident.id }, body: { text } })
      .catch(() => null);
    if (done !== null) acked.push({ incidentId: incident.id, text });
    else await pause(5);
  }
}

async function killVictim(victim: Victim, desk: DeskProcess, dataDir: string): Promise<void> {
  const database = databasePid(dataDir);
  if (victim !== 'server' && database !== null) process.kill(database, 'SIGKILL');
  if (victim !== 'database') await desk.kill();
}

async function answersAgain(desk: DeskProcess): Promise<void> {
  const until = performance.now() + 30_000;
  for (;;) {
    const ok = await desk.call(listIncidents, { query: { state: 'open', limit: 1 } }).then(
      () => true,
      () => false,
    );
    if (ok) return;
    if (performance.now() > until) throw new Error(`the desk did not come back:\n${desk.output().slice(-2000)}`);
    await pause(20);
  }
}

async function drillFinished(desk: DeskProcess, id: string): Promise<void> {
  const until = performance.now() + 10 * 60_000;
  while ((await desk.call(getSpace, { params: { id } })).state !== 'finished') {
    if (performance.now() > until) throw new Error('the drill never finished');
    await pause(200);
  }
}

async function missing(desk: DeskProcess, acked: { incidentId: string; text: string }[]): Promise<string[]> {
  const lost: string[] = [];
  for (const incidentId of new Set(acked.map((one) => one.incidentId))) {
    const room = await desk.call(getRoom, { params: { id: incidentId } });
    const there = new Map<string, number>();
    for (const { text } of room.timeline) if (text !== null) there.set(text, (there.get(text) ?? 0) + 1);
    lost.push(
      ...acked
        .filter((one) => one.incidentId === incidentId && there.get(one.text) !== 1)
        .map((one) => `${one.text} is there ${there.get(one.text) ?? 0} times`),
    );
  }
  return lost;
}

type Mail = Awaited<ReturnType<typeof startMailServer>>;

async function pagesArrived(mail: Mail, raised: { title: string }[], story: KillStory): Promise<void> {
  const until = performance.now() + 90_000;
  for (;;) {
    const subjects = mail.mails.map((one) => one.parsed.subject ?? '');
    story.silentPages = raised
      .filter(({ title }) => !subjects.some((subject) => subject.endsWith(title)))
      .map(({ title }) => title);
    if (story.silentPages.length === 0 || performance.now() > until) return;
    await pause(200);
  }
}

function judgeMails(mail: Mail, story: KillStory): void {
  const byId = Map.groupBy(mail.mails, (one) => `${one.parsed.messageId ?? 'none'} ${one.to.join(' ')}`);
  for (const [id, mails] of byId) {
    story.repeatedMails += mails.length - 1;
    if (new Set(mails.map((one) => one.parsed.text)).size > 1) story.differingRepeats.push(id);
  }
  const byWords = Map.groupBy(
    mail.mails,
    (one) => `${one.to.join(' ')} ${one.parsed.subject ?? ''} ${one.parsed.text ?? ''}`,
  );
  for (const mails of byWords.values()) {
    const ids = new Set(mails.map((one) => one.parsed.messageId));
    if (ids.size > 1 && (mails[0]?.parsed.subject ?? '').startsWith('Please come'))
      story.differingRepeats.push([...ids].join(' and '));
  }
}
