import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { hookRequest } from './dialect-kit.ts';

/** What the result says was changed; fails the test with the answer when it refused. */
export function acceptedChanges(result: DialectResult): IncomingChange[] {
  if (result.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(result.answer)}`);
  return result.changes;
}

/** The only change of a result. */
export function onlyChange(result: DialectResult): IncomingChange {
  const [change, ...others] = acceptedChanges(result);
  if (change === undefined || others.length > 0) throw new Error(`not one change: ${JSON.stringify(result.answer)}`);
  return change;
}

/** What a tool sends, so that the kit can bend it. */
export interface ChangeDialectSample {
  dialect: Dialect;
  /** Headers and settings of its requests. */
  request?: Partial<HookRequest>;
  /** A body that is one change, with these words wherever words stand. */
  body(words: string): unknown;
}

/** What every dialect in which changes come in guarantees, however hostile the body. */
export function describeChangeDialect({ dialect, request = {}, body }: ChangeDialectSample): void {
  const read = (sent: unknown): DialectResult => {
    const bare = hookRequest(sent);
    return dialect.read({ ...bare, ...request, headers: { ...bare.headers, ...request.headers } });
  };

  describe(`the ${dialect.kind} dialect as one of changes`, () => {
    test('a delivery that is sent again is the same change', () => {
      const change = onlyChange(read(body('deploy')));
      expect(change.key).not.toBeNull();
      expect(read(body('deploy'))).toEqual(read(body('deploy')));
    });

    test.each([
      ['an empty body', ''],
      ['text that is not JSON', 'status=deployed'],
      ['JSON that ends in the middle', '{"deployment": {"id'],
      ['JSON nested a million deep', '['.repeat(1_000_000)],
      ['a number', '7'],
      ['null', 'null'],
      ['an empty object', '{}'],
      ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ])('%s is refused and says why', (_what, sent) => {
      const result = read(sent);
      expect([result.outcome, result.answer.status]).toEqual(['refused', 400]);
      expect(JSON.stringify(result.answer.body)).toMatch(/"details":\[\{|"errors":\[".{5}/u);
      expect(JSON.stringify(result.answer.body).length).toBeLessThan(10_000);
    });

    test.each([
      ['NUL characters', 'a\0b'],
      ['half a surrogate pair', 'a\uD800b'],
      ['control characters', 'a\u0007\u001b[31mb\nc'],
      ['markup and shell', '<script>alert(1)</script>; $(rm -rf /) `id`'],
      ['a text of a hundred thousand characters', 'x'.repeat(100_000)],
    ])('%s in every text are taken and can be stored', (_what, words) => {
      const result = read(body(words));
      if (result.outcome === 'accepted') for (const change of result.changes) expectStorableChange(change);
    });

    test('law: whatever the body, the answer is a refusal or changes that can be stored', () => {
      const json = JSON.stringify(body('deploy'));
      const values = [...json.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|\d+|\{|\[)/gu)];
      const bent = fc.tuple(fc.nat(values.length - 1), fc.constantFrom('null', '1e999', '""', '{}', '[]', '"9"', '-1'));
      fc.assert(
        fc.property(fc.oneof(bent, fc.json({ maxDepth: 3 })), (change) => {
          const sent = typeof change === 'string' ? change : replaced(json, values[change[0]], change[1]);
          const result = read(sent);
          for (const one of result.outcome === 'accepted' ? result.changes : []) expectStorableChange(one);
        }),
        { numRuns: 300 },
      );
    });
  });
}

function replaced(json: string, value: RegExpExecArray | undefined, other: string): string {
  if (value === undefined) return other;
  return `${json.slice(0, value.index)}${other}${json.slice(value.index + value[0].length)}`;
}

/** Fails unless PostgreSQL can store and index the change and a person can read it. */
function expectStorableChange(change: IncomingChange): void {
  const { title, description, environment, author, version, repository, link, key, services, hints } = change;
  for (const text of [title, description, environment, author, version, repository, link, key, ...services, ...hints]) {
    expect(text ?? '').not.toContain('\0');
    expect((text ?? '').isWellFormed()).toBe(true);
  }
  expect(title).toMatch(/^\S.{0,299}$/u);
  expect(description.length).toBeLessThanOrEqual(20_000);
  expect(Buffer.byteLength(key ?? '')).toBeLessThanOrEqual(500);
  expect(link ?? 'https://x').toMatch(/^https?:/u);
  expect(environment).not.toBe('');
  for (const at of [change.at, change.statusAt, change.endsAt ?? change.at])
    expect(Number.isSafeInteger(at)).toBe(true);
  expect(change.endsAt ?? change.at).toBeGreaterThanOrEqual(change.at);
}
