import { expect, test } from 'vitest';
import { incidentStory, IVO } from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { castOf } from './cast-of.ts';

test('the second holder of a role is not whoever holds, or could hold, a role that is named like a second one', () => {
  const reference = referenceProcedure();
  const [first] = reference.roles.filter(({ id }) => id === 'on-call');
  const second = { ...first!, id: 'on-call-2', title: 'Second line' };
  const procedure = { ...reference, roles: [...reference.roles, second] };
  const assigned = (...holders: [string, string][]) => {
    const story = incidentStory({ procedure });
    for (const [role, personId] of holders) story.when(IVO, { type: 'AssignRole', role, personId });
    const { cast, memberOf } = castOf(story.events, procedure);
    return ['ana', 'bo', 'cy'].map((id) => cast[memberOf(id)]?.title);
  };
  expect(assigned(['on-call', 'ana'], ['on-call', 'bo'])).toEqual([
    'On-call engineer',
    'Second on-call engineer',
    'Colleague',
  ]);
  expect(assigned(['on-call', 'ana'], ['on-call', 'bo'], ['on-call-2', 'cy'])).toEqual([
    'On-call engineer',
    'Second on-call engineer',
    'Second line',
  ]);
});
