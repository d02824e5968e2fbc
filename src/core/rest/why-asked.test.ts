import { expect, test } from 'vitest';
import { fromIso } from '../shared/instant.ts';
import { placeByDay, tiredWarning, whyAsked } from './why-asked.ts';

const EVENING_IN_LONDON = fromIso('2026-11-18T20:30:00Z');

test('whoever is asked is said to be on call, how they are as a level, and where it is day', () => {
  expect(whyAsked({ level: 'rested', isOnCall: false, dayIn: 'Los Angeles' })).toBe(
    'rested, and it is day in Los Angeles',
  );
  expect(whyAsked({ level: 'caution', isOnCall: true, dayIn: null })).toBe('on call now and at caution');
});

test('a zone names the place where it is day, and nothing at night or where it names no place', () => {
  expect(placeByDay('America/Los_Angeles', EVENING_IN_LONDON)).toBe('Los Angeles');
  expect(placeByDay('America/Argentina/Buenos_Aires', EVENING_IN_LONDON)).toBe('Buenos Aires');
  expect(placeByDay('Europe/London', EVENING_IN_LONDON)).toBeNull();
  expect(placeByDay('UTC', fromIso('2026-11-18T12:00:00Z'))).toBeNull();
  expect(placeByDay('Etc/GMT+8', EVENING_IN_LONDON)).toBeNull();
});

test('whoever asks somebody who needs relief themselves is told so by the level alone', () => {
  expect(tiredWarning('Lee', 'hand-over')).toBe('Lee is past hand-over level; asking anyway is recorded.');
  expect(tiredWarning('Lee', 'stand-down')).toBe('Lee is past stand-down level; asking anyway is recorded.');
  expect([tiredWarning('Lee', 'rested'), tiredWarning('Lee', 'caution')]).toEqual([null, null]);
});
