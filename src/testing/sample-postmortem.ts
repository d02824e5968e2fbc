import { postmortemDocument, type PostmortemDocument, type PostmortemHeader } from '#core/postmortem/document.ts';
import { projectFacts } from '#core/postmortem/facts/project-facts.ts';
import type { ListedActionItem } from '#core/postmortem/listed-action-item.ts';
import type { FactSectionId, ProseSectionId, SourcedFact } from '#core/postmortem/postmortem.ts';
import { longNightQuestion } from './golden-postmortem.ts';

/** The postmortem of the long night, written by somebody who was there. */
export function samplePostmortem(): {
  document: PostmortemDocument;
  header: PostmortemHeader;
  facts: Record<FactSectionId, SourcedFact[]>;
} {
  const question = longNightQuestion();
  const facts = projectFacts(question);
  const openedAt = question.events[0]?.at ?? 0;
  const endOf = (type: string): number | null => question.events.findLast((event) => event.type === type)?.at ?? null;
  const header: PostmortemHeader = {
    incidentId: 'incident_1',
    number: 1,
    title: 'Customers cannot update environments',
    priority: 'P1',
    phase: 'reviewing',
    openedAt,
    mitigatedAt: endOf('MitigationVerified'),
    resolvedAt: endOf('IncidentResolved'),
    procedure: { name: 'Reference outage procedure', version: 1 },
  };
  const prose = new Map(Object.entries(PROSE).map(([id, body]) => [id as ProseSectionId, { body, version: 2 }]));
  return { header, facts, document: postmortemDocument(header, prose, facts, ITEMS) };
}

const PROSE: Record<ProseSectionId, string> = {
  summary:
    'A deployment of the new access-control service changed how tokens are checked. Customers who had **not yet been migrated** could not save an environment.\n\nService came back when the deployment was reverted.',
  causes:
    'The deployment reached both regions at once. What it changed for customers who had not been migrated was covered by no test.\n\n1. The flag that told the two kinds of customers apart was read once, at start.\n2. The alert on failing saves looked at the *average* of all customers.',
  'what-went-well':
    '- Support told on-call within two minutes of the third ticket.\n- The revert was rehearsed and took nine minutes.\n- Nobody promised a time that was not kept.',
  'what-hurt':
    '- Fixing forward was tried first and cost more than an hour.\n- The status page was opened late.\n- The night went on past two, with people who had been up since morning.\n\n> “We thought that it was only a bug.”',
  lessons:
    'Revert first, also when the fix looks small. `twoam plan check` now runs in the pipeline of this service; see [the reverts’ manual](https://docs.example/reverts).',
};

const ITEMS: ListedActionItem[] = [
  {
    id: 'action_1',
    title: 'Alert on failing saves for each kind of customer',
    owner: 'Noa Levi',
    approver: 'Ruth Stein',
    dueOn: '2026-12-04',
    state: 'open',
    link: 'https://github.com/acme/shop/issues/7',
  },
  {
    id: 'action_2',
    title: 'Rehearse the revert of this service every month',
    owner: 'Dan Bar',
    approver: 'Ruth Stein',
    dueOn: '2026-11-30',
    state: 'done',
    link: null,
  },
  {
    id: 'action_3',
    title: 'Ask for a second region only after a day in the first',
    owner: null,
    approver: null,
    dueOn: null,
    state: 'open',
    link: null,
  },
];
