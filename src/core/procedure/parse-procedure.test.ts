import { describe, expect, test } from 'vitest';
import { editText, filesOfCheckout, readFileOfCheckout, readProcedure } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import type { Fault } from './fault.ts';
import { parseProcedure } from './parse-procedure.ts';

const reference = referenceYaml();
const small = readFileOfCheckout('fixtures/procedures/small.yaml');

function faultsOf(text: string): Fault[] {
  const parsed = parseProcedure(text);
  return parsed.ok ? [] : parsed.faults;
}

/** The text with one thing changed. */
function edited(from: string, to: string, text = reference): string {
  return editText(text, from, to);
}

/** What stands in the text where the fault points. */
function pointedAt(text: string, { line, column }: Fault): string {
  return text.split('\n')[line - 1]?.slice(column - 1) ?? '';
}

describe('what the file leaves out is filled in', () => {
  const procedure = readProcedure(small);

  test('a step counts hours by priority, asks a person, waits for nothing and does not repeat', () => {
    expect(procedure.steps[1]).toMatchObject({
      hours: 'by-priority',
      level: 'ask',
      waitMs: 0,
      repeat: null,
      until: [],
      when: null,
    });
  });

  test('a late duty goes to the deputies of its owner and then to the commander, five minutes apart', () => {
    const late = (owner: string) =>
      readProcedure(edited('owner: soc', `owner: ${owner} #`)).steps.find(({ id }) => id === 'update-customers')?.late;
    expect(late('on-call')).toEqual({ afterMs: 5 * MINUTE_MS, add: ['tloc', 'imoc'] });
    expect(late('soc')).toEqual({ afterMs: 5 * MINUTE_MS, add: ['imoc'] });
    expect(late('imoc')).toEqual({ afterMs: 5 * MINUTE_MS, add: ['tloc'] });
  });

  test('nothing is published without saying so, and one source is enough', () => {
    expect(procedure.priorities[0]).toMatchObject({ publish: false, sources: 1 });
    expect(procedure.assessment.assumed[0]).toEqual({ when: 'true', priority: 'P1', publish: false });
  });

  test('a report opens an incident, an alert pages, and fixing forward needs a reason', () => {
    expect(procedure.intake).toMatchObject({ report: 'open-incident', alert: 'page', groupWithinMs: 2 * HOUR_MS });
    expect(procedure.revert).toEqual({
      requirePlanWhen: null,
      fixForwardNeedsReason: true,
      planRehearsedWithinMs: null,
      warnOnlyForMs: 14 * DAY_MS,
      timeBoxMs: 10 * MINUTE_MS,
      fixForwardTimeBoxMs: 30 * MINUTE_MS,
      twoPeopleWhenData: true,
    });
  });

  test('words without templates of their own for later use the first', () => {
    const reporters = readProcedure(reference).audiences.find(({ id }) => id === 'reporters');
    expect(reporters?.templates).toEqual({ first: 'reporters', holding: 'reporters', resolved: 'reporters' });
  });
});

test('the week is read by day and a single length of time is a cadence for all phases', () => {
  const procedure = readProcedure(edited('P2: { default: 1h, monitoring: 2h, stood-down: 8h }', 'P2: 90m'));
  expect(procedure.calendar.week[1]).toEqual({ fromMinute: 540, toMinute: 1080 });
  expect(procedure.calendar.week[6]).toBeUndefined();
  expect(procedure.audiences.find(({ id }) => id === 'customers')?.cadence['P2']).toEqual({ default: 90 * MINUTE_MS });
});

