import type { FactShown, PartShown, PostmortemShown } from '#contract/postmortem.ts';
import { PART_TITLES } from '#core/postmortem/part-titles.ts';
import { POSTMORTEM_ORDER, PROSE_SECTIONS, type PartId, type ProseSectionId } from '#core/postmortem/postmortem.ts';
import { SECTION_PROMPTS } from '#core/postmortem/section-prompts.ts';
import { by, DANA, LONG, OMER, RTL } from './sample-people.ts';
import type { minutesFrom } from './sample-room.ts';

type At = ReturnType<typeof minutesFrom>;

const WORDS: Partial<Record<ProseSectionId, string>> = {
  summary:
    'Four customers could not save environments for nine hours.\n\nThe deployment of Sunday was reverted, and saving worked again within eleven minutes.',
  causes:
    'The migration did not create a role that the new check asks for.\n\nDana should have seen it: a test would have caught this.',
  lessons: 'כל שינוי מורכב צריך דרך חזרה שנוסתה.',
};

function fact(at: string | null, sentence: string, seq: number, own: Partial<FactShown> = {}): FactShown {
  return { at, sentence, text: null, sources: [{ seq, type: 'MessagePosted' }], known: [], ...own };
}

function factsOf(id: PartId, at: At, lines: number): FactShown[] {
  if (id === 'decisions')
    return [
      fact(at(-400), 'Dana Levi started to revert New access control.', 12, {
        text: 'Revert the four services in the order written down.',
        known: [
          {
            sentence: '3 reports from 3 customers had come in.',
            sources: [1, 2, 3, 4].map((seq) => ({ seq, type: 'SignalLinked' })),
          },
          {
            sentence: 'Likely causes then: New access control (62 %) and Dark mode (7 %).',
            sources: [{ seq: 7, type: 'SuspectsRanked' }],
          },
        ],
      }),
      fact(at(-380), `${LONG.name} handed the role On-call engineer to ${RTL.name}.`, 20),
    ];
  return Array.from({ length: id === 'timeline' ? lines : 2 }, (_, index) =>
    fact(
      at(index - 500),
      `${index % 7 === 0 ? RTL.name : OMER.name} wrote to environment-provisioner-eu-central-1-blue.`,
      index + 1,
      {
        text: index % 5 === 0 ? 'All three fail on every save, since about an hour. Reading works.' : null,
      },
    ),
  );
}

function partOf(id: PartId, at: At, isWritten: boolean, lines: number): PartShown {
  const title = PART_TITLES[id];
  if (id === 'actions') return { kind: 'actions', id, title };
  const prose = PROSE_SECTIONS.find((one) => one === id);
  if (prose === undefined) return { kind: 'facts', id, title, facts: factsOf(id, at, lines) };
  const body = (isWritten ? WORDS[prose] : undefined) ?? '';
  const saved = body === '' ? null : { version: 3, at: at(-2), by: by(OMER) };
  return {
    kind: 'prose',
    id: prose,
    title,
    prompts: SECTION_PROMPTS[prose],
    body,
    version: saved?.version ?? 0,
    saved,
  };
}

/** A postmortem that is half written, or one that has just opened itself. */
export function samplePostmortem(id: string, at: At, isWritten: boolean): PostmortemShown {
  return {
    id,
    number: 42,
    title: 'Customers cannot update environments',
    priority: 'P1',
    phase: 'resolved',
    openedAt: at(-560),
    resolvedAt: at(-20),
    version: 345,
    state: 'writing',
    handedIn: null,
    review: null,
    shared: null,
    stakeholders: [DANA.name, LONG.name, 'everybody-who-is-told-of-incidents@example.com'],
    duties: [
      {
        key: 'postmortem#1',
        step: 'postmortem',
        number: 10,
        occurrence: 1,
        title: 'Write the postmortem',
        act: 'write-postmortem',
        level: 'ask',
        owners: [{ role: 'imoc', title: 'Incident manager on call', person: DANA }],
        audience: null,
        page: null,
        openedAt: at(-20),
        performAt: null,
        dueAt: at(1060),
        status: 'open',
        endedAt: null,
        wasLate: false,
      },
    ],
    reviewers: [DANA, OMER, LONG, RTL],
    parts: POSTMORTEM_ORDER.map((part) => partOf(part, at, isWritten, isWritten ? 200 : 4)),
    ideas: isWritten
      ? [
          { id: 'idea_1', text: 'Watch the length of the queue', at: at(-300), by: by(OMER) },
          { id: 'idea_2', text: 'Rehearse the way back of every service each month', at: at(-280), by: by(RTL) },
        ]
      : [],
  };
}
