import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { HOUR_MS, fromIso, type Instant } from '#core/shared/instant.ts';

const now: Instant = fromIso('2026-11-22T21:12:59Z');

/** A request as it would arrive; text and bytes are taken as they are, anything else as JSON. */
export function hookRequest(body: unknown, at: Instant = now): HookRequest {
  const rawBody =
    body instanceof Uint8Array
      ? body
      : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    rawBody,
    hookId: 'hook-1',
    settings: null,
    now: at,
  };
}

/** What the result accepted; fails the test with the answer when it refused. */
export function acceptedAlerts(result: DialectResult): IncomingAlert[] {
  if (result.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(result.answer)}`);
  return result.alerts;
}

/** The faults a refusal names, as `path: message`; fails the test when it accepted. */
export function faultsOf(result: DialectResult): string[] {
  if (result.outcome === 'accepted') throw new Error('it was accepted');
  const { error } = result.answer.body as { error: { details: { path?: string; message: string }[] } };
  return error.details.map(({ path, message }) => (path === undefined ? message : `${path}: ${message}`));
}

/** What a dialect's clients send, so that the kit can bend it. */
export interface DialectSample {
  dialect: Dialect;
  /** A body with one firing alert whose title, details, keys and a label are the given words. */
  firing(words: string): unknown;
  /** A body that resolves the same alert. */
  resolved(words: string): unknown;
  /** A body with this many different firing alerts. */
  many(count: number): unknown;
}

/** What every dialect guarantees, however hostile the body. */
export function describeDialect({ dialect, firing, resolved, many }: DialectSample): void {
  const read = (body: unknown): DialectResult => dialect.read(hookRequest(body));
  const only = (body: unknown): IncomingAlert => {
    const [alert, ...others] = acceptedAlerts(read(body));
    if (alert === undefined || others.length > 0) throw new Error('expected one alert');
    return alert;
  };

  describe(`the ${dialect.kind} dialect as a dialect`, () => {
    test('a firing alert and its resolve carry one dedup key and one group key', () => {
      const fired = only(firing('disk'));
      const ended = only(resolved('disk'));
      expect([fired.status, ended.status]).toEqual(['firing', 'resolved']);
      expect([ended.dedupKey, ended.groupKey, ended.hookId]).toEqual([fired.dedupKey, fired.groupKey, 'hook-1']);
      expect(fired.endedAt).toBeNull();
      expect(ended.endedAt).not.toBeNull();
    });

    test('reading the same request again says the same', () => {
      expect(read(firing('disk'))).toEqual(read(firing('disk')));
    });

    test.each([
      ['an empty body', ''],
      ['white space', ' \n'],
      ['text that is not JSON', 'status=firing'],
      ['JSON that ends in the middle', '{"alerts": [{"sta'],
      ['JSON nested a million deep', '['.repeat(1_000_000)],
      ['closed JSON nested a million deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
      ['a number', '7'],
      ['null', 'null'],
      ['a text', '"firing"'],
      ['a list', '[]'],
      ['an empty object', '{}'],
      ['alerts that are no list', '{"alerts": {}, "version": "4", "groupKey": "g"}'],
      ['an alert that is null', '{"alerts": [null], "version": "4", "groupKey": "g"}'],
      [
        'a prototype instead of fields',
        '{"__proto__": {"version": "4", "groupKey": "g", "alerts": [], "status": "firing", "key": "k", "title": "t"}}',
      ],
      ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ])('%s is refused with a sentence that says why', (_what, body) => {
      const result = read(body);
      expect(result.answer.status).toBe(400);
      const faults = faultsOf(result);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.length).toBeLessThanOrEqual(51);
      expect(JSON.stringify(result.answer.body).length).toBeLessThan(10_000);
    });

    test.each([
      ['{"a": 1,}', { line: 1, column: 9, message: 'The JSON is not valid here.' }],
      ['{\n  "password": hunter2\n}', { message: 'The JSON has an unexpected "h".' }],
      ['{"password": "hunter2", "a": tru', { message: 'The JSON ends in the middle.' }],
    ])('a refusal of JSON says where it is wrong and does not repeat the body: %s', (body, fault) => {
      const result = read(body);
      expect(result.answer.body).toMatchObject({ error: { code: 'not-json', details: [fault], retryable: false } });
      expect(JSON.stringify(result.answer.body)).not.toContain('hunter2');
    });

    test('a byte order mark before the JSON is skipped', () => {
      expect(read(`\uFEFF${JSON.stringify(firing('disk'))}`).outcome).toBe('accepted');
    });

    test.each([
      ['NUL characters', 'a\0b'],
      ['half a surrogate pair', 'a\uD800b'],
      ['other control characters', 'a\u0007\u001b[31mb'],
      ['markup', '<script>alert(1)</script>'],
      ['quotes and backslashes', `'"\\ $1 \\u0000 %s {{x}}`],
      ['right-to-left overrides and emoji', '\u202Eabc\u202C 🔥🚒 مرحبا'],
    ])('%s in every text are taken and can be stored', (_what, words) => {
      const alert = only(firing(words));
      expectStorable(alert);
      expect(only(resolved(words)).dedupKey).toBe(alert.dedupKey);
    });

    test('bytes that are not UTF-8 inside a text do not cost the alert', () => {
      const bytes = new TextEncoder().encode(JSON.stringify(firing('disk?')));
      const broken = bytes.map((byte) => (byte === '?'.charCodeAt(0) ? 0xff : byte));
      const alert = only(broken);
      expect(alert.title).toContain('disk\uFFFD');
      expectStorable(alert);
    });

    test('labels named like parts of a prototype stay words', () => {
      const body = JSON.stringify(firing('disk')).replaceAll(
        '"disk":',
        '"__proto__":"x","constructor":"y","toString":',
      );
      const alert = only(body);
      expectStorable(alert);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      for (const value of Object.values(alert.labels)) expect(typeof value).toBe('string');
    });

    test('ten thousand alerts in one request are read, each with its own key', () => {
      const alerts = acceptedAlerts(read(many(10_000)));
      expect(new Set(alerts.map((alert) => alert.dedupKey)).size).toBe(10_000);
      expect(new Set(alerts.map((alert) => alert.groupKey)).size).toBe(1);
    });

    test('law: whatever the body, the answer is a precise refusal or alerts that can be stored', () => {
      const anyBody = fc.oneof(
        fc.json({ maxDepth: 4 }),
        bent(JSON.stringify(firing('disk'))),
        bent(JSON.stringify(many(2))),
      );
      fc.assert(
        fc.property(anyBody, (body) => {
          const result = read(body);
          const faults = result.outcome === 'refused' ? faultsOf(result) : [];
          expect(faults.length > 0).toBe(result.outcome === 'refused');
          for (const alert of result.outcome === 'accepted' ? result.alerts : []) expectStorable(alert);
        }),
        { numRuns: 500 },
      );
    });
  });
}

