import { expect, test } from 'vitest';
import { ledgerCsv } from './ledger-csv.ts';

test('a line for each message, in which quotes, lines and formulas stay words', () => {
  const csv = ledgerCsv({
    words: [
      {
        textId: 'u1',
        incidentId: 'i1',
        number: 7,
        audience: 'customers',
        at: '2026-11-05T17:20:00.000Z',
        text: 'We see it.\nIt says "no".',
      },
    ],
    entries: [
      {
        textId: 'u1',
        customer: { id: 'acme', name: '=HYPERLINK("x")' },
        to: null,
        channel: 'mail',
        address: 'ops@acme.example',
        outcome: 'sent',
        outcomeAt: null,
        proof: '250 OK',
      },
    ],
    isComplete: true,
  });
  const [head, ...rest] = csv.split('\r\n');
  expect(head?.split(',').length).toBe(11);
  expect(rest.join('\r\n')).toBe(
    `"2026-11-05T17:20:00.000Z","7","customers","'=HYPERLINK(""x"")","","mail","ops@acme.example","sent","","250 OK","We see it.\nIt says ""no""."\r\n`,
  );
});
