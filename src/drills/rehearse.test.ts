import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { proposeHandover } from '#contract/handover.ts';
import { editText } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { formatRehearsal } from './format-rehearsal.ts';
import { rehearse, type RehearsalResult } from './rehearse.ts';
import { LONG_NIGHT } from './scenarios/long-night.ts';

const play = (procedureYaml: string) => rehearse({ scenario: LONG_NIGHT, procedureYaml });
const here = (result: RehearsalResult, title: string) => result.figures.find((figure) => figure.title === title)?.here;
const beat = (result: RehearsalResult, id: string) => result.beats.find((one) => one.id === id);

describe('the long night under the reference procedure', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    result = await play(referenceYaml());
  });

  test('takes all ten steps and ends closed, with the postmortem shared', () => {
    expect(result.phase).toBe('closed');
    expect(new Set(result.conformance.map((step) => step.number))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    expect(result.conformance.every((step) => step.open === 0)).toBe(true);
  });

  test('lasts more than twelve hours, until after 2 am and into the next day', () => {
    const { startedAt, endedAt, timeline } = result;
    expect(Date.parse(endedAt) - Date.parse(startedAt)).toBeGreaterThan(12 * 3_600_000);
    expect(timeline.find((moment) => moment.sentence.includes('verified that service is restored'))?.localTime).toBe(
      '02:18',
    );
  });

  test('opens the status page within a quarter of an hour of the first ticket, and nobody types it', () => {
    const opened = result.timeline.find((moment) =>
      moment.sentence.includes('told everybody who reads the status page'),
    );
    expect(opened).toMatchObject({ localTime: '17:17', automatic: true });
    expect(result.figures[0]).toEqual({ title: 'First ticket to the status page', then: '73 min', here: '15 min' });
  });

  test('keeps every update on time, of which a person types one', () => {
    const [onTime, due] = here(result, 'Updates on time')?.split(' of ') ?? [];
    expect(onTime).toBe(due);
    expect(Number(due)).toBeGreaterThan(30);
    expect(here(result, 'Updates that nobody had to type')).toBe(`${Number(due) - 1} of ${due}`);
  });

  test('is late only with restoring service', () => {
    expect(result.conformance.filter((step) => step.late > 0).map((step) => step.step)).toEqual(['mitigate']);
  });

  test('says what the people did not need to do any more', () => {
    expect(beat(result, 'might-be-a-p3')).toMatchObject({
      outcome: 'skipped',
      sentence: 'Not needed: the status page has been open since 17:17.',
    });
    expect(beat(result, 'status-page-at-last')).toMatchObject({ outcome: 'skipped' });
    expect(result.beats.filter((one) => one.outcome !== 'played').map((one) => one.id)).toEqual([
      'might-be-a-p3',
      'guess-outside',
      'status-page-at-last',
      // By the rule they were relieved before.
      'handover',
      'take-over',
    ]);
  });

  test('lets nobody command past their limit: two handovers that the desk’s own rule proposed, each with a read-back', () => {
    expect(here(result, 'Commanded past the limit')).toBe('not at all');
    const commands = result.reliefs.filter(({ sentence }) => sentence.includes('as Incident manager on call'));
    expect(commands.map(({ localTime, sentence }) => [localTime, sentence])).toEqual([
      ['20:38', expect.stringMatching(/^TwoAM asked Dev Rao, then .* from Ruth Adler; Dev Rao took over at 20:46\.$/)],
      [
        '00:18',
        expect.stringMatching(/^TwoAM asked Joy Mensah, then .* from Dev Rao; Joy Mensah took over at 00:26\.$/),
      ],
    ]);
    const taken = result.timeline.filter(({ sentence }) => sentence.includes('took over as Incident manager on call'));
    expect(taken.map(({ localTime }) => localTime)).toEqual(['20:46', '00:26']);
  });

  test('without anybody who looks after people shows what the night did', async () => {
    const procedureYaml = referenceYaml().replace('look-after-people: true', 'look-after-people: false');
    const off = await rehearse({ scenario: LONG_NIGHT, procedureYaml });
    expect(here(off, 'Longest command of one person')).toBe('9 h 11 min');
    expect(here(off, 'Commanded past the limit')).toMatch(/^5 h/);
    expect(off).toMatchObject({ looksAfterPeople: false, reliefs: [] });
    expect(beat(off, 'relief-by-imoc-sf')).toMatchObject({ outcome: 'not-reached' });
  });

  test('relieves whoever holds a role, and no script says when', () => {
    expect(result.reliefs).toHaveLength(8);
    expect(result.reliefs.every(({ sentence }) => / took over at \d\d:\d\d\.$/.test(sentence))).toBe(true);
    const scripted = LONG_NIGHT.beats.flatMap(({ id, actions }) =>
      actions.some((one) => one.kind === 'call' && one.route === proposeHandover) ? [id] : [],
    );
    // Where nobody looks after people, the on-call of that night asks for relief after six hours.
    expect(scripted).toEqual(['handover']);
    expect(beat(result, 'handover')?.outcome).toBe('skipped');
  });

  test('asks earlier where the procedure lets people work for less long, and people come then', async () => {
    const shorter = await play(editText(referenceYaml(), 'hand-over-after: 4h', 'hand-over-after: 3h'));
    const [first] = shorter.reliefs.filter(({ sentence }) => sentence.includes('as Incident manager on call'));
    expect(first).toMatchObject({
      localTime: '19:38',
      sentence: expect.stringContaining('Dev Rao took over at 19:46'),
    });
  });

  test('asks the incident manager for the assessment at 17:05, and has P1 on evidence within ten minutes', () => {
    const asked = result.timeline.find((moment) => /paged .* as Incident manager on call/.test(moment.sentence));
    expect(asked).toMatchObject({ localTime: '17:05', automatic: true });
    const assessed = result.timeline.find((moment) => moment.sentence.includes('assessed the impact'));
    expect(assessed).toMatchObject({ localTime: '17:13', automatic: false });
    expect(assessed?.sentence).toContain('P1');
    expect(result.conformance.find(({ step }) => step === 'assess')).toMatchObject({ due: 1, onTime: 1, late: 0 });
  });

  test('lets the guess at a cause be said in the room, and stops it on its way to customers', () => {
    const guess = 'We think it’s related to a deploy, working on a fix.';
    const said = result.timeline.filter((moment) => JSON.stringify(moment).includes(guess));
    expect(said.map(({ localTime, automatic }) => [localTime, automatic])).toEqual([['17:35', false]]);
    expect(beat(result, 'suspect')).toMatchObject({ outcome: 'played' });
    expect(beat(result, 'guess-outside')).toMatchObject({
      outcome: 'refused',
      sentence: expect.stringContaining('nobody has approved that'),
    });
  });

  test('compares the talk’s minutes with what happened here in the same minute', () => {
    const told = result.comparison.filter((minute) => minute.then !== null);
    expect(told.map((minute) => minute.localTime)).toEqual([
      '17:00',
      '17:03',
      '17:05',
      '17:08',
      '17:33',
      '17:35',
      '18:16',
      '02:00',
    ]);
    expect(told.every((minute) => minute.origin === 'talk')).toBe(true);
    expect(result.comparison.find((minute) => minute.localTime === '17:13')).toMatchObject({
      then: null,
      origin: 'invented',
    });
    expect(result.comparison.find((minute) => minute.localTime === '17:47')).toMatchObject({
      then: null,
      origin: null,
      here: 'TwoAM updated the status page.',
    });
  });

  test('marks what is from the talk and what is invented, and leaves TwoAM’s own doing unmarked', () => {
    const marked = (origin: string | null) => result.timeline.filter((moment) => moment.origin === origin);
    expect(marked('talk').every((moment) => moment.localTime <= '18:16' && moment.localTime >= '17:03')).toBe(true);
    expect(marked('invented').length).toBeGreaterThan(20);
    expect(marked(null).every((moment) => moment.automatic)).toBe(true);
  });

  test('sends nothing: every message is kept', () => {
    expect(Object.values(result.messages).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
  });

  test('can be read as plain text', () => {
    const text = formatRehearsal(result);
    expect(text).toContain('Monday, 19 November 2018');
    expect(text).toMatch(/17:13 \+ Ruth Adler assessed the impact\. P1/);
    expect(text).toMatch(/First ticket to the status page +then: 73 min +here: 15 min/);
    expect(text.split('\n').every((line) => line.length <= 120)).toBe(true);
  });
});

