import { expect, test } from 'vitest';
import { promiseKind } from './promise-kind.ts';

test('two promises of one text are told apart', () => {
  expect([promiseKind('eta'), promiseKind('compensation')]).toEqual(['A time', 'A credit']);
});
