import { expect, test } from 'vitest';
import { askedWords, declinedWords, inTurn, unmetWords, type Passing } from './handover-words.ts';

const person = (name: string) => ({ id: name.toLowerCase(), name });
const [RUTH, MAYA, OMER, LEE] = ['Ruth', 'Maya', 'Omer', 'Lee'].map(person) as [Named, Named, Named, Named];
type Named = ReturnType<typeof person>;
const passing = (change: Partial<Passing> = {}): Passing => ({
  title: 'Incident manager',
  from: RUTH,
  stillAsked: [MAYA, OMER],
  asked: MAYA,
  taker: null,
  declined: [],
  ...change,
});

test('whoever is asked is named first, then who comes after them', () => {
  expect(askedWords(passing(), null)).toBe('Maya, then Omer are asked to take over as Incident manager from Ruth.');
  expect(askedWords(passing({ asked: OMER }), 'ruth')).toBe(
    'Omer, then Maya are asked to take over as Incident manager from you.',
  );
  expect(askedWords(passing({ taker: MAYA, asked: null }), null)).toBe(
    'Maya reads what to know and takes over as Incident manager from Ruth.',
  );
  expect(inTurn(passing({ asked: null }))).toEqual([MAYA, OMER]);
});

test('a decline is told with who is asked instead, or that nobody is left', () => {
  expect(declinedWords(passing(), null)).toBeNull();
  const declined = { declined: [MAYA], stillAsked: [OMER, LEE], asked: OMER };
  expect(declinedWords(passing(declined), null)).toBe(
    'Maya cannot take over as Incident manager from Ruth; Omer is asked now.',
  );
  expect(declinedWords(passing({ ...declined, asked: null, taker: OMER }), null)).toBe(
    'Maya cannot take over as Incident manager from Ruth; Omer reads what to know.',
  );
  expect(declinedWords(passing({ declined: [MAYA, OMER], stillAsked: [], asked: null }), 'ruth')).toBe(
    'Maya and Omer cannot take over as Incident manager from you; nobody is left to ask.',
  );
});

test('why nobody took over is said to everybody, and to the holder as you', () => {
  const unmet = { end: 'all-declined' as const, declined: [MAYA], title: 'Tech lead', from: RUTH };
  expect(unmetWords(unmet, 'ruth')).toBe('Maya cannot take over as Tech lead from you; nobody is left to ask.');
  expect(unmetWords({ ...unmet, end: 'nobody-answered' }, null)).toBe(
    'Nobody who was asked to take over as Tech lead from Ruth has answered.',
  );
  expect(unmetWords({ ...unmet, end: 'not-taken-over' }, null)).toBe(
    'Whoever answered has not taken over as Tech lead from Ruth in time.',
  );
});

test('a name that runs the other way leaves the rest of the sentence where it stands', () => {
  const noa = person('נועה');
  expect(askedWords(passing({ stillAsked: [noa], asked: noa, from: noa }), null)).toBe(
    '\u2068נועה\u2069 is asked to take over as Incident manager from \u2068נועה\u2069.',
  );
  expect(declinedWords(passing({ declined: [noa], stillAsked: [], title: 'מנהלת' }), null)).toBe(
    '\u2068נועה\u2069 cannot take over as \u2068מנהלת\u2069 from Ruth; nobody is left to ask.',
  );
});
