import { expect, test } from 'vitest';
import { pathInSpace, placeOfPath, spaceOfPath } from './space.ts';

test('the space is read from the address and put back into it', () => {
  expect(spaceOfPath('/now')).toBe('real');
  expect(spaceOfPath('/drill/s%2F1/incidents/i1')).toBe('s/1');
  expect(pathInSpace('real', '/incidents/i1')).toBe('/incidents/i1');
  expect(spaceOfPath(pathInSpace('s/1', '/now'))).toBe('s/1');
});

test('a place is the same in every space', () => {
  expect(placeOfPath('/drill/s1/ready/outbox')).toBe('/ready/outbox');
  expect(placeOfPath('/ready/outbox')).toBe('/ready/outbox');
  expect(placeOfPath('/drill/s1')).toBe('/');
});
