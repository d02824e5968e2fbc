import { describe, expect, test } from 'vitest';
import { isolated } from '#core/shared/isolated.ts';
import { personReplacer, replaceInJson, type PersonWords } from './person-words.ts';

const noa: PersonWords = {
  names: ['Noa Levi'],
  addresses: ['noa.levi@example.com', 'https://hooks.example.com/u/7?key=1'],
};
const replaceNoa = personReplacer(noa, 'responder 7');

describe('names', () => {
  test.each([
    ['Noa Levi is on it.', 'responder 7 is on it.'],
    ['NOA LEVI, noa levi and Noa  Levi', 'responder 7, responder 7 and responder 7'],
    ['noa.levi, noa_levi, noa-levi, @NoaLevi', 'responder 7, responder 7, responder 7, @responder 7'],
    ['ask Noa, then Levi', 'ask responder 7, then responder 7'],
    ['Noa’s laptop (noa)', 'responder 7’s laptop (responder 7)'],
    ['Levi, Noa', 'responder 7, responder 7'],
    ['[Noa](x) "levi" <b>Noa</b>', '[responder 7](x) "responder 7" <b>responder 7</b>'],
  ])('%j becomes %j', (before, after) => {
    expect(replaceNoa(before)).toBe(after);
  });

  test.each(['Noah', 'alleviate', 'Levine', 'Genoa', 'noa2', 'The relevant host is nova'])(
    'a word that only begins or ends like the name stays: %s',
    (text) => {
      expect(replaceNoa(text)).toBe(text);
    },
  );

  test('a name of another alphabet is found composed and decomposed, in any case', () => {
    const replace = personReplacer({ names: ['José Ångström'], addresses: [] }, 'responder 1');
    const decomposed = 'José'.normalize('NFD');
    expect(replace(`${decomposed} and JOSÉ and ångström`)).toBe('responder 1 and responder 1 and responder 1');
    expect(replace('Joséphine')).toBe('Joséphine');
    expect(replace('Joséphine'.normalize('NFD'))).toBe('Joséphine'.normalize('NFD'));
  });

  test('a name with marks of its own is found where the desk held it apart without them', () => {
    const name = 'Ev\u2069a Rose';
    const replace = personReplacer({ names: [name], addresses: [] }, 'responder 1');
    expect(replace(`${isolated(name)} comes as Support. ${name} said so.`)).toBe(
      'responder 1 comes as Support. responder 1 said so.',
    );
  });

  test('a name that case folding does not reach is found in capitals', () => {
    const replace = personReplacer({ names: ['Jürgen Groß'], addresses: [] }, 'responder 1');
    expect(replace('JÜRGEN GROSS, Groß')).toBe('responder 1, responder 1');
  });

  test('a Hebrew name is found behind its prepositions', () => {
    const replace = personReplacer({ names: ['דנה כהן'], addresses: [] }, 'responder 1');
    expect(replace('תגידו לדנה כהן ושדנה תבוא')).toBe('תגידו לresponder 1 ושresponder 1 תבוא');
  });

  test('a name of a script without spaces is found inside a sentence', () => {
    const replace = personReplacer({ names: ['田中 太郎'], addresses: [] }, 'responder 1');
    expect(replace('今は田中さんが対応中。田中太郎')).toBe('今はresponder 1さんが対応中。responder 1');
  });

  test('names of one or two letters count only as part of the full name', () => {
    const replace = personReplacer({ names: ['Bo Li'], addresses: [] }, 'responder 1');
    expect(replace('Bo Li pushed; bo and li stay')).toBe('responder 1 pushed; bo and li stay');
  });

  test('a name that is an everyday word counts alone only where it is capitalised', () => {
    const replace = personReplacer({ names: ['Will Park'], addresses: [] }, 'responder 1');
    expect(replace('We will park this. Will said so, WILL did, will park')).toBe(
      'We responder 1 this. responder 1 said so, responder 1 did, responder 1',
    );
    expect(replace('this will do, no park nearby')).toBe('this will do, no park nearby');
  });

  test('a person known by one everyday word alone does not take that word from every sentence', () => {
    const replace = personReplacer({ names: ['Will'], addresses: [] }, 'responder 1');
    expect(replace('Will says it will hold')).toBe('responder 1 says it will hold');
  });

  test('a name with characters of patterns is taken as it is', () => {
    const replace = personReplacer({ names: ['A. (Ace) O’Neil+Smith'], addresses: [] }, '$& responder');
    expect(replace('A. (Ace) O’Neil+Smith came')).toBe('$& responder came');
    expect(replace('AxAce')).toBe('AxAce');
  });

  test('where files name people by key, only full names go', () => {
    const replace = personReplacer(noa, 'responder 7', 'full');
    expect(replace('owner: noa # Noa Levi, noa.levi@example.com')).toBe('owner: noa # responder 7, responder 7');
  });
});

describe('addresses', () => {
  test.each([
    ['mail NOA.LEVI@example.com.', 'mail responder 7.'],
    ['<noa.levi@example.com>, mailto:noa.levi@example.com', '<responder 7>, mailto:responder 7'],
    ['posted to https://hooks.example.com/u/7?key=1 twice', 'posted to responder 7 twice'],
  ])('%j becomes %j', (before, after) => {
    expect(replaceNoa(before)).toBe(after);
  });

  test('somebody else’s address that contains it stays', () => {
    const replace = personReplacer({ names: [], addresses: ['li@example.com'] }, 'responder 1');
    const others = 'noa.li@example.com, li@example.com.au, li@example.company';
    expect(replace(others)).toBe(others);
  });
});

test('every string of a JSON value counts, names of fields too', () => {
  const before = { labels: { 'owner Noa': ['noa', 7, null, true] }, deep: [{ text: 'x Levi' }] };
  expect(replaceInJson(before, replaceNoa)).toEqual({
    labels: { 'owner responder 7': ['responder 7', 7, null, true] },
    deep: [{ text: 'x responder 7' }],
  });
});

test('a long text is done in a moment', () => {
  const text = 'Noah and the levis were here. '.repeat(20_000);
  const from = performance.now();
  expect(replaceNoa(text)).toBe(text);
  expect(performance.now() - from).toBeLessThan(2000);
});
