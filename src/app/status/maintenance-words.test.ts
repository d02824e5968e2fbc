import { expect, test } from 'vitest';
import type { Right } from '#contract/route.ts';
import { Refused } from '../refused.ts';
import { mustPromiseNothing } from './maintenance-words.ts';

const may = (text: string, ...rights: Right[]): boolean => {
  try {
    mustPromiseNothing({ kind: 'say', text, state: 'scheduled' }, { rights: new Set(rights) });
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
};

test('planned work says when it ends and what it is for', () => {
  for (const text of ['We move the database. It will be over by 22:00 UTC.', 'Done.', 'Database move', ''])
    expect(may(text, 'respond')).toBe(true);
});

test('words that commit the company, or that nobody here reads, need an administrator', () => {
  const texts = [
    'After this it will never happen again.',
    'You will get a credit of 10 % for the downtime.',
    'Wir verschieben die Datenbank am Samstag und sind danach wieder für Sie da.',
  ];
  for (const text of texts)
    expect([text, may(text, 'respond'), may(text, 'respond', 'administer')]).toEqual([text, false, true]);
});
