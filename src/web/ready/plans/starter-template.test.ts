import { expect, test } from 'vitest';
import { readTemplates } from '#core/revert/read-templates.ts';
import { STARTER_TEMPLATE } from './starter-template.ts';

test('the template to start from is one that the desk takes', () => {
  expect(readTemplates(STARTER_TEMPLATE)).toMatchObject({ ok: true, templates: [{ service: 'your-service' }] });
});
