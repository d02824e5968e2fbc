import { expect, test } from 'vitest';
import { readFileOfCheckout } from '#testing/procedure-files.ts';
import { DAY_MS, MINUTE_MS } from '../shared/instant.ts';
import { readTemplates } from './read-templates.ts';
import { templateJsonSchema } from './template-schema.ts';

const example = readFileOfCheckout('procedures/revert.example.yaml');

/** After a change of the schema: run this file with `-u`. */
test('the schema that editors use is the one that plans are checked by', async () => {
  const written = '../../../procedures/revert.schema.json';
  await expect(`${JSON.stringify(templateJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(written);
});

test('the example that ships is read as it stands', () => {
  const read = readTemplates(example);
  expect(read).toMatchObject({
    ok: true,
    templates: [
      {
        service: 'checkout',
        kinds: ['deploy'],
        reversibleForMs: 7 * DAY_MS,
        timeBoxMs: 10 * MINUTE_MS,
        owner: 'Payments',
        rehearsedAt: null,
        steps: [
          { id: 'redeploy', part: 'revert', action: { executor: 'github-workflow', ref: 'main' } },
          { id: 'order', part: 'check', timeoutMs: 15 * MINUTE_MS, action: { executor: 'manual' } },
        ],
      },
    ],
  });
});

/** The example with one thing changed: what is said, and where. */
function faultsOf(from: string, to: string): string[] {
  expect(example).toContain(from);
  const read = readTemplates(example.replace(from, to));
  return read.ok
    ? []
    : read.faults.map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint ?? ''}`);
}

test.each([
  [
    'a key that nobody knows',
    'reversible: fully',
    'reversibel: fully',
    /"reversibel" is not known in a plan\. Did you mean "reversible"\?/,
  ],
  [
    'a place that nobody fills',
    "'{{previousVersion}}'",
    "'{{previosVersion}}'",
    /^25:\d+ "\{\{previosVersion\}\}" is no place.*Did you mean/,
  ],
  ['the title of a change', "'{{previousVersion}}'", "'{{title}}'", /Free words never reach what performs a step/],
  ['places inside places', "'{{previousVersion}}'", "'{{{{version}}}}'", /braces/],
  ['no way back and nothing instead', 'reversible: fully', 'reversible: "no"', /needs an "alternative"/],
  ['two steps of one name', 'id: order', 'id: redeploy', /called "redeploy"/],
  ['nobody who does it', 'manual: Place', '# manual: Place', /says who does it/],
  ['a kind of change there is not', 'for: [deploy]', 'for: [deployment]', /is one of .*deploy/],
  ['a time that is none', 'time-box: 10m', 'time-box: ten', /no length of time/],
  ['a command line instead of a name', 'workflow: revert.yml', 'workflow: revert.yml; reboot', /A name here/],
  ['no word about data', 'data: none', '# data: none', /"data" is missing/],
])('%s is a fault with its place', (_, from, to, said) => {
  expect(faultsOf(from, to).join('\n')).toMatch(said);
});

test('all faults are told at once', () => {
  const read = readTemplates('revert: 2\nservices:\n  UPPER: {}\n  shop:\n    data: gone\n    steps: [{ id: A }]\n');
  expect(read.ok ? 0 : read.faults.length).toBeGreaterThanOrEqual(5);
});

test.each(['', '- 1', 'revert: 1', '{{version}}', '\u0000', 'services: {checkout: {steps: {}}}'])(
  'a file that holds %j is refused, never thrown at',
  (text) => {
    expect(readTemplates(text).ok).toBe(false);
  },
);
