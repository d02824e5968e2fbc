import { expect, test } from 'vitest';
import { undoneChange, type UndoableChange } from './undone-change.ts';

const deployed = (version: string, previousVersion: string | null, change: Partial<UndoableChange> = {}) => ({
  ...{ id: version, at: 1, kind: 'deploy' as const, services: ['auth'], environment: 'production' },
  ...{ status: 'succeeded' as const, repository: null, version, previousVersion, ...change },
});
const back = deployed('4.11', null, { id: 'back', at: 9 });

test('bringing back what ran before the last deployment undoes it', () => {
  expect(undoneChange(back, [deployed('4.12', '4.11')])?.id).toBe('4.12');
  expect(undoneChange(back, [deployed('4.12', '4.11', { status: 'failed' })])?.id).toBe('4.12');
});

test.each([
  ['brings a newer version', [deployed('4.12', '4.10')]],
  ['goes to another environment', [deployed('4.12', '4.11', { environment: 'staging' })]],
  ['is of another service', [deployed('4.12', '4.11', { services: ['api'] })]],
  ['covers only part of the services', [deployed('4.12', '4.11', { services: ['auth', 'api'] })]],
  ['is older', [deployed('4.12', '4.11', { at: 20 })]],
  ['comes after the undoing', [deployed('4.12', '4.11', { status: 'rolled-back' })]],
  ['comes after something newer', [deployed('4.12', '4.11'), deployed('4.13', '4.12', { at: 2 })]],
])('a deployment that %s undoes nothing', (_what, register) => {
  expect(undoneChange(back, register)).toBeNull();
});
