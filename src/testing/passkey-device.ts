import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { beginPasskey, beginPasskeySignIn } from '#contract/passkey.ts';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import type { addPasskey, signInWithPasskey } from '#contract/passkey.ts';

/** How a device, or a page that misleads it, may lie. */
export interface Lies {
  origin?: string;
  host?: string;
  challenge?: string;
  /** The count it tells instead of its own. */
  counter?: number;
  /** It was touched, but nobody showed a finger, a face or a PIN. */
  unverified?: boolean;
  /** Whose key it says it is. */
  userHandle?: string;
  /** Signed by another key. */
  foreignKey?: boolean;
  /** What it says it did. */
  type?: string;
}

/** A phone in memory, which makes passkeys and signs with them as WebAuthn says. */
export interface PasskeyDevice {
  make(ask: AnswerOf<typeof beginPasskey>, lies?: Lies): BodyOf<typeof addPasskey>['passkey'];
  prove(ask: AnswerOf<typeof beginPasskeySignIn>, lies?: Lies): BodyOf<typeof signInWithPasskey>;
}

/** A device at a desk's address. Counting ones count their uses; keys that several devices share always say 0. */
export function passkeyDevice(origin: string, { counts = true }: { counts?: boolean } = {}): PasskeyDevice {
  const id = randomBytes(32);
  const [own, foreign] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  if (own === undefined || foreign === undefined) throw new Error('no keys');
  let owner = '';
  let uses = 0;
  const base = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const };
  const said = (type: string, challenge: string, lies: Lies): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authData = (host: string, lies: Lies, more = Buffer.alloc(0)): Buffer => {
    const flags = 0x01 | (lies.unverified === true ? 0 : 0x04) | (more.length === 0 ? 0 : 0x40);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? uses);
    return Buffer.concat([sha256(Buffer.from(lies.host ?? host)), Buffer.from([flags]), counter, more]);
  };
  return {
    make(ask, lies = {}) {
      owner = ask.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(own.publicKey)]);
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData(ask.rp.id, lies, credential))],
      ]);
      return {
        ...base,
        response: {
          clientDataJSON: said('webauthn.create', ask.challenge, lies).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    prove(ask, lies = {}) {
      if (counts) uses += 1;
      const client = said('webauthn.get', ask.challenge, lies);
      const data = authData(ask.rpId, lies);
      const key = lies.foreignKey === true ? foreign.privateKey : own.privateKey;
      return {
        ...base,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), key).toString('base64url'),
          userHandle: lies.userHandle ?? owner,
        },
      };
    },
  };
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** A P-256 key as COSE writes it (RFC 9053, 7.1.1). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

/** Heads of CBOR (RFC 8949, 3.1) for short things. */
function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length]);
  if (length < 256) return Buffer.from([(kind << 5) | 24, length]);
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 0xff]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([head(3, text.length), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([head(2, bytes.length), bytes]);
}

function cborMap(entries: [Buffer, Buffer][]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}
