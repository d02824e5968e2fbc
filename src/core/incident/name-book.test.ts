import { expect, test } from 'vitest';
import { DESK, runnerActor } from '../shared/actor.ts';
import { describeEvent } from './describe-event.ts';
import { actorName } from './name-book.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';

const same = (id: string): string => id;
const book = { person: same, customer: same, feature: same, change: same };

test.each([
  [{ kind: 'person', id: 'Maya' }, 'Maya'],
  [DESK, 'TwoAM'],
  [{ kind: 'token', id: 'tok_1' }, 'An API token'],
  [runnerActor('deploy-1'), 'Runner deploy-1'],
] as const)('whoever acted is named as people would: %j', (actor, name) => {
  expect(actorName(actor, book)).toBe(name);
});

test('a name that runs the other way does not turn the sentence around it', () => {
  const event = { type: 'IncidentAcknowledged', by: { kind: 'person', id: 'נועה' }, at: 0, v: 1, data: {} } as const;
  expect(describeEvent(event, referenceProcedure(), book)?.sentence).toBe('\u2068נועה\u2069 is on it.');
});
