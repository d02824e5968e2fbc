import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate, fieldsOfTemplate, renderSubject, renderTemplate } from './render-template.ts';
import { TEMPLATE_FIELDS } from './template-fields.ts';

test('a field is replaced by what is known', () => {
  expect(renderTemplate('Problems with {{feature}}.', { feature: 'Environments' })).toBe('Problems with Environments.');
});

test('a part appears only when its field is known, the other part only when it is not', () => {
  const text = 'Down.{{#symptom}} You see: {{symptom}}.{{/symptom}}{{^symptom}} We are finding out more.{{/symptom}}';
  expect(renderTemplate(text, { symptom: 'saving fails' })).toBe('Down. You see: saving fails.');
  expect(renderTemplate(text, { symptom: null })).toBe('Down. We are finding out more.');
  expect(renderTemplate(text, { symptom: '  ' })).toBe('Down. We are finding out more.');
});

test('a part that stands on lines of its own leaves no empty line behind', () => {
  const text = 'One.\n{{#workaround}}\nMeanwhile: {{workaround}}\n{{/workaround}}\nTwo.\n';
  expect(renderTemplate(text, {})).toBe('One.\nTwo.');
  expect(renderTemplate(text, { workaround: 'use the API' })).toBe('One.\nMeanwhile: use the API\nTwo.');
});

test('marks of parts may be indented', () => {
  const text = 'One.\n  {{#workaround}}\nMeanwhile: {{workaround}}\n  {{/workaround}}\nTwo.';
  expect(renderTemplate(text, {})).toBe('One.\nTwo.');
  expect(renderTemplate(text, { workaround: 'use the API' })).toBe('One.\nMeanwhile: use the API\nTwo.');
});

test('parts inside parts belong to their own field', () => {
  const text = '{{#startedAt}}Since {{startedAt}}{{#duration}}, for {{duration}}{{/duration}}.{{/startedAt}}';
  expect(renderTemplate(text, { startedAt: '09:00 UTC' })).toBe('Since 09:00 UTC.');
  expect(renderTemplate(text, { startedAt: '09:00 UTC', duration: '5 min' })).toBe('Since 09:00 UTC, for 5 min.');
});

test('a field that is not known is worded, never left as an empty place', () => {
  expect(renderTemplate('Problems with {{feature}}.', {})).toBe('Problems with our service.');
});

test('words that came from outside are not read as a template', () => {
  expect(renderTemplate('{{feature}}', { feature: '{{company}} {{#x}}' })).toBe('{{company}} {{#x}}');
});

test('a subject is one line, whatever the values hold', () => {
  expect(renderSubject('About {{feature}}', { feature: 'a\r\nBcc: everybody@example.com' })).toBe(
    'About a Bcc: everybody@example.com',
  );
});

test('the fields a template speaks of are known, inside parts too', () => {
  expect(fieldsOfTemplate('{{#nextUpdateAt}}by {{nextUpdateAt}}{{/nextUpdateAt}} {{feature}}')).toEqual(
    new Set(['nextUpdateAt', 'feature']),
  );
});

describe('a template is checked before it can reach a customer', () => {
  test.each([
    ['{{feture}}', 0, '"{{feture}}" is no field of a template.', 'Did you mean "feature"?'],
    [
      'It is {{symptom}}',
      6,
      '{{symptom}} may not be known when the words go out.',
      'Put it in a part that is left out then: {{#symptom}}... {{symptom}} ...{{/symptom}}.',
    ],
    [
      '{{^symptom}}{{symptom}}{{/symptom}}',
      12,
      '{{symptom}} may not be known when the words go out.',
      expect.any(String),
    ],
    ['a {{#symptom}} b', 2, 'The part {{#symptom}} is never closed.', 'End it with {{/symptom}}.'],
    ['a {{/symptom}} b', 2, '"{{/symptom}}" closes a part that is not open here.', undefined],
    ['a {{feature} b', 2, 'Braces stand around fields only, two on each side.', 'Write a field as {{feature}}.'],
    ['a feature}} b', 9, 'Braces stand around fields only, two on each side.', 'Write a field as {{feature}}.'],
    ['{{}}', 0, '"{{}}" is no field of a template.', expect.stringMatching(/^Known: company, /)],
    ['{{constructor}}', 0, '"{{constructor}}" is no field of a template.', expect.stringMatching(/^Known: company, /)],
  ])('%s', (text, offset, message, hint) => {
    const faults = checkTemplate(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ offset, message });
    expect(faults[0]?.hint).toEqual(hint);
  });

  test('parts that cross are told', () => {
    expect(checkTemplate('{{#symptom}}{{#ticket}}{{/symptom}}{{/ticket}}')).not.toEqual([]);
  });

  test('every fault is told, not only the first', () => {
    expect(checkTemplate('{{a}} {{b}} {{#ticket}}')).toHaveLength(3);
  });
});

test('any text is checked and rendered without a throw, and a checked one leaves no braces and no "undefined"', () => {
  const pieces = fc.constantFrom(
    'Hello ',
    '{{feature}}',
    '{{#symptom}}',
    '{{symptom}}',
    '{{/symptom}}',
    '{{^ticket}}',
    '{{/ticket}}',
    '\n',
    '{{',
    '}}',
    '{',
    ' x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), fc.option(fc.string()), (parts, symptom) => {
      const text = parts.join('');
      const rendered = renderTemplate(text, { symptom });
      if (checkTemplate(text).length > 0 || /[{}]|undefined|null/.test(symptom ?? '')) return;
      expect(rendered).not.toMatch(/\{\{|\}\}|undefined|null/);
    }),
    { numRuns: 2000 },
  );
});

test('a long run of blanks or braces is read in no time', () => {
  for (const text of [
    ' '.repeat(10_000),
    '{{'.repeat(5000),
    `{{${' '.repeat(9000)}`,
    '{{#'.repeat(3000),
    '\n'.repeat(10_000),
  ]) {
    checkTemplate(text);
    renderTemplate(text, {});
  }
});

test('each field says what it is for', () => {
  for (const { description } of Object.values(TEMPLATE_FIELDS)) expect(description).toMatch(/^[A-Z].*\."?$/);
});