/** The same JSON with one of its values replaced by another. */
function bent(json: string): fc.Arbitrary<string> {
  const values = [...json.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|\d+|\{|\[)/gu)];
  const others = fc.constantFrom(
    'null',
    '1e999',
    '""',
    '"\\u0000"',
    '{}',
    '[]',
    'true',
    '"0001-01-01T00:00:00Z"',
    '"99999-01-01T00:00:00Z"',
    '{"__proto__":1}',
  );
  return fc.tuple(fc.nat(Math.max(values.length - 1, 0)), others).map(([nth, other]) => {
    const value = values[nth];
    return value === undefined
      ? other
      : `${json.slice(0, value.index)}${other}${json.slice(value.index + value[0].length)}`;
  });
}

/** Fails unless PostgreSQL can store and index the alert and a person can read it. */
export function expectStorable(alert: IncomingAlert): void {
  const texts = [
    alert.title,
    alert.details,
    alert.dedupKey,
    alert.groupKey,
    alert.severity ?? '',
    alert.service ?? '',
    alert.featureId ?? '',
    alert.link ?? '',
    ...Object.entries(alert.labels).flat(),
  ];
  for (const text of texts) {
    expect(text).not.toContain('\0');
    expect(text.isWellFormed()).toBe(true);
  }
  expect(alert.title).toMatch(/^\S.{0,299}$/u);
  expect(alert.details.length).toBeLessThanOrEqual(20_000);
  expect(Buffer.byteLength(alert.dedupKey)).toBeLessThanOrEqual(500);
  expect(Buffer.byteLength(alert.groupKey)).toBeLessThanOrEqual(500);
  expect(alert.dedupKey).not.toBe('');
  expect(Object.keys(alert.labels).length).toBeLessThanOrEqual(200);
  expect(Number.isSafeInteger(alert.startedAt)).toBe(true);
  expect(alert.startedAt).toBeLessThanOrEqual(now + HOUR_MS);
}

/** One step of a folder's `expected.json`: what a captured request must do. The README beside the captures explains it. */
export interface ExpectedStep {
  file: string;
  status: number;
  opens: string[];
  renews: string[];
  resolves: string[];
  opensGroups: { groupKey: string; title: string }[];
  closesGroups: string[];
  firing: number;
  openGroups: number;
}

/** A captured request with when and how it arrived. */
export interface CapturedRequest {
  file: string;
  request: HookRequest;
}

/** The captured requests of a folder below `fixtures/captured`, in their order. */
export function capturedRequests(folder: string): CapturedRequest[] {
  const directory = join(import.meta.dirname, '../../fixtures/captured', folder);
  const files = readdirSync(directory).filter((file) => /^\d+-.*\.json$/u.test(file));
  return files.toSorted().map((file) => {
    const captured = JSON.parse(readFileSync(join(directory, file), 'utf8')) as { body: unknown; receivedAt: string };
    return { file, request: hookRequest(captured.body, fromIso(captured.receivedAt)) };
  });
}

/** What a folder below `fixtures/captured` expects. */
export function expectedSteps(folder: string): ExpectedStep[] {
  const path = join(import.meta.dirname, '../../fixtures/captured', folder, 'expected.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { steps: ExpectedStep[] }).steps;
}
