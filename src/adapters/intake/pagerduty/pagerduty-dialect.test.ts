import { describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { describeChangeDialect, onlyChange } from '#testing/change-dialect-kit.ts';
import { capturedRequests, hookRequest } from '#testing/dialect-kit.ts';
import { pagerdutyDialect } from './pagerduty-dialect.ts';

const read = (body: unknown) => pagerdutyDialect.read(hookRequest(body));
const event = (payload: object = {}) => ({
  routing_key: 'R0000000000000000000000000000001',
  payload: { summary: 'Deploy 42 of auth', timestamp: '2026-11-22T21:00:00Z', ...payload },
});

describeChangeDialect({
  dialect: pagerdutyDialect,
  body: (words) => ({
    payload: {
      ...{ summary: words.slice(0, 9000), source: words.slice(0, 9000), timestamp: '2026-11-22T21:00:00Z' },
      custom_details: {
        version: words,
        environment: words,
        service: words,
        author: words,
        [words.slice(0, 50)]: words,
      },
    },
    links: [{ href: words.slice(0, 9000), text: words }],
  }),
});

describe('PagerDuty’s change events', () => {
  test('what pdjs sends is a change, and answered as PagerDuty answers', () => {
    const [captured] = capturedRequests('pdjs');
    const result = pagerdutyDialect.read(captured!.request);
    expect(result.answer).toEqual({ status: 202, body: { status: 'success', message: 'Change event processed' } });
    expect(onlyChange(result)).toMatchObject({
      source: 'pagerduty',
      title: 'deploy 42',
      description: 'sha: abc',
      hints: ['ci'],
      at: fromIso('2026-01-02T03:04:05Z'),
      status: 'succeeded',
      link: 'https://example.test/',
    });
  });

  test('custom details fill the fields that a PagerDuty event does not have', () => {
    const custom = { services: ['auth', 'api'], environment: 'staging', version: 42, kind: 'config', nested: { a: 1 } };
    expect(onlyChange(read(event({ custom_details: custom })))).toMatchObject({
      ...{ services: ['auth', 'api'], environment: 'staging', version: '42', kind: 'config' },
    });
  });

  test('the same event again is the same change; without a time nothing tells whether it is', () => {
    expect(onlyChange(read(event())).key).toBe(onlyChange(read(event())).key);
    expect(onlyChange(read(event())).key).not.toBe(onlyChange(read(event({ summary: 'Deploy 43' }))).key);
    expect(onlyChange(read(event({ timestamp: undefined }))).key).toBeNull();
  });

  test('an alert sent here, and an event without a summary, are told what is wrong as PagerDuty tells it', () => {
    expect(read({ ...event(), event_action: 'trigger' }).answer).toMatchObject({
      status: 400,
      body: { status: 'invalid event', errors: [expect.stringContaining('takes change events')] },
    });
    expect(read({ payload: {} }).answer.body).toMatchObject({
      errors: ['payload.summary must be text, but is missing'],
    });
  });
});
