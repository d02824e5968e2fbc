import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longNightNames, longNightQuestion } from '#testing/golden-postmortem.ts';
import { samplePostmortem } from '#testing/sample-postmortem.ts';
import { isolated } from '../shared/isolated.ts';
import { postmortemDocument } from './document.ts';
import { writeMarkdown } from './export/write-markdown.ts';
import { writePage } from './export/write-page.ts';
import { projectFacts } from './facts/project-facts.ts';
import { wordMasker } from './mask-words.ts';
import type { ProseSectionId } from './postmortem.ts';
import { namelessSentences, roleInSentence } from './nameless-sentence.ts';
import { namelessNames, publicTextIds, withoutNames } from './without-names.ts';

const known = {
  people: ['Noa Levi', 'José Ñáñez', 'Al', 'Will van der Berg-Smith'],
  customers: ['Acme', 'Acme Rail', 'C++ Ltd', 'Harbour Bank'],
  hosts: ['desk.acme.example'],
};
const mask = wordMasker(known);

describe('words without names', () => {
  test.each([
    ['Noa Levi said so', 'A colleague said so'],
    ['ask NOA, or Levi', 'ask a colleague, or a colleague'],
    ['Noa\nLevi', 'A colleague'],
    ['Noah and Leviathan stay', 'Noah and Leviathan stay'],
    ['José Ñáñez did', 'A colleague did'],
    ['Acme Rail and Acme', 'A customer and a customer'],
    ['C++ Ltd called', 'A customer called'],
    ['Harbour saw it in the harbour', 'A customer saw it in the harbour'],
    ['Will will, says Berg-Smith', 'A colleague will, says a colleague'],
    ['the van der Waals force', 'the van der Waals force'],
    ['Al knew; also Alan', 'A colleague knew; also Alan'],
    ['write to noa.levi@acme.example now', 'write to an address now'],
    ['see https://desk.acme.example/incidents/1?x=1', 'see an internal address'],
    ['see [the page](http://grafana.corp/d/1)', 'see [the page](an internal address)'],
    ['db-1.prod.internal:5432 was full', 'An internal address was full'],
    ['at 10.2.3.4:80 and fd00:1:2:3::1', 'at an internal address and fd00:1:2:3::1'],
    ['http://wiki/page', 'An internal address'],
    ['It was slow. Noa saw it.\n- Acme too', 'It was slow. A colleague saw it.\n- A customer too'],
    ['The Acme Rail ticket, and the Acme one', 'The customer ticket, and the customer one'],
    ['An Acme engineer asked an Acme lead', 'A customer engineer asked a customer lead'],
    ['see https://www.postgresql.org/docs and example.com', 'see https://www.postgresql.org/docs and example.com'],
  ])('%j becomes %j', (text, expected) => {
    expect(mask(text).text).toBe(expected);
  });

  test('what was masked is told, with what stands there now', () => {
    expect(mask('Noa Levi of Acme').masked).toEqual([
      { words: 'Acme', as: 'a customer' },
      { words: 'Noa Levi', as: 'a colleague' },
    ]);
  });

  test('no known name is left, whatever stands around it', () => {
    const around = fc.oneof(
      fc.string({ maxLength: 8 }).map((text) => ` ${text} `),
      fc.constantFrom(' ', '\n', '**', '(', '“', '. '),
    );
    const name = fc.constantFrom('Noa Levi', 'noa', 'Acme Rail', 'José Ñáñez', 'x@y.example', '192.168.1.1');
    fc.assert(
      fc.property(fc.array(fc.tuple(around, name, around), { maxLength: 6 }), (pieces) => {
        const { text } = mask(pieces.flat().join(' '));
        expect(text).not.toMatch(
          /(?<![\p{L}\p{N}_])(?:noa|levi|acme|josé|ñáñez)(?![\p{L}\p{N}_])|x@y\.example|192\.168\.1\.1/iu,
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe('sentences without names', () => {
  const natural = namelessSentences({ roles: longNightQuestion().procedure.roles });

  test.each([
    ['TwoAM paged the on-call engineer as On-call engineer.', 'TwoAM paged the on-call engineer.'],
    ['the on-call engineer is now the On-call engineer.', 'the on-call engineer took the role.'],
    ['the on-call engineer is now the Support on call.', 'the on-call engineer is now the support on call.'],
    [
      'the on-call engineer handed the role On-call engineer to the on-call engineer.',
      'the on-call engineer handed over to the next one.',
    ],
    [
      'the on-call engineer took over as On-call engineer from the on-call engineer, and read it back.',
      'the next on-call engineer took over from the one before, and read it back.',
    ],
    [
      'Likely causes then: a change (62 %) and a change (7 %).',
      'Likely causes then: a change (62 %) and another (7 %).',
    ],
    ['a colleague suspects the change a change.', 'a colleague suspects a change.'],
    ['First words to a customer, a customer and 7 more are due.', 'First words to 9 customers are due.'],
  ])('%j becomes %j', (sentence, expected) => {
    expect(natural(sentence)).toBe(expected);
  });

  test('a role that is written the other way is not said twice either', () => {
    const [one] = longNightQuestion().procedure.roles;
    const told = namelessSentences({ roles: [{ ...one!, title: 'מנהלת' }] });
    const [person, role] = [isolated('the מנהלת'), isolated('מנהלת')];
    expect(told(`TwoAM paged ${person} as ${role}.`)).toBe(`TwoAM paged the ${role}.`);
    expect(told(`${person} took over as ${role} from ${person}, and read it back.`)).toBe(
      `the next ${role} took over from the one before, and read it back.`,
    );
  });

  test.each([
    ['On-call engineer', 'on-call engineer'],
    ['IMOC', 'IMOC'],
    ['VP of R&D', 'VP of R&D'],
    ['Tech lead on call', 'tech lead on call'],
  ])('the role %j is called the %j', (title, expected) => {
    expect(roleInSentence(title)).toBe(expected);
  });
});

describe('the long night without names', () => {
  const question = longNightQuestion();
  const people = longNightNames();
  const customers = ['Northwind Freight', 'Harbour Bank', 'Juniper Clinics', 'Ostrava Rail'];
  const open = publicTextIds(question.events, question.procedure);
  const facts = projectFacts({
    ...question,
    names: namelessNames(question.events, question.procedure, question.names),
    texts: new Map([...question.texts].filter(([id]) => open.has(id))),
  });
  const prose = new Map<ProseSectionId, { body: string; version: number }>([
    ['lessons', { body: `${people[0]} told Harbour Bank at noa@example.com and on 10.0.0.1.`, version: 1 }],
  ]);
  const { header, document: named } = samplePostmortem();
  const items = named.parts.flatMap((part) => (part.kind === 'actions' ? part.items : []));
  const made = withoutNames(
    postmortemDocument({ ...header, title: `Outage at ${customers[0]}` }, prose, facts, items),
    { people: [...people, 'Noa Levi', 'Dan Bar', 'Ruth Stein'], customers, hosts: ['desk.example'] },
    question.procedure,
  );

  test('names neither people nor customers anywhere, in any form of it', () => {
    const page = writePage(made.document, { company: 'Nightjar', madeAt: question.now, isNameless: true });
    const all = `${page}\n${writeMarkdown(made.document)}`;
    for (const name of [
      ...people,
      ...people.flatMap((one) => one.split(' ').filter(({ length }) => length > 2)),
      ...customers,
    ])
      expect(all).not.toMatch(new RegExp(`\\b${name}\\b`));
    expect(all).not.toContain('github.com/acme');
    expect(page).toContain('The incident manager on call assessed the impact.');
    expect(page).not.toMatch(/\b(?:the|an?) (?:the|an?)\b| as On-call| wrote<|and a change|change a change/);
  });

  test('quotes only what the status page said', () => {
    const page = writePage(made.document, { company: 'Nightjar', madeAt: question.now, isNameless: true });
    expect(page).toContain('We are seeing problems with Environments');
    expect(page).not.toContain('Which customers, which environments');
  });

  test('says what it masked, and where', () => {
    expect(made.masked).toEqual(
      expect.arrayContaining([
        { part: 'title', words: 'Northwind Freight', as: 'a customer' },
        { part: 'lessons', words: people[0], as: 'a colleague' },
        { part: 'lessons', words: 'noa@example.com', as: 'an address' },
        { part: 'lessons', words: '10.0.0.1', as: 'an internal address' },
      ]),
    );
  });
});
