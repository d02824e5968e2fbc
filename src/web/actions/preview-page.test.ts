import { expect, test } from 'vitest';
import { previewPage } from './preview-page.ts';

test('links of a previewed page open beside the desk, and everything else of it stays as it will be read', () => {
  const page = '<!doctype html><html><head><title>Night</title></head><body>&lt;head></body></html>';
  const shown = previewPage(page);
  expect(shown).toContain('<base target="_blank" />');
  expect(shown.replace(/<base[^>]*>|<meta name="referrer"[^>]*>/g, '')).toBe(page);
});
