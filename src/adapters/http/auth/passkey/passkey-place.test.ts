import { describe, expect, it } from 'vitest';
import { passkeyHost, passkeyPlace } from './passkey-place.ts';

describe('where passkeys of a desk work', () => {
  it('is the name in its public address, whatever its port', () => {
    expect(passkeyPlace('https://desk.example.com')).toEqual({
      url: 'https://desk.example.com',
      host: 'desk.example.com',
      why: null,
    });
    expect(passkeyHost('https://desk.example.com:8443/')).toEqual({
      url: 'https://desk.example.com:8443',
      host: 'desk.example.com',
    });
  });

  it('is localhost without https, as browsers trust it', () => {
    expect(passkeyPlace('http://localhost:2600').host).toBe('localhost');
    expect(passkeyPlace('http://desk.localhost:2600').host).toBe('desk.localhost');
  });

  it('is nowhere when the address is a number, and says so', () => {
    for (const url of ['http://127.0.0.1:2600', 'https://10.0.0.8', 'https://[2001:db8::1]', 'http://[::1]:2600']) {
      const place = passkeyPlace(url);
      expect([place.host, place.why]).toEqual([null, expect.stringContaining(`${url}, is a number`)]);
      expect(() => passkeyHost(url)).toThrow('refused');
    }
    expect(passkeyPlace('http://127.0.0.1:2600').why).toContain('http://localhost:2600');
    expect(passkeyPlace('https://10.0.0.8').why).not.toContain('localhost');
  });

  it('is nowhere over plain http, and says so, also for a name that only looks like localhost', () => {
    for (const url of ['http://desk.example.com', 'http://localhost.example.com', 'http://notlocalhost']) {
      expect(passkeyPlace(url)).toMatchObject({
        host: null,
        why: expect.stringContaining('over https only') as string,
      });
    }
  });
});
