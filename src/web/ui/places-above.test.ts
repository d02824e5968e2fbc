import { expect, test } from 'vitest';
import { placesAbove } from './places-above.ts';

const titles = (place: string) => placesAbove(place).map(({ title }) => title);

test('every page below a place names the way back up', () => {
  expect(titles('/ready/audit')).toEqual(['Ready']);
  expect(titles('/ready/procedure')).toEqual(['Ready']);
  expect(titles('/ready/procedure/history')).toEqual(['Ready', 'Procedure']);
  expect(titles('/ready/drills/drill_1')).toEqual(['Ready', 'Drills']);
  expect(titles('/groups')).toEqual(['Now']);
  expect(titles('/groups/grp_1')).toEqual(['Now', 'Triage']);
});

test('nothing lies above the places of the rail', () => {
  expect(['/now', '/ready', '/report', '/sign-in'].flatMap(titles)).toEqual([]);
});
