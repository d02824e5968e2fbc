import { expect, test } from 'vitest';
import { isProduction } from './is-production.ts';

test.each(['production', 'Production', 'PROD', 'prod-eu-1', 'eu/live', 'prd'])('%s is where customers are', (name) => {
  expect(isProduction(name)).toBe(true);
});

test.each(['staging', 'preprod', 'pre-prod', 'non-production', 'test', 'delivery', 'alive'])('%s is not', (name) => {
  expect(isProduction(name)).toBe(false);
});
