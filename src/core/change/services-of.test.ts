import { expect, test } from 'vitest';
import { servicesOf } from './services-of.ts';

const services = [
  { id: 'auth', name: 'Auth', repositories: ['Acme/Backend'] },
  { id: 'api', name: 'Public API', repositories: ['acme/backend', 'acme/api'] },
  { id: 'mailer', name: 'Mailer' },
];

test('a repository’s changes touch the services deployed from it, whatever the case', () => {
  expect(servicesOf({ repository: 'acme/backend', hints: ['mailer'] }, services)).toEqual(['auth', 'api']);
});

test('a repository that is in no service’s list touches the service that is called like it', () => {
  expect(servicesOf({ repository: 'acme/mailer', hints: ['mailer'] }, services)).toEqual(['mailer']);
  expect(servicesOf({ repository: null, hints: ['public api'] }, services)).toEqual(['api']);
});

test('what the catalogue does not know touches no service', () => {
  expect(servicesOf({ repository: 'acme/else', hints: ['else', ''] }, services)).toEqual([]);
});
