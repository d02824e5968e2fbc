import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStatusFacts, publicEntry, publicIncident, statusFacts, statusNow } from '#testing/status-facts.ts';
import { HOUR_MS } from '../shared/instant.ts';
import { atomFeed, rssFeed } from './feeds.ts';
import { statusModel } from './status-model.ts';
import { statuspageDocuments } from './statuspage-v2.ts';

interface Listed {
  id: string;
  name: string;
  status: string;
  impact: string;
  incident_updates: { status: string; body: string; display_at: string; incident_id: string }[];
}
interface Summary {
  page: { id: string; name: string; url: string; time_zone: string; updated_at: string };
  components: { id: string; name: string; status: string; position: number; group: boolean }[];
  incidents: Listed[];
  scheduled_maintenances: (Listed & { scheduled_for: string; scheduled_until: string })[];
  status: { indicator: string; description: string };
}

const summaryOf = (facts: Parameters<typeof statusModel>[0]): Summary =>
  statuspageDocuments(statusModel(facts))['summary.json'] as Summary;

const COMPONENT = /^(operational|under_maintenance|degraded_performance|partial_outage|major_outage)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test('law: whatever was published, the summary is one that readers of status pages understand', () => {
  fc.assert(
    fc.property(anyStatusFacts, (facts) => {
      const summary = JSON.parse(JSON.stringify(summaryOf(facts))) as Summary;
      expect(summary.page.updated_at).toMatch(INSTANT);
      expect(summary.status.indicator).toMatch(/^(none|minor|major|critical)$/);
      for (const { status } of summary.components) expect(status).toMatch(COMPONENT);
      for (const { status, impact, incident_updates: updates, id } of summary.incidents) {
        expect(status).toMatch(/^(investigating|identified|monitoring)$/);
        expect(impact).toMatch(/^(none|minor|major|critical)$/);
        expect(updates.length).toBeGreaterThan(0);
        for (const update of updates)
          expect([update.display_at, update.incident_id]).toEqual([expect.stringMatching(INSTANT), id]);
      }
      for (const { status, scheduled_for: from, scheduled_until: until } of summary.scheduled_maintenances) {
        expect(status).toMatch(/^(scheduled|in_progress|verifying)$/);
        expect(from < until).toBe(true);
      }
      expect(summary.status.indicator === 'none' || summary.incidents.length > 0).toBe(true);
    }),
  );
});

test('law: the eight documents agree with each other', () => {
  fc.assert(
    fc.property(anyStatusFacts, (facts) => {
      const documents = statuspageDocuments(statusModel(facts)) as Record<string, Record<string, unknown>>;
      const summary = documents['summary.json'];
      expect(documents['status.json']?.['status']).toEqual(summary?.['status']);
      expect(documents['components.json']?.['components']).toEqual(summary?.['components']);
      expect(documents['incidents/unresolved.json']?.['incidents']).toEqual(summary?.['incidents']);
      const upcoming = documents['scheduled-maintenances/upcoming.json']?.['scheduled_maintenances'] as object[];
      const active = documents['scheduled-maintenances/active.json']?.['scheduled_maintenances'] as object[];
      expect([...active, ...upcoming]).toEqual(summary?.['scheduled_maintenances']);
    }),
  );
});

test('law: feeds are well-formed, whatever was written', () => {
  fc.assert(
    fc.property(anyStatusFacts, (facts) => {
      for (const feed of [atomFeed(statusModel(facts)), rssFeed(statusModel(facts))]) {
        expect(feed.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex
        expect(feed).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F]/);
        expect(feed.replace(/<\/?[a-zA-Z:]+(?: [a-zA-Z:]+="[^"<]*")*\/?>|<\?xml[^>]*\?>/g, '')).not.toContain('<');
        expect(feed).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/);
      }
    }),
  );
});

test('an incident during a maintenance is shown as the incident it is', () => {
  const maintenance = {
    id: 'm',
    title: 'Move',
    componentIds: ['login'],
    startsAt: statusNow - HOUR_MS,
    endsAt: statusNow + HOUR_MS,
    createdAt: 0,
    entries: [{ id: 'a', at: 0, text: 'Soon.', state: 'scheduled' as const }],
  };
  expect(summaryOf(statusFacts({ maintenances: [maintenance] })).components[0]?.status).toBe('under_maintenance');
  const both = summaryOf(statusFacts({ maintenances: [maintenance], incidents: [publicIncident()] }));
  expect([both.components[0]?.status, both.status]).toEqual([
    'partial_outage',
    { indicator: 'major', description: 'Partial System Outage' },
  ]);
});

test('what was withdrawn leaves no trace in the days and no impact', () => {
  const withdrawn = publicIncident({
    state: 'resolved',
    resolvedAt: statusNow,
    entries: [
      publicEntry(),
      publicEntry({ state: 'resolved', component: 'operational', kind: 'withdrawal', at: statusNow }),
    ],
  });
  const model = statusModel(statusFacts({ incidents: [withdrawn] }));
  expect(model.components[0]?.days.at(-1)).toMatchObject({ state: 'operational', hurtMs: 0 });
  const listed = statuspageDocuments(model)['incidents.json'] as { incidents: Listed[] };
  expect(listed.incidents[0]).toMatchObject({ status: 'resolved', impact: 'none' });
});
