import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { Instant } from '../../shared/instant.ts';
import type { PostmortemDocument } from '../document.ts';
import { markup, type Html } from './markup.ts';

interface Mark {
  at: Instant;
  label: string;
}

/** First events of these types stand in the bar. */
const MARKED: Record<string, string> = {
  ImpactAssessed: 'assessed',
  UpdatePosted: 'first words',
  MitigationStarted: 'first attempt',
  StoodDown: 'stood down',
  WorkResumed: 'resumed',
  MitigationVerified: 'restored',
  IncidentResolved: 'resolved',
};

const WIDTH = 1000;
const ROW = 26;
const TOP = 38;

/** The shape of an incident: one bar from its first sign to its end, with what happened first of each kind. */
export function timeBar({ header, parts }: PostmortemDocument): Html | null {
  const facts = parts.flatMap((part) => (part.kind === 'facts' && part.id === 'timeline' ? part.facts : []));
  const fromAt = header.openedAt;
  const toAt = Math.max(header.resolvedAt ?? 0, header.mitigatedAt ?? 0);
  if (toAt <= fromAt) return null;
  const seen = new Set<string>();
  const found = facts.flatMap(({ at, sources }): Mark[] => {
    const label = MARKED[sources[0].type];
    if (at === null || at < fromAt || at > toAt || label === undefined || label === 'restored' || seen.has(label))
      return [];
    seen.add(label);
    return [{ at, label }];
  });
  const restored = header.mitigatedAt === null ? [] : [{ at: header.mitigatedAt, label: 'restored' }];
  const marks = [...found, ...restored].toSorted((a, b) => a.at - b.at);
  const xOf = (at: Instant): number => Math.round(((at - fromAt) / (toAt - fromAt)) * WIDTH);
  const left = marks.filter(({ at }) => xOf(at) <= WIDTH / 2).toReversed();
  const right = marks.filter(({ at }) => xOf(at) > WIDTH / 2);
  const height = TOP + 12 + Math.max(left.length, right.length) * ROW;
  const words = marks.map(({ at, label }) => `${label} after ${durationInWords(at - fromAt)}`).join(', ');
  const shown = (side: Mark[]): Html[] =>
    side.map(({ at, label }, index) => markHtml(xOf(at), index, `${label} · ${durationInWords(at - fromAt)}`));
  return markup`<svg
    class="bar"
    viewBox="-8 0 ${WIDTH + 16} ${height}"
    role="img"
    aria-label="From ${timeInWords(fromAt, 0)}: ${words}"
  >
    <text x="0" y="18">${timeInWords(fromAt, 0)}</text>
    <text x="${WIDTH}" y="18" text-anchor="end">${timeInWords(toAt, 0)}</text>
    <rect x="0" y="${TOP - 8}" width="${WIDTH}" height="12" rx="3" class="after" />
    <rect x="0" y="${TOP - 8}" width="${xOf(header.mitigatedAt ?? toAt)}" height="12" rx="3" class="hurt" />
    ${shown(left)}${shown(right)}
  </svg>`;
}

/** Labels stand in rows of their own, so ordered that no line crosses a label: the nearest to the middle is the highest. */
function markHtml(x: number, index: number, label: string): Html {
  const y = TOP + 28 + index * ROW;
  const isRight = x > WIDTH / 2;
  return markup`<line x1="${x}" y1="${TOP - 12}" x2="${x}" y2="${y - 2}" />
    <text x="${isRight ? x - 6 : x + 6}" y="${y}" ${isRight ? ANCHOR_END : null}>${label}</text> `;
}

const ANCHOR_END: Html = { safe: 'text-anchor="end"' };
