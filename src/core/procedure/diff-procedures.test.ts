import { expect, test } from 'vitest';
import { editText, readProcedure } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { diffProcedures } from './diff-procedures.ts';

const reference = referenceYaml();

function changesAfter(...edits: [from: string | RegExp, to: string][]) {
  const text = edits.reduce((edited, [from, to]) => editText(edited, from, to), reference);
  return diffProcedures(readProcedure(reference), readProcedure(text));
}

const sentencesAfter = (...edits: [from: string | RegExp, to: string][]) =>
  changesAfter(...edits).map(({ sentence }) => sentence);

test('a changed time is told in words, with its place, before and after', () => {
  expect(changesAfter([/(id: open-status-page[\s\S]*?within: )5m/, '$110m'])).toEqual([
    {
      kind: 'changed',
      path: 'steps.open-status-page.within',
      sentence: 'step open-status-page: within 10 min instead of 5 min',
      before: '5 min',
      after: '10 min',
    },
  ]);
});

test('a new step is told once, with all of it', () => {
  const [change, ...rest] = changesAfter([
    'steps:\n',
    'steps:\n  - { id: ring, number: 1, title: Ring the bell, act: task, after: reported, owner: soc, within: 1h30m }\n',
  ]);
  expect(rest).toEqual([]);
  expect(change).toMatchObject({ kind: 'added', path: 'steps.ring', sentence: 'step ring is new', before: null });
  expect(change?.after).toContain('within: 1 h 30 min');
});

test('a removed step is told once', () => {
  expect(sentencesAfter([/ {2}- id: sum-up\n(?: {4}.*\n)+/, ''])).toEqual(['step sum-up is gone']);
});

test.each<[what: string, edits: [string | RegExp, string][], sentences: string[]]>([
  [
    'another owner',
    [['owner: soc\n    within: 15m\n    repeat', 'owner: imoc\n    within: 15m\n    repeat']],
    [
      'step update-customers: owner imoc instead of soc',
      'step update-customers: late after 5 min, adding tloc instead of after 5 min, adding imoc',
    ],
  ],
  [
    'a condition',
    [['assessment.customers >= 2', 'assessment.customers >= 5']],
    [
      'priority P1: when assessment.tier == "core" && assessment.customers >= 5 instead of assessment.tier == "core" && assessment.customers >= 2',
    ],
  ],
  [
    'a condition that is gone',
    [["    when: '!mitigated'\n", '']],
    ['step escalate-imoc: no when instead of !mitigated'],
  ],
  [
    'a condition that is new',
    [
      [
        '    after: resolved\n    level: ask\n    owner: imoc\n    within: 30m',
        '    after: resolved\n    when: reports > 0\n    level: ask\n    owner: imoc\n    within: 30m',
      ],
    ],
    ['step sum-up: when reports > 0, which was not there'],
  ],
  [
    'a cadence',
    [['P2: { default: 1h,', 'P2: { default: 45m,']],
    [
      'audience customers: cadence of P2 default 45 min, monitoring 2 h, stood-down 8 h instead of default 1 h, monitoring 2 h, stood-down 8 h',
    ],
  ],
  [
    'a cadence that is gone',
    [[/ {6}P2: \{ default.*\n/, '']],
    ['audience customers: no cadence of P2 instead of default 1 h, monitoring 2 h, stood-down 8 h'],
  ],
  [
    'the words of a template',
    [['Thank you for reporting this.', 'Thanks.']],
    ['template reporters: body has other words'],
  ],
  [
    'who is added when late',
    [['add: [tloc, imoc]', 'add: [imoc]']],
    ['step acknowledge: late after 5 min, adding imoc instead of after 5 min, adding tloc, imoc'],
  ],
  [
    'working hours',
    [['fri: 09:00-18:00', 'fri: 09:00-14:00']],
    [
      'calendar: week mon 09:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-14:00 instead of mon 09:00-18:00, tue 09:00-18:00, wed 09:00-18:00, thu 09:00-18:00, fri 09:00-18:00',
    ],
  ],
  [
    'the commander',
    [['commander: imoc', 'commander: tloc']],
    expect.arrayContaining(['commander tloc instead of imoc']),
  ],
  ['a promise to customers', [['restore: 4h', 'restore: 2h']], ['SLA of tier enterprise: restore 2 h instead of 4 h']],
])('%s is told in words, with what follows from it', (_what, edits, sentences) => {
  expect(sentencesAfter(...edits)).toEqual(sentences);
});

test('another order of the priority table is told, since the first row that fits applies', () => {
  const { priorities } = readProcedure(reference);
  const before = readProcedure(reference);
  const after = { ...before, priorities: priorities.toReversed() };
  expect(diffProcedures(before, after)).toEqual([
    {
      kind: 'moved',
      path: 'priorities',
      sentence: 'priorities come in another order',
      before: 'P1, P2, P3',
      after: 'P3, P2, P1',
    },
  ]);
});

test('comments and layout make no difference', () => {
  expect(sentencesAfter([/(?<=\s)# .*$/gm, ''])).toEqual([]);
});
