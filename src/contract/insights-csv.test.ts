import { expect, test } from 'vitest';
import { insightsCsv } from './insights-csv.ts';
import type { InsightsPeriod } from './insights.ts';

const none = { n: 0, medianMs: null, p90Ms: null };
const period: InsightsPeriod = {
  key: '2026-W48',
  fromAt: '2026-11-23T00:00:00.000Z',
  toAt: '2026-11-30T00:00:00.000Z',
  incidents: 3,
  open: 0,
  duplicates: 1,
  falseAlarms: { n: 1, of: 3 },
  priorities: [{ priority: '=cmd()', incidents: 2 }],
  times: {
    acknowledged: { n: 2, medianMs: 90_000, p90Ms: 120_000 },
    assessed: none,
    'first-word': none,
    suspected: none,
    reverted: none,
    restored: none,
  },
  onTime: { n: 8, of: 9 },
  steps: [{ step: 'assess', number: 4, title: 'Estimate, "quickly"', onTime: { n: 2, of: 3 } }],
  revertFirst: { n: 0, of: 0 },
  pagesAtNight: { n: 1, of: 4 },
  load: [{ role: 'soc', title: 'Support', pages: 4, pagesAtNight: 1, workedMs: 90_000, workedAtNightMs: 0 }],
};

test('a line for each figure of each period, in which a formula stays words', () => {
  const lines = insightsCsv({ periods: [period] }).split('\r\n');
  expect(lines[0]).toBe('"period","from","to","figure","of what","count","out of","median minutes","p90 minutes"');
  const told = lines.slice(1, -1).map((line) => line.slice(line.indexOf('"', 64)));
  expect(told).toContain(`"incidents of priority","'=cmd()","2","","",""`);
  expect(told).toContain('"time from the first signal","acknowledged","2","","1.5","2"');
  expect(told).toContain('"step on time","assess","2","3","",""');
  expect(told).toContain('"pages at night of role","soc","1","4","",""');
  expect(lines.at(-1)).toBe('');
});