describe('a fault says what is wrong, points at it, and says how to mend it', () => {
  test.each<[what: string, from: string, to: string, at: string, message: string, hint?: string | RegExp]>([
    [
      'a misspelt key',
      'triage-role: on-call',
      'triage-roll: on-call',
      'triage-roll',
      '"triage-roll" is not known in "intake".',
      'Did you mean "triage-role"?',
    ],
    [
      'a key of nothing',
      'park-while-open: true',
      'park-while-open: true\n  colour: red',
      'colour',
      '"colour" is not known in "commitments".',
      /^Known: approver-role/,
    ],
    [
      'a missing key',
      '    schedule: soc\n',
      '',
      'title: Support on call',
      'The role "soc" is filled by nobody.',
      /^Add schedule/,
    ],
    [
      'a role filled twice',
      'schedule: soc',
      'schedule: soc\n    people: [dana]',
      '[dana]',
      'The role "soc" is filled from a schedule and by name.',
      'Keep one: schedule or people.',
    ],
    [
      'no length of time',
      'within: 10m',
      'within: 10 minutes',
      '10 minutes',
      'This is no length of time: write it like 30s, 5m, 2h, 1h30m or 1d.',
      /Written like 5m/,
    ],
    [
      'a number without a unit',
      'within: 10m',
      'within: 10',
      '10',
      'This must be a text, not the number 10.',
      /Written like 5m/,
    ],
    ['a value left out', 'within: 18h', 'within:', '\n', '"within" has no value.', /Written like 5m/],
    [
      'no time at all',
      'within: 18h',
      'within: 0m',
      '0m',
      'Nothing can be done within no time.',
      'Give it at least a minute.',
    ],
    [
      'a year of working hours',
      'within: 18h',
      'within: 9000h',
      '9000h',
      'In working hours this is more than 20 weeks.',
    ],
    ['an unknown owner', 'owner: soc', 'owner: scc', 'scc', 'There is no role "scc".', 'Did you mean "soc"?'],
    [
      'an unknown role to page',
      'page: imoc',
      'page: immoc',
      'immoc',
      'There is no role "immoc".',
      'Did you mean "imoc"?',
    ],
    [
      'an unknown role when late',
      'add: [tloc, imoc]',
      'add: [tloc, ceo]',
      'ceo',
      'There is no role "ceo".',
      /^Known: /,
    ],
    [
      'an unknown commander',
      'commander: imoc',
      'commander: imco',
      'imco',
      'There is no role "imco".',
      'Did you mean "imoc"?',
    ],
    [
      'an unknown step',
      'after: acknowledge',
      'after: [reported, acknowlege]',
      'acknowlege',
      'There is no moment or step "acknowlege".',
      'Did you mean "acknowledge"?',
    ],
    [
      'an unknown end',
      'until: mitigated',
      'until: verify',
      'verify',
      '"verify" is no moment, so nothing can end with it.',
      /^Known: reported/,
    ],
    [
      'an unknown audience',
      'audience: reporters',
      'audience: reporter',
      'reporter',
      'There is no audience "reporter".',
      'Did you mean "reporters"?',
    ],
    [
      'an unknown template',
      'first: public-first',
      'first: pubic-first',
      'pubic-first',
      'There is no template "pubic-first".',
      'Did you mean "public-first"?',
    ],
    [
      'an unknown priority assumed',
      'priority: P2',
      'priority: P4',
      'P4',
      'There is no priority "P4".',
      'Did you mean "P1"?',
    ],
    [
      'a cadence for an unknown priority',
      'P2: { default: 1h',
      'P7: { default: 1h',
      '{ default',
      'There is no priority "P7".',
      'Did you mean "P1"?',
    ],
    [
      'a cadence for an unknown phase',
      'P2: { default: 1h, monitoring',
      'P2: { default: 1h, watching',
      'watching',
      '"watching" is not known in "P2".',
      /^Known: default/,
    ],
    [
      'a role that stands in for itself',
      '    deputies: [imoc]\n  soc',
      '    deputies: [tloc]\n  soc',
      'tloc',
      '"tloc" cannot be its own deputy.',
    ],
    [
      'a step named like a moment',
      'id: verify',
      'id: resolved',
      'resolved',
      '"resolved" already means something else, so no step can have this name.',
    ],
    [
      'an unknown act',
      'act: assess',
      'act: asses',
      'asses',
      expect.stringMatching(/^"act" is one of page, .* not "asses"\.$/),
      'Did you mean "assess"?',
    ],
    [
      'a page of nobody',
      '    page: on-call\n',
      '',
      'act: page',
      'A step that pages must say which role.',
      'Add page: with the name of a role.',
    ],
    [
      'a page in a step that pages nobody',
      'act: assess',
      'act: assess\n    page: imoc',
      'page: imoc',
      'A step with act: assess pages nobody.',
      'Use act: page, or leave "page" out.',
    ],
    [
      'words to nobody',
      '    audience: reporters\n',
      '',
      'act: update',
      'A step that posts an update must say to whom.',
      'Add audience: with the name of an audience.',
    ],
    [
      'work that only people can do',
      'act: assess\n    after: escalate-imoc\n    level: ask',
      'act: assess\n    after: escalate-imoc\n    level: auto',
      'auto',
      'TwoAM cannot do "assess" by itself.',
      'Write level: ask.',
    ],
    [
      'a cadence that is not there',
      '    cadence:\n      P1: { default: 30m, monitoring: 1h, stood-down: 8h }\n  customers',
      '  customers',
      'by-cadence',
      'The audience "public" has no cadence.',
      /^Add cadence/,
    ],
    [
      'a repeat without every',
      'repeat: by-cadence',
      'repeat: 30m',
      '30m',
      'Write by-cadence, or every and a length of time, like: every 30m.',
    ],
    [
      'a repeat without a unit',
      'repeat: by-cadence',
      'repeat: every 30',
      'every 30',
      '"30" is no length of time.',
      'Write it like: every 30m.',
    ],
    [
      'a repeat every moment',
      'repeat: by-cadence',
      'repeat: every 1s',
      'every 1s',
      'The shortest time between two is a minute.',
    ],
    [
      'a cadence without words',
      'act: write-postmortem',
      'act: write-postmortem\n    repeat: by-cadence',
      'by-cadence',
      'Only words to an audience have a cadence.',
      'Write it like: every 30m.',
    ],
    [
      'customers on the public page',
      'channels: [ticket, mail]\n    free-text: soc',
      'channels: [mail, status-page]\n    free-text: soc',
      'status-page',
      'The status page is for everybody, so only an audience with reach: public can use it.',
    ],
    [
      'an audience in a language that the desk cannot speak',
      'channels: [mail, room]',
      'channels: [mail, room]\n    language: fr',
      'fr',
      'The desk has no sentences of its own in "fr".',
      'Use one of en, de, or add a folder of its sentences to TwoAM.',
    ],
    [
      'words in a language that the desk cannot speak',
      'subject: What you reported about {{feature}}',
      'subject: What you reported about {{feature}}\n    language: fr',
      'fr',
      'The desk has no sentences of its own in "fr".',
      'Use one of en, de, or add a folder of its sentences to TwoAM.',
    ],
    [
      'an audience of nobody',
      'reach: { roles: [imoc, tloc, soc, approver] }',
      'reach: {}',
      '{}',
      'The audience "internal" reaches nobody.',
      'Name roles, people or addresses.',
    ],
    ['an unknown zone', 'zone: UTC', 'zone: Europe/Londn', 'Europe/Londn', '"Europe/Londn" is no time zone.', /IANA/],
    ['an offset for a zone', 'zone: UTC', "zone: '+02:00'", "'+02:00'", '"+02:00" is no time zone.', /IANA/],
    [
      'a day that ends first',
      'mon: 09:00-18:00',
      'mon: 18:00-09:00',
      '18:00',
      'The day ends before it begins.',
      /next day/,
    ],
    [
      'a holiday that no year has',
      'holidays: []',
      'holidays: [2026-02-30]',
      '2026-02-30',
      'There is no day 2026-02-30.',
    ],
    [
      'the same holiday twice',
      'holidays: []',
      'holidays: [2026-12-25, 2026-12-25]',
      '2026-12-25]',
      '2026-12-25 is there twice.',
      'Keep one of them.',
    ],
    [
      'a condition that does not parse',
      'when: priority == "P1"',
      'when: priority = "P1"',
      '= "P1"',
      'Compare with "==", not with "=".',
    ],
    [
      'an unknown fact',
      'when: assessment.tier == "core"\n',
      'when: tier == "core"\n',
      'tier ==',
      'There is no fact "tier".',
      'Did you mean "assessment.tier"?',
    ],
    [
      'a value that a fact never has',
      'assessment.workaround == "no"',
      'assessment.workaround == "none"',
      '"none"',
      '"assessment.workaround" is never "none".',
      /^Known: yes, no/,
    ],
    [
      'a priority that is not defined',
      'when: priority == "P1"',
      'when: priority == "P9"',
      '"P9"',
      '"priority" is never "P9".',
      'Did you mean "P1"?',
    ],
    [
      'a condition that is no yes or no',
      'when: priority == "P1"',
      'when: reports',
      'reports',
      'A condition must be true or false; this one gives a number.',
    ],
    [
      'a priority that depends on itself',
      'when: assessment.tier == "core"\n',
      'when: priority == "P1"\n',
      'priority',
      '"priority" is not known yet when a priority is chosen.',
      /assessment/,
    ],
    [
      'a condition over a change',
      'change.services >= 2',
      'change.service >= 2',
      'service >= 2',
      'There is no such fact as "service" here.',
      'Did you mean "change.services"?',
    ],
    [
      'an unknown field in a template',
      'Meanwhile: {{workaround}}',
      'Meanwhile: {{workarund}}',
      '{{workarund}}',
      '"{{workarund}}" is no field of a template.',
      'Did you mean "workaround"?',
    ],
    [
      'a field that may stay empty',
      'Thank you for reporting this.',
      'Thank you for {{symptom}}.',
      '{{symptom}}.',
      '{{symptom}} may not be known when the words go out.',
      /^Put it in a part/,
    ],
    [
      'a part that is not closed',
      '      {{/symptom}}\n',
      '',
      '{{#symptom}}',
      'The part {{#symptom}} is never closed.',
      'End it with {{/symptom}}.',
    ],
    ['a format of tomorrow', 'procedure: 1 ', 'procedure: 2 ', '2', '"procedure" must be 1, not 2.'],
    [
      'a name of the machine',
      '  soc:\n    title',
      '  toString:\n    title',
      'toString',
      '"toString" is a reserved word; choose another name.',
    ],
    [
      'a key that is there twice',
      'name: Reference',
      'name: Old\nname: Reference',
      'name: Reference',
      '"name" is there twice.',
      'Keep one of them.',
    ],
    [
      'a condition without quotes',
      "when: '!mitigated'\n",
      'when: !mitigated\n',
      '!mitigated',
      '"!mitigated" is a YAML tag, which a procedure has no use for.',
      /in quotes/,
    ],
    [
      'a colon in a title',
      'title: Estimate the impact',
      'title: Estimate: the impact',
      'Estimate:',
      'There is a colon too many on this line; if it belongs to a text, put the text in quotes.',
    ],
    [
      'a text that begins with @',
      'title: Estimate the impact',
      'title: @impact',
      '@impact',
      'A text cannot begin with this character; put it in quotes.',
    ],
    ['a tab', '  - id: verify', '\t- id: verify', '\t- id', 'Lines are indented with blanks in YAML, not with tabs.'],
    [
      'a second document',
      'commitments:\n',
      '---\ncommitments:\n',
      '---',
      'The file holds more than one document; a procedure is one, without "---" in between.',
    ],
  ])('%s', (_what, from, to, at, message, hint) => {
    const text = edited(from, to);
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    const fault = faults.find((one) => `${pointedAt(text, one)}\n`.startsWith(at));
    expect(fault?.message).toEqual(message);
    expect(fault?.hint ?? '').toMatch(typeof hint === 'string' ? new RegExp(`^${RegExp.escape(hint)}$`) : (hint ?? ''));
  });
});

