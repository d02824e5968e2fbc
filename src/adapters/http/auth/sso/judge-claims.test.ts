import { describe, expect, it } from 'vitest';
import { claims, judgeClaims } from './judge-claims.ts';

const ada = claims.parse({ sub: 'u-1', email: 'Ada@Example.com', email_verified: true, name: 'Ada' });
const nobody = { bySubject: null, byEmail: null };
const open = { domains: ['example.com'] };

describe('who comes in with what an identity provider says', () => {
  it('is whoever the provider named so before, whatever their address is now', () => {
    const moved = claims.parse({ sub: 'u-1' });
    expect(judgeClaims(moved, { bySubject: 'acc_1', byEmail: null }, open)).toEqual({
      verdict: 'known',
      accountId: 'acc_1',
    });
  });

  it('is the invited account of an address that the provider has proven', () => {
    expect(judgeClaims(ada, { bySubject: null, byEmail: 'acc_2' }, { domains: [] })).toEqual({
      verdict: 'link',
      accountId: 'acc_2',
    });
  });

  it('is never an account by an address that nobody has proven', () => {
    for (const email_verified of [false, undefined, 'yes', 1]) {
      const said = claims.parse({ sub: 'u-9', email: 'ada@example.com', email_verified });
      expect(judgeClaims(said, { bySubject: null, byEmail: 'acc_2' }, open)).toEqual({
        verdict: 'refused',
        why: 'address-unproven',
      });
    }
  });

  it('is somebody new only in a domain that is let in, and never in one that only ends like it', () => {
    expect(judgeClaims(ada, nobody, open)).toEqual({ verdict: 'new', name: 'Ada', email: 'ada@example.com' });
    for (const email of ['ada@evil-example.com', 'ada@sub.example.com', 'ada@example.com.evil.test']) {
      const said = claims.parse({ sub: 'u-3', email, email_verified: true });
      expect(judgeClaims(said, nobody, open)).toEqual({ verdict: 'refused', why: 'not-invited' });
    }
    expect(judgeClaims(ada, nobody, { domains: [] })).toEqual({ verdict: 'refused', why: 'not-invited' });
  });

  it('is nobody without an address', () => {
    const said = claims.parse({ sub: 'u-4', email: 'not an address', email_verified: true });
    expect(judgeClaims(said, nobody, open)).toEqual({ verdict: 'refused', why: 'no-address' });
  });

  it('reads a text that says true as some providers send it', () => {
    const said = claims.parse({ sub: 'u-5', email: 'eve@example.com', email_verified: 'true' });
    expect(judgeClaims(said, nobody, open)).toMatchObject({ verdict: 'new', name: 'eve' });
  });
});
