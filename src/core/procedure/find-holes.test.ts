import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editText, readProcedure } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { fromIso } from '../shared/instant.ts';
import type { RoleCoverage } from './coverage-holes.ts';
import { findHoles } from './find-holes.ts';
import type { Hole } from './hole.ts';
import { peopleHoles } from './people-holes.ts';
import { tierHoles } from './tier-holes.ts';

const reference = referenceYaml();

function holesAfter(from: string | RegExp, to: string): Hole[] {
  return findHoles(readProcedure(editText(reference, from, to)));
}

/** The sentences about one kind of hole. */
function sentences(holes: Hole[], kind: Hole['kind']): string[] {
  return holes.filter((hole) => hole.kind === kind).map(({ message }) => message);
}

describe('a priority that no assessment can reach is found', () => {
  test('behind a row that always applies first', () => {
    const holes = holesAfter(
      'when: assessment.tier == "core" && assessment.customers >= 2',
      'when: assessment.tier == "core"',
    );
    expect(sentences(holes, 'priority-unreachable')).toEqual([
      'No assessment can reach P2: an earlier row always applies first.',
    ]);
  });

  test('with a condition that never holds', () => {
    const holes = holesAfter(
      'assessment.workaround == "no"',
      'assessment.workaround == "no" && assessment.tier == "core"',
    );
    expect(sentences(holes, 'priority-unreachable')).toEqual([
      'No assessment can reach P3: its condition never holds.',
    ]);
  });

  test('but not one that takes many customers', () => {
    expect(holesAfter('assessment.customers >= 2', 'assessment.customers >= 2500 && reports > 77')).toEqual([]);
  });

  test('and nothing is claimed of a condition that reckons with numbers', () => {
    expect(holesAfter('assessment.customers >= 2', 'reports + alerts + 50 == 61')).toEqual([]);
  });
});

describe('a missing assessment that nothing is assumed for is found', () => {
  test('when the last row has a condition', () => {
    const holes = holesAfter(
      '    - priority: P2\n      publish: false',
      '    - when: reports > 0\n      priority: P2\n      publish: false',
    );
    expect(sentences(holes, 'assumption-incomplete')).toHaveLength(1);
  });

  test('when there are no rows', () => {
    const holes = holesAfter(/  assumed:\n(?: {4}.*\n)+/, '  assumed: []\n');
    expect(sentences(holes, 'assumption-incomplete')).toEqual([
      'When nobody assesses in time, no priority is assumed and the incident waits.',
    ]);
  });

  test('when nobody is asked to assess', () => {
    expect(sentences(holesAfter('act: assess\n', 'act: task\n'), 'nobody-assesses')).toHaveLength(1);
  });
});

describe('a step that can never arise is found', () => {
  test('by its own condition', () => {
    const holes = holesAfter(
      'when: priority == "P1"\n    level: auto',
      'when: priority == "P1" && priority == "P2"\n    level: auto',
    );
    expect(sentences(holes, 'step-never-arises')).toEqual([
      'The step open-channel never arises: its condition never holds.',
    ]);
  });

  test('by the steps that it follows', () => {
    const holes = holesAfter("    when: '!mitigated'\n", '    when: mitigated && !mitigated\n');
    expect(sentences(holes, 'step-never-arises')).toEqual([
      'The step escalate-imoc never arises: its condition never holds.',
      'The step assess never arises: the steps it follows never arise.',
    ]);
  });

  test('by priorities that let no words out', () => {
    const holes = holesAfter(
      'when: priority in ["P1", "P2"]\n    level: draft\n    owner: soc\n    within: 15m\n    repeat',
      'when: priority == "P3"\n    level: draft\n    owner: soc\n    within: 15m\n    repeat',
    );
    expect(sentences(holes, 'step-never-arises')).toEqual([
      'The step update-customers never arises: on no priority for which it holds may words go out.',
    ]);
  });
});

test('a late duty that adds nobody is found', () => {
  const holes = holesAfter('late: { after: 5m, add: [tloc, imoc] }', 'late: { add: [on-call] }');
  expect(sentences(holes, 'late-adds-nobody')).toEqual(['When acknowledge is late, nobody is added to on-call.']);
});

test('words that reach nobody are found', () => {
  const holes = holesAfter(
    'channels: [ticket, mail]\n    free-text: soc\n    templates: { first: reporters }',
    'channels: []\n    templates: { first: reporters }',
  );
  expect(sentences(holes, 'audience-without-channel')).toEqual([
    'Words to reporters reach nobody: the audience has no channel.',
  ]);
});

test('a priority that may publish but has nothing to say is found', () => {
  const holes = holesAfter('hours: business # worked', 'publish: true\n    hours: business # worked');
  expect(sentences(holes, 'publish-without-words')).toEqual([
    'On P3 words may go out, but no step says anything to customers or the public then.',
  ]);
});

test('a priority on which words are repeated without a cadence is found', () => {
  const holes = holesAfter('      P2: { default: 1h, monitoring: 2h, stood-down: 8h }\n', '');
  expect(sentences(holes, 'priority-without-cadence')).toEqual([
    'The audience customers has no cadence for P2, so its words are not repeated then.',
  ]);
});