test('the same night is the same in every run, to the byte', async () => {
  const first = JSON.stringify(await play(referenceYaml()));
  for (let run = 0; run < 5; run += 1) expect(JSON.stringify(await play(referenceYaml()))).toBe(first);
});

test.each(['Pacific/Kiritimati', 'America/St_Johns'])(
  'the night is the same on a machine in %s with another language',
  async (zone) => {
    const script = `
    const { rehearse } = await import('#drills/rehearse.ts');
    const { LONG_NIGHT } = await import('#drills/scenarios/long-night.ts');
    const { formatRehearsal } = await import('#drills/format-rehearsal.ts');
    const { readFileSync } = await import('node:fs');
    const result = await rehearse({ scenario: LONG_NIGHT, procedureYaml: readFileSync('procedures/reference.yaml', 'utf8') });
    process.stdout.write(JSON.stringify(result) + formatRehearsal(result));`;
    const env = { ...process.env, TZ: zone, LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' };
    const cwd = new URL('../..', import.meta.url);
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      cwd,
      encoding: 'utf8',
    });
    const result = await play(referenceYaml());
    expect(elsewhere).toBe(JSON.stringify(result) + formatRehearsal(result));
  },
);

test('a night of twelve hours takes under a second of the processor', async () => {
  // The least of three: a shared machine can only make a run look slower than it is.
  const ms: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = process.threadCpuUsage();
    await play(referenceYaml());
    const { user, system } = process.threadCpuUsage(before);
    ms.push((user + system) / 1000);
  }
  expect(Math.min(...ms)).toBeLessThan(1000);
});

