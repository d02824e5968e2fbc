import { csvOf } from './csv.ts';
import type { Ledger } from './customers.ts';

const COLUMNS = [
  'at',
  'incident',
  'audience',
  'customer',
  'to',
  'channel',
  'address',
  'outcome',
  'outcome at',
  'proof',
  'text',
];

/** The ledger for a spreadsheet: one line for each message, with a heading. */
export function ledgerCsv({ words, entries }: Ledger): string {
  const byId = new Map(words.map((one) => [one.textId, one]));
  const rows = entries.map((entry) => {
    const one = byId.get(entry.textId);
    return [
      one?.at ?? '',
      String(one?.number ?? ''),
      one?.audience ?? '',
      entry.customer?.name ?? '',
      entry.to ?? '',
      entry.channel,
      entry.address ?? '',
      entry.outcome,
      entry.outcomeAt ?? '',
      entry.proof ?? '',
      one?.text ?? '',
    ];
  });
  return csvOf([COLUMNS, ...rows]);
}
