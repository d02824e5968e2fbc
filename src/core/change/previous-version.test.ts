import { expect, test } from 'vitest';
import { previousVersion, type VersionedChange } from './previous-version.ts';

const deployed = (version: string | null, at: number, change: Partial<VersionedChange> = {}): VersionedChange => ({
  id: `c${at}`,
  at,
  kind: 'deploy',
  services: ['auth'],
  environment: 'production',
  status: 'succeeded',
  version,
  repository: null,
  ...change,
});

const now = deployed('4.12', 100);

test('what ran before is what the last deployment of the service there brought', () => {
  expect(previousVersion(now, [deployed('4.10', 1), deployed('4.11', 2)])).toBe('4.11');
});

test.each([
  ['failed', { status: 'failed' as const }],
  ['was undone', { status: 'rolled-back' as const }],
  ['still runs', { status: 'in-progress' as const }],
  ['went to another environment', { environment: 'staging' }],
  ['touched another service', { services: ['api'] }],
  ['was no deployment', { kind: 'config' as const }],
  ['came later', { at: 101 }],
  ['told no version', { version: null }],
  ['is itself', { id: now.id, at: 99 }],
])('a change that %s does not count', (_what, change) => {
  expect(previousVersion(now, [deployed('4.10', 1), deployed('4.11', 2, change)])).toBe('4.10');
});

test('services that ran different versions have no one version to go back to', () => {
  const both = deployed('4.12', 100, { services: ['auth', 'api'] });
  expect(previousVersion(both, [deployed('4.11', 1), deployed('7', 2, { services: ['api'] })])).toBeNull();
  expect(previousVersion(both, [deployed('4.11', 1)])).toBeNull();
  expect(previousVersion(both, [deployed('4.11', 1, { services: ['api', 'auth'] })])).toBe('4.11');
});

test('a deployment of no known service is compared with those of its repository', () => {
  const unmapped = deployed('4.12', 100, { services: [], repository: 'acme/auth' });
  const earlier = deployed('4.11', 1, { services: [], repository: 'acme/auth' });
  expect(previousVersion(unmapped, [earlier, deployed('9', 2, { services: [], repository: 'acme/api' })])).toBe('4.11');
  expect(previousVersion(deployed('4.12', 100, { services: [] }), [deployed('4.11', 1, { services: [] })])).toBeNull();
});

test('the same version again tells nothing of what ran before, and only deployments have such a version', () => {
  expect(previousVersion(now, [deployed('4.12', 1)])).toBeNull();
  expect(previousVersion({ ...now, kind: 'config' }, [deployed('4.11', 1)])).toBeNull();
});
