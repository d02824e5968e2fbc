import { expect, test } from 'vitest';
import { DESK, runnerActor } from '../shared/actor.ts';
import { actorName } from './name-book.ts';

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
