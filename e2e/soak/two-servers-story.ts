import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { listOutbox } from '#contract/outbox.ts';
import { getSpace, setDrillClock, startDrill } from '#contract/space.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from '../desk-process.ts';
import { checkStreams, type StreamFaults } from './check-streams.ts';

export interface TakeOver {
  /** From the kill of one server to the first thing that the other did by itself. */
  takenOverMs: number;
}

export interface TwoServersStory {
  takeOvers: TakeOver[];
  lost: string[];
  faults: StreamFaults;
  drillState: string;
}

/** Two servers on one PostgreSQL and one drill; one of them is killed again and again, and the other goes on. */
export async function twoServersStory({
  kills,
  log,
}: {
  kills: number;
  log(line: string): void;
}): Promise<TwoServersStory> {
  const data = await dataFolder();
  const folders = [await dataFolder(), await dataFolder()] as const;
  const database = await startEmbeddedPostgres({ dataDir: data.dir, log: { info() {}, warn() {}, error() {} } });
  const environment = { TWOAM_SECRET: 'the same secret for both servers, long enough' };
  const start = (index: 0 | 1): Promise<DeskProcess> =>
    startDeskProcess(folders[index].dir, ['serve', '--database-url', database.url, '--sample'], environment);
  const servers: [DeskProcess, DeskProcess] = [await start(0), await start(1)];
  const story: TwoServersStory = {
    takeOvers: [],
    lost: [],
    faults: { doneTwice: [], raisedTwice: [], overdue: [], seqGaps: [] },
    drillState: '',
  };
  try {
    const drill = await servers[0].call(startDrill, { body: { scenario: 'long-night', speed: 300 } });
    const acked: { id: string; text: string }[] = [];
    for (let count = 0; count < kills; count += 1) {
      const victim = (count % 2) as 0 | 1;
      const survivor = servers[victim === 0 ? 1 : 0];
      // Raised on the victim, which dies before or while it sends the page: the other must send it.
      const { id } = await servers[victim].call(raiseHand, { body: { title: `Take over ${count}` } });
      const text = `said on the victim ${count}`;
      await servers[victim].call(postMessage, { params: { id }, body: { text } });
      acked.push({ id, text });
      const killedAt = performance.now();
      await servers[victim].kill();
      await pageHandled(survivor, id);
      story.takeOvers.push({ takenOverMs: Math.round(performance.now() - killedAt) });
      log(
        `${count + 1}/${kills} server ${victim + 1} killed, the other took over after ${story.takeOvers.at(-1)?.takenOverMs ?? 0} ms`,
      );
      servers[victim] = await start(victim);
    }
    // The kills are over: the rest of the drill need not be waited for at its own speed.
    await servers[0].call(setDrillClock, { params: { id: drill.id }, body: { speed: 3600 } });
    while ((await servers[0].call(getSpace, { params: { id: drill.id } })).state !== 'finished') await pause(200);
    story.drillState = 'finished';
    for (const { id, text } of acked) {
      const room = await servers[1].call(getRoom, { params: { id } });
      if (room.timeline.filter((entry) => entry.text === text).length !== 1) story.lost.push(text);
    }
    story.faults = await checkStreams(servers[0]);
    return story;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.stop();
    await Promise.all([data.remove(), ...folders.map((folder) => folder.remove())]);
  }
}

/** Waits until the incident's page was performed and its message has left the outbox. */
async function pageHandled(desk: DeskProcess, incidentId: string): Promise<void> {
  const until = performance.now() + 30_000;
  for (;;) {
    const room = await desk.call(getRoom, { params: { id: incidentId } });
    const isPaged = room.timeline.some((entry) => entry.type === 'RolePaged');
    const { messages } = await desk.call(listOutbox, { query: { limit: 500 } });
    const waiting = messages.some((message) => message.state === 'waiting');
    if (isPaged && !waiting) return;
    if (performance.now() > until) throw new Error('nobody took over');
    await pause(25);
  }
}