describe('a changed procedure changes the night', () => {
  test('when nobody is told to open the status page by themselves, it opens after 73 minutes again', async () => {
    const asked = editText(referenceYaml(), /(id: open-status-page[\s\S]*?level: )draft/, '$1ask');
    const result = await play(asked);
    expect(here(result, 'First ticket to the status page')).toBe('1 h 13 min');
    expect(beat(result, 'might-be-a-p3')?.outcome).toBe('played');
    expect(beat(result, 'status-page-at-last')?.outcome).toBe('played');
    expect(result.conformance.find((step) => step.step === 'open-status-page')).toMatchObject({ onTime: 0, late: 1 });
  });

  test('when the incident manager is paged later, everything that needs the impact comes later', async () => {
    const slow = editText(referenceYaml(), /(id: escalate-imoc[\s\S]*?wait: )2m/, '$130m');
    const result = await play(slow);
    expect(here(result, 'First ticket to a known impact')).toBe('38 min');
    expect(here(result, 'First ticket to the status page')).toBe('43 min');
  });

  test('when the incident manager is never paged, nobody estimates the impact', async () => {
    const never = editText(referenceYaml(), /(id: escalate-imoc[\s\S]*?when: )'!mitigated'/, "$1'false && !mitigated'");
    const result = await play(never);
    expect(beat(result, 'assess')?.outcome).toBe('not-reached');
    expect(beat(result, 'status-page-at-last')).toMatchObject({
      outcome: 'refused',
      sentence: expect.stringContaining('Nothing goes outside before the impact is assessed'),
    });
    expect(result.phase).not.toBe('closed');
  });

  test('when reports wait in triage, the on-call declares the incident', async () => {
    const result = await play(editText(referenceYaml(), 'reports: open-incident', 'reports: triage'));
    expect(result.timeline[0]).toMatchObject({ localTime: '17:05', sentence: 'Noa Levi reported incident 1.' });
    expect(result.phase).toBe('closed');
  });

  test('people whom it names are played by stand-ins', async () => {
    const named = editText(referenceYaml(), /(approver:\s+title: .*\n\s+)schedule: approver/, '$1people: [the-vp]');
    expect((await play(named)).phase).toBe('closed');
  });

  test('one with faults is refused before anything is played', async () => {
    await expect(play('procedure: 1\n')).rejects.toMatchObject({ code: 'bad-procedure' });
  });
});
