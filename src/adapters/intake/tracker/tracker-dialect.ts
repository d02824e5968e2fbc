import { z } from 'zod';
import type { Dialect } from '#app/dialect.ts';
import { describeFaults } from '../describe-faults.ts';
import { readJson } from '../read-json.ts';
import { refuse } from '../refuse.ts';

const callback = z.object({
  item: z.string().min(1).max(64),
  state: z.enum(['open', 'done']),
});

/** What a signed webhook that keeps action items calls back: how an item stands there, by the id that it was given. */
export const trackerDialect: Dialect = {
  kind: 'tracker',
  read({ rawBody }) {
    const json = readJson(rawBody);
    if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
    const parsed = callback.safeParse(json.value);
    if (!parsed.success) return refuse('bad-input', describeFaults(parsed.error, json.value));
    const { item, state } = parsed.data;
    return {
      outcome: 'accepted',
      alerts: [],
      changes: [],
      tracked: [{ itemId: item, state }],
      answer: { status: 200, body: { outcome: 'accepted' } },
    };
  },
};
