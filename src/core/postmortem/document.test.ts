import { expect, test } from 'vitest';
import { longNightQuestion } from '#testing/golden-postmortem.ts';
import { postmortemDocument, type PostmortemHeader } from './document.ts';
import { projectFacts } from './facts/project-facts.ts';
import { POSTMORTEM_ORDER } from './postmortem.ts';

const header: PostmortemHeader = {
  incidentId: 'inc_1',
  number: 1,
  title: 'Cannot update environments',
  priority: 'P1',
  phase: 'resolved',
  openedAt: 0,
  mitigatedAt: 1,
  resolvedAt: 2,
  procedure: { name: 'Reference', version: 1 },
};

test('a document has every part once and in order, the unwritten ones empty', () => {
  const prose = new Map([['summary' as const, { body: 'It hurt.', version: 3 }]]);
  const { parts } = postmortemDocument(header, prose, projectFacts(longNightQuestion()), []);
  expect(parts.map(({ id }) => id)).toEqual(POSTMORTEM_ORDER);
  expect(parts.find(({ id }) => id === 'summary')).toMatchObject({ kind: 'prose', body: 'It hurt.', version: 3 });
  expect(parts.find(({ id }) => id === 'lessons')).toMatchObject({ kind: 'prose', body: '', version: 0 });
  expect(parts.find(({ id }) => id === 'actions')).toMatchObject({ kind: 'actions', items: [] });
});
