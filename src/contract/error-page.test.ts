import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from './error-catalogue.ts';
import { errorPage } from './error-page.ts';

describe('the error catalogue', () => {
  it('is what docs/errors.md says', async () => {
    await expect(errorPage()).toMatchFileSnapshot(new URL('../../docs/errors.md', import.meta.url).pathname);
  });

  it('speaks in calm sentences', () => {
    for (const { message, next } of Object.values(ERROR_CATALOGUE)) {
      for (const sentence of [message, next]) {
        expect(sentence).toMatch(/[.}]$/);
        expect(sentence).not.toContain('!');
      }
    }
  });
});