test('each place is named by the ids that people gave, not by numbers', () => {
  const text = edited('owner: soc', 'owner: scc');
  expect(faultsOf(text)[0]?.path).toBe('steps.update-customers.owner');
});

test('steps that wait for each other are told with their circle', () => {
  const text = edited('after: [reported, reopened]\n    wait: 2m', 'after: assess\n    wait: 2m');
  expect(faultsOf(text).map(({ message }) => message)).toEqual([
    'These steps wait for each other: escalate-imoc -> assess -> escalate-imoc.',
    'These steps wait for each other: assess -> escalate-imoc -> assess.',
  ]);
});

test('a circle that can also begin with a moment is none', () => {
  expect(
    faultsOf(edited('after: [reported, reopened]\n    wait: 2m', 'after: [reported, assess]\n    wait: 2m')),
  ).toEqual([]);
});

test('every fault of a file is told at once, in the order of its lines', () => {
  let text = reference;
  for (const [from, to] of [
    ['zone: UTC', 'zone: Mars/Base'],
    ['commander: imoc', 'commander: nobody'],
    ['within: 10m', 'within: soon'],
    ["when: '!mitigated'", 'when: mitigatd'],
    ['act: verify', 'act: verfy'],
    ['audience: reporters', 'audience: reporter'],
    ['Meanwhile: {{workaround}}', 'Meanwhile: {{hint}}'],
    ['restore: 4h', 'restroe: 4h'],
    ['approver-role: approver', 'approver-role: aprover'],
  ] as const) {
    text = edited(from, to, text);
  }
  const faults = faultsOf(text);
  expect(faults).toHaveLength(9);
  expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
});

