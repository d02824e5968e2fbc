import { expect, test } from 'vitest';
import { listAudit } from './audit.ts';
import { me } from './accounts.ts';
import { getRoom } from './incident.ts';
import { takesSpace } from './route.ts';

test('only routes about one space are told which', () => {
  expect(takesSpace(getRoom)).toBe(true);
  expect(takesSpace(me)).toBe(false);
  expect(takesSpace(listAudit)).toBe(false);
});
