import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/shared/instant.ts';
import { readAckToken, signAckToken } from './ack-token.ts';

const claims = { spaceId: 'real', pageId: 'page_1', personId: 'per_1' };
const now = Date.UTC(2026, 0, 31, 2, 0);

describe('the link that acknowledges a page', () => {
  it('names the page and its recipient', () => {
    expect(readAckToken('key', signAckToken('key', claims, now), now)).toEqual(claims);
  });

  it('is worth nothing when another key signed it or somebody changed it', () => {
    const token = signAckToken('key', claims, now);
    const other = Buffer.from(JSON.stringify(['real', 'page_2', 'per_1', now + DAY_MS])).toString('base64url');
    const changed = [
      signAckToken('other', claims, now),
      `${other}.${token.split('.')[1]}`,
      token.slice(0, -1),
      'rubbish',
      '.',
      '',
    ];
    for (const text of changed) expect(readAckToken('key', text, now)).toBeNull();
  });

  it('works through a whole night and the next day, then no more', () => {
    const token = signAckToken('key', claims, now);
    expect(readAckToken('key', token, now + DAY_MS)).toEqual(claims);
    expect(readAckToken('key', token, now + 2 * DAY_MS)).toBe('too-old');
  });
});