test('a line that is no YAML does not hide what is wrong elsewhere, and nothing is said to be missing because of it', () => {
  const text = edited('within: 10m', 'within: soon', edited('title: Verify that', 'title: Verify: that'));
  expect(faultsOf(text).map(({ message }) => message)).toEqual([
    'This is no length of time: write it like 30s, 5m, 2h, 1h30m or 1d.',
    'There is a colon too many on this line; if it belongs to a text, put the text in quotes.',
  ]);
});

test('anchors and aliases mean what they say', () => {
  const text = edited('deputies: [imoc]\n  soc', 'deputies: &stand-in [imoc]\n  soc').replace(
    'deputies: [imoc]\n  approver',
    'deputies: *stand-in\n  approver',
  );
  expect(readProcedure(text)).toEqual(readProcedure(reference));
});

test('line ends of other systems and a byte order mark change nothing', () => {
  expect(readProcedure(`\ufeff${reference.replaceAll('\n', '\r\n')}`).steps).toEqual(readProcedure(reference).steps);
});

test('a hole of a valid file is told with its line', () => {
  const parsed = parseProcedure(edited('within: 18h', 'within: 2d'));
  expect(parsed).toMatchObject({ ok: true, warnings: [{ kind: 'days-of-working-hours', line: expect.any(Number) }] });
});

describe('the bad examples', () => {
  const folder = 'fixtures/procedures/bad';

  /** `vitest run --project unit src/core/procedure/parse-procedure.test.ts -u` writes the lists of faults. */
  test.each(filesOfCheckout(folder, '.yaml'))(
    '%s is refused with the faults that are listed beside it',
    async (name) => {
      const faults = faultsOf(readFileOfCheckout(`${folder}/${name}`));
      expect(faults).not.toEqual([]);
      const list = faults.map(
        ({ line, column, path, message, hint }) =>
          `${line}:${column} ${path}\n  ${message}${hint === undefined ? '' : `\n  ${hint}`}\n`,
      );
      await expect(list.join('')).toMatchFileSnapshot(`../../../${folder}/${name.replace('.yaml', '.faults.txt')}`);
    },
  );
});

test('a night’s rest on a priority that does not exist is a fault', () => {
  const parsed = parseProcedure(referenceYaml().replace('allowed: [P2, P3]', 'allowed: [P2, P9]'));
  expect(parsed.ok ? [] : parsed.faults.map(({ message }) => message)).toEqual(['There is no priority "P9".']);
});