test('repeated words that do not say when the next come are found', () => {
  const holes = holesAfter('The next update here comes by {{nextUpdateAt}}.', 'Stay with us.');
  expect(sentences(holes, 'words-without-next-time')).toEqual([]);
  const none = holesAfter(/ {6}\{\{#nextUpdateAt\}\}\n.*\n {6}\{\{\/nextUpdateAt\}\}\n/, '');
  expect(sentences(none, 'words-without-next-time')).toEqual([
    'The template public-first does not say when the next words come, though they are repeated.',
  ]);
});

test('a cadence by which no step repeats anything is found', () => {
  const holes = holesAfter(
    '    title: Whoever reported it\n',
    '    title: Whoever reported it\n    cadence: { P1: 1h }\n',
  );
  expect(sentences(holes, 'cadence-without-step')).toEqual([
    'The audience reporters has a cadence, but no step repeats its words by it.',
  ]);
});

test('an audience whose language its words are not written in is found', () => {
  const untranslated = editText(
    reference,
    /(\n {2}internal:\n {4}subject[^]*?)\n {4}translations:[^]*?(?=\n\n {2}reporters:)/,
    '$1',
  );
  const german = editText(untranslated, '    title: Executives\n', '    title: Executives\n    language: de\n');
  expect(sentences(findHoles(readProcedure(german)), 'words-in-another-language')).toEqual([
    'The audience executives reads de, but the template internal is not written in it, so it goes out in en.',
  ]);
});

test('days that are counted in working hours are found', () => {
  expect(sentences(holesAfter('within: 18h', 'within: 2d'), 'days-of-working-hours')).toEqual([
    'postmortem is due within 2d of working hours, which is 5.3 working days; write the hours you mean, such as 18h.',
  ]);
});

describe('an hour at which nobody is there is found', () => {
  const procedure = readProcedure(editText(reference, 'zone: UTC', 'zone: Asia/Jerusalem'));
  const gap = (from: string, to: string) => ({ fromAt: fromIso(from), toAt: fromIso(to) });
  const night = gap('2026-11-23T01:00:00Z', '2026-11-23T04:00:00Z');
  const words = (coverage: RoleCoverage[]) => sentences(findHoles(procedure, coverage), 'nobody-on-call');

  test('in the zone of the calendar, with what is owed then and who is asked instead', () => {
    expect(words([{ role: 'soc', gaps: [night] }])).toEqual([
      'Nobody holds soc from 2026-11-23 03:00 to 2026-11-23 06:00, yet it owes update-customers, tell-customers-resolved; its deputies imoc are asked instead.',
    ]);
  });

  test('when the deputies are missing at the same time', () => {
    const coverage = [
      { role: 'soc', gaps: [gap('2026-11-20T01:00:00Z', '2026-11-20T02:00:00Z'), night] },
      { role: 'imoc', gaps: [night] },
      { role: 'tloc', gaps: [] },
    ];
    expect(words(coverage)[0]).toBe(
      'Nobody holds soc from 2026-11-20 03:00 to 2026-11-20 04:00 (and 1 more times), yet it owes update-customers, tell-customers-resolved; its deputies imoc are missing too on 2026-11-23 03:00.',
    );
  });

  test('but not of a role that owes nothing', () => {
    expect(words([{ role: 'approver', gaps: [night] }])).toEqual([]);
  });

  test('and a schedule without gaps is no hole', () => {
    expect(words([{ role: 'soc', gaps: [] }])).toEqual([]);
  });
});

test('whatever a condition says, looking for holes ends and says sentences', () => {
  const facts = [
    'mitigated',
    'assumed',
    'priority == "P1"',
    'phase == "reported"',
    'reports > 3',
    'assessment.customers == 2',
    'assessment.sources < 1',
    'assessment.tier == "core"',
    'assessment.worsening == "yes"',
  ];
  const condition = fc
    .array(fc.constantFrom(...facts), { minLength: 1, maxLength: 8 })
    .chain((parts) => fc.constantFrom(' && ', ' || ').map((joint) => parts.join(joint)));
  fc.assert(
    fc.property(condition, condition, (first, second) => {
      const procedure = readProcedure(reference);
      procedure.steps.forEach((step, index) => (step.when = index % 2 === 0 ? first : `${second} && ${first}`));
      for (const { message } of findHoles(procedure)) expect(message).toMatch(/^\S.*\.$/);
    }),
    { numRuns: 30 },
  );
});

test('a promise to a tier that no customer is of is found with the catalogue', () => {
  const procedure = readProcedure(reference);
  expect(sentences(tierHoles(procedure, ['standard', 'gold']), 'sla-tier-unheld')).toEqual([
    'No customer of the catalogue is of the tier enterprise, so nobody is promised this.',
  ]);
  expect(tierHoles(procedure, ['standard', 'enterprise'])).toEqual([]);
});

test('people whom the desk does not know are found, in roles and in audiences', () => {
  const named = editText(reference, '    schedule: soc\n', '    people: [dana, lee]\n');
  const told = editText(named, 'reach: { roles: [soc] }', 'reach: { people: [dana, gone] }');
  expect(sentences(peopleHoles(readProcedure(told), ['dana']), 'person-unknown')).toEqual([
    'soc names lee, whom the desk does not know.',
    'support names gone, whom the desk does not know.',
  ]);
});

test('a procedure that lets work rest and calls nobody back is told so, and one that never rests is not', () => {
  const silent = referenceYaml().replaceAll('after: resumed', 'after: reopened');
  const told = sentences(findHoles(readProcedure(silent)), 'nobody-called-back');
  expect(told).toEqual([
    'Work may stand down for the night, but no step pages anybody after `resumed`, so standing down is refused.',
  ]);
  const never = silent
    .replace('allowed: [P2, P3]', 'allowed: []')
    .replace('when-mitigated: [P1]', 'when-mitigated: []');
  expect(sentences(findHoles(readProcedure(never)), 'nobody-called-back')).toEqual([]);
});
