import { toIso, type Instant } from '../shared/instant.ts';
import { shownEntries } from './maintenance.ts';
import type { StatusModel } from './status-model.ts';
import { MAINTENANCE_WORDS, stateWords } from './status-words.ts';
import { xml } from './xml.ts';

/** Entries that one feed holds, the newest first. */
const MOST_ENTRIES = 50;

interface FeedEntry {
  id: string;
  at: Instant;
  title: string;
  text: string;
  link: string;
}

/** Every published word as one entry, so that a reader's program tells of each. */
function feedEntries(model: StatusModel): FeedEntry[] {
  const incidents = [...model.open, ...model.resolved].flatMap((incident) =>
    incident.entries.map(({ id, at, text, state, kind }) => ({
      id: `${incident.id}-${id}`,
      at,
      title: `${incident.title}: ${kind === 'withdrawal' ? 'withdrawn' : stateWords(state).toLowerCase()}`,
      text,
      link: `${model.pageUrl}/incidents/${incident.id}.html`,
    })),
  );
  const maintenances = [...model.active, ...model.upcoming, ...model.past].flatMap((maintenance) =>
    shownEntries(maintenance, model.asOf).map(({ id, at, text, state }) => ({
      id: `${maintenance.id}-${id}`,
      at,
      title: `${maintenance.title}: ${MAINTENANCE_WORDS[state].toLowerCase()}`,
      text,
      link: `${model.pageUrl}/maintenance/${maintenance.id}.html`,
    })),
  );
  return [...incidents, ...maintenances].toSorted((a, b) => b.at - a.at).slice(0, MOST_ENTRIES);
}

/** The words as Atom (RFC 4287). */
export function atomFeed(model: StatusModel): string {
  const { company, pageUrl, changedAt } = model;
  const entries = feedEntries(model).map(
    (entry) => xml`<entry>
<id>${pageUrl}#${entry.id}</id>
<title>${entry.title}</title>
<updated>${toIso(entry.at)}</updated>
<published>${toIso(entry.at)}</published>
<link rel="alternate" type="text/html" href="${entry.link}"/>
<content type="text">${entry.text}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
${xml`<id>${pageUrl}</id>
<title>${company} status</title>
<updated>${toIso(changedAt)}</updated>
<author><name>${company}</name></author>
<link rel="alternate" type="text/html" href="${pageUrl}"/>
<link rel="self" type="application/atom+xml" href="${pageUrl}/feed.atom"/>`}
${entries.join('')}</feed>
`;
}

/** The words as RSS 2.0. */
export function rssFeed(model: StatusModel): string {
  const { company, pageUrl } = model;
  const items = feedEntries(model).map(
    (entry) => xml`<item>
<guid isPermaLink="false">${pageUrl}#${entry.id}</guid>
<title>${entry.title}</title>
<pubDate>${mailDate(entry.at)}</pubDate>
<link>${entry.link}</link>
<description>${entry.text}</description>
</item>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
${xml`<title>${company} status</title>
<link>${pageUrl}</link>
<description>What ${company} tells its customers about problems and planned work</description>
<lastBuildDate>${mailDate(model.changedAt)}</lastBuildDate>`}
${items.join('')}</channel>
</rss>
`;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As RFC 5322 writes dates: `Thu, 26 Nov 2026 17:05:00 GMT`. */
function mailDate(at: Instant): string {
  const utc = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [utc.hour, utc.minute, utc.second].map(two).join(':');
  return `${DAYS[utc.dayOfWeek - 1]}, ${two(utc.day)} ${MONTHS[utc.month - 1]} ${utc.year} ${time} GMT`;
}
