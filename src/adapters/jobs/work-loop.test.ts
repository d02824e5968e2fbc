import { beforeEach, expect, test } from 'vitest';
import { settled, virtualTimers, type VirtualTimers } from '#testing/virtual-timers.ts';
import { startWorkLoop, type Work, type WorkLoop } from './work-loop.ts';

let timers: VirtualTimers;
let looks: number[];
let logged: string[];
beforeEach(() => {
  timers = virtualTimers();
  looks = [];
  logged = [];
});

/** Work that falls due at times of the virtual clock and takes as long as its test says. */
function schedule(dueAt: number[], run: (at: number) => Promise<void> = async () => {}) {
  const waiting = [...dueAt];
  const ran: { dueAt: number; at: number }[] = [];
  const work: Work<number> = {
    async claim(limit) {
      looks.push(timers.now());
      const due = waiting
        .filter((at) => at <= timers.now())
        .toSorted((a, b) => a - b)
        .slice(0, limit);
      for (const at of due) waiting.splice(waiting.indexOf(at), 1);
      return due;
    },
    async run(at) {
      ran.push({ dueAt: at, at: timers.now() });
      await run(at);
    },
    nextDueAt: async () => (waiting.length === 0 ? null : Math.min(...waiting)),
  };
  return { work, ran, add: (at: number) => waiting.push(at) };
}

function start(work: Work<number>, { concurrency = 4, speed = 1 } = {}): WorkLoop {
  return startWorkLoop({
    work,
    concurrency,
    timers,
    name: 'work',
    clock: {
      now: () => timers.now() * speed,
      realMsUntil: (at) => Math.max(0, at / speed - timers.now()),
    },
    log: { warn: (_, message) => logged.push(message), error: (_, message) => logged.push(message) },
  });
}

test('what is due runs at its time, to the millisecond', async () => {
  const { work, ran } = schedule([0, 7, 250, 1700]);
  start(work);
  await timers.advance(3000);
  expect(ran.map(({ dueAt, at }) => at - dueAt)).toEqual([0, 0, 0, 0]);
});

test('without anything to do it looks once a second', async () => {
  start(schedule([]).work);
  await timers.advance(10_000);
  expect(looks).toHaveLength(11);
});

test('what another process made due is found within a second, without any hint', async () => {
  const { work, ran, add } = schedule([]);
  start(work);
  await timers.advance(1500);
  add(1500);
  await timers.advance(1000);
  expect(ran).toEqual([{ dueAt: 1500, at: 2000 }]);
});

test('a hint of something earlier ends the sleep, and one of something later does not', async () => {
  const { work, ran, add } = schedule([900]);
  const loop = start(work);
  await timers.advance(100);
  const before = looks.length;
  add(950);
  loop.poke(950);
  await settled();
  expect(looks).toHaveLength(before);
  add(200);
  loop.poke(200);
  await timers.advance(1000);
  expect(ran).toEqual([
    { dueAt: 200, at: 200 },
    { dueAt: 900, at: 900 },
    { dueAt: 950, at: 950 },
  ]);
});

test('a hint of something later than what it is just taking, which comes while it looks, is not lost', async () => {
  const slowly = () => new Promise<void>((resolve) => timers.after(300, resolve));
  const { work, ran, add } = schedule([500], slowly);
  let hinted = false;
  const loop = start({
    ...work,
    async nextDueAt() {
      const answer = await work.nextDueAt();
      if (timers.now() === 500 && !hinted) {
        hinted = true;
        add(600);
        loop.poke(600);
      }
      return answer;
    },
  });
  await timers.advance(700);
  expect(ran).toEqual([
    { dueAt: 500, at: 500 },
    { dueAt: 600, at: 600 },
  ]);
});

test('never more at once than it may, and the next as soon as one is done', async () => {
  let under = 0;
  let most = 0;
  const { work, ran } = schedule(
    Array.from({ length: 9 }, () => 0),
    async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise<void>((resolve) => timers.after(100, resolve));
      under -= 1;
    },
  );
  start(work, { concurrency: 3 });
  await timers.advance(300);
  expect(ran.map(({ at }) => at)).toEqual([0, 0, 0, 100, 100, 100, 200, 200, 200]);
  expect(most).toBe(3);
});

test('work that is done in the instant in which it goes to sleep does not leave a free place idle', async () => {
  const { work, ran } = schedule(Array.from({ length: 50 }, () => 0));
  start(work, { concurrency: 1 });
  await timers.advance(0);
  expect(ran).toHaveLength(50);
});

test('while the database is away it tries again without spinning, says so once, and goes on afterwards', async () => {
  const { work, ran } = schedule([500]);
  const claim = work.claim;
  let away = true;
  work.claim = async (limit) => {
    const due = await claim(away ? 0 : limit);
    if (away) throw new Error('connection refused');
    return due;
  };
  start(work);
  await timers.advance(10_000);
  expect(looks.length).toBeLessThan(20);
  expect(logged).toEqual(['work failed and will be tried again']);
  away = false;
  await timers.advance(1000);
  expect(ran).toHaveLength(1);
});

test('work that fails again and again does not spin', async () => {
  const { work, ran, add } = schedule([0], async (at) => {
    add(at);
    throw new Error('cannot be released');
  });
  start(work, { concurrency: 1 });
  await timers.advance(10_000);
  expect(ran.length).toBeGreaterThan(5);
  expect(ran.length).toBeLessThan(20);
});

test('something due that another process is just taking is looked at again without spinning', async () => {
  const { work } = schedule([]);
  work.nextDueAt = async () => timers.now();
  start(work);
  await timers.advance(1000);
  expect(looks.length).toBeLessThanOrEqual(201);
});

test('time at six hundred times the speed is followed to the real millisecond', async () => {
  const { work, ran } = schedule([]);
  const spaceDue = [600, 60_000, 600_000];
  work.claim = async () => {
    const due = spaceDue.filter((at) => at <= timers.now() * 600);
    spaceDue.splice(0, due.length);
    return due;
  };
  work.nextDueAt = async () => spaceDue[0] ?? null;
  start(work, { speed: 600 });
  await timers.advance(1000);
  expect(ran.map(({ at }) => at)).toEqual([1, 100, 1000]);
});

test('a stop claims nothing more and waits for what is under way', async () => {
  const { work, ran } = schedule([0, 50], () => new Promise<void>((resolve) => timers.after(200, resolve)));
  const loop = start(work);
  await timers.advance(10);
  let stopped = false;
  void loop.stop().then(() => (stopped = true));
  await timers.advance(100);
  expect(stopped).toBe(false);
  await timers.advance(100);
  expect(stopped).toBe(true);
  expect(ran).toHaveLength(1);
});

test('a stop does not wait for ever', async () => {
  const { work } = schedule([0], () => new Promise(() => {}));
  const loop = start(work);
  await timers.advance(10);
  let stopped = false;
  void loop.stop().then(() => (stopped = true));
  await timers.advance(6000);
  expect(stopped).toBe(true);
});
