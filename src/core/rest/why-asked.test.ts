import { expect, test } from 'vitest';
import { fromIso } from '../shared/instant.ts';
import { isDayThere, tiredWarning, whyAsked, whyYou } from './why-asked.ts';

const EVENING_IN_LONDON = fromIso('2026-11-18T20:30:00Z');

test('whoever is asked is said to be on call, how they are as a level, and whether it is day there', () => {
  expect(whyAsked({ level: 'rested', isOnCall: false, isDay: true })).toBe('rested, and it is day there');
  expect(whyAsked({ level: 'caution', isOnCall: true, isDay: false })).toBe('on call now and at caution');
});

test('it is day where a zone names a place and the sun is up there, and nobody reads which', () => {
  expect(isDayThere('America/Los_Angeles', EVENING_IN_LONDON)).toBe(true);
  expect(isDayThere('Europe/London', EVENING_IN_LONDON)).toBe(false);
  expect(isDayThere('UTC', fromIso('2026-11-18T12:00:00Z'))).toBe(false);
  expect(isDayThere('Etc/GMT+8', EVENING_IN_LONDON)).toBe(false);
  const [because, night] = [true, false].map((isDay) => whyAsked({ level: 'rested', isOnCall: true, isDay }));
  expect(`${because} ${night}`).not.toMatch(/angeles|london|america|europe/i);
});

test('whoever is asked reads the same of where they are themselves', () => {
  expect(whyYou('rested, and it is day there')).toBe('rested, and it is day where you are');
  expect(whyYou('on call now and rested')).toBe('on call now and rested');
});

test('whoever asks somebody who needs relief themselves is told so by the level alone', () => {
  expect(tiredWarning('Lee', 'hand-over')).toBe('Lee is past hand-over level; asking anyway is recorded.');
  expect(tiredWarning('Lee', 'stand-down')).toBe('Lee is past stand-down level; asking anyway is recorded.');
  expect([tiredWarning('Lee', 'rested'), tiredWarning('Lee', 'caution')]).toEqual([null, null]);
});
