import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** A signal as far as it can answer questions about impact. */
export interface TellingSignal {
  id: string;
  kind: 'report' | 'alert';
  customerId: string | null;
  /** Features it may be about: the one it names, and those that its service serves. */
  featureIds: string[];
  at: Instant;
}

/** An answer that the signals give, with those that give it and why, in words. */
export interface Suggestion<T> {
  answer: T;
  signalIds: string[];
  because: string;
}

/** What the signals answer by themselves; null where they say nothing. */
export interface SuggestedAnswers {
  feature: Suggestion<string> | null;
  customers: Suggestion<string[]> | null;
  worsening: Suggestion<'yes'> | null;
}

/** Signals of this long are compared with those of as long before. */
const COMPARED_MS: DurationMs = 10 * MINUTE_MS;
/** Fewer new signals than this are no trend. */
const FEWEST_FOR_A_TREND = 2;

/** What reports and alerts say about the impact. `catalogue` gives the features in order, the core ones known as such. */
export function suggestAnswers(
  signals: readonly TellingSignal[],
  features: readonly { id: string; tier: 'core' | 'secondary' }[],
  now: Instant,
): SuggestedAnswers {
  return {
    feature: namedFeature(signals, features),
    customers: hurtCustomers(signals),
    worsening: trend(signals, now),
  };
}

/** The feature that most signals name; of several a core one, then the first of the catalogue. */
function namedFeature(
  signals: readonly TellingSignal[],
  features: readonly { id: string; tier: 'core' | 'secondary' }[],
): SuggestedAnswers['feature'] {
  const named = features
    .map(({ id, tier }) => ({ id, tier, by: signals.filter((signal) => signal.featureIds.includes(id)) }))
    .filter(({ by }) => by.length > 0);
  const [first] = named.toSorted(
    (a, b) => b.by.length - a.by.length || Number(b.tier === 'core') - Number(a.tier === 'core'),
  );
  if (first === undefined) return null;
  const verb = first.by.length === 1 ? 'points' : 'point';
  return { answer: first.id, signalIds: idsOf(first.by), because: `${inWords(first.by)} ${verb} to it.` };
}

function hurtCustomers(signals: readonly TellingSignal[]): SuggestedAnswers['customers'] {
  const reports = signals.filter(({ kind, customerId }) => kind === 'report' && customerId !== null);
  const customers = [...new Set(reports.flatMap(({ customerId }) => customerId ?? []))];
  if (customers.length === 0) return null;
  const who = customers.length === 1 ? '1 customer' : `${customers.length} customers`;
  return { answer: customers, signalIds: idsOf(reports), because: `${inWords(reports)} from ${who}.` };
}

function trend(signals: readonly TellingSignal[], now: Instant): SuggestedAnswers['worsening'] {
  const since = (from: Instant, to: Instant): TellingSignal[] => signals.filter(({ at }) => at > from && at <= to);
  const late = since(now - COMPARED_MS, now);
  const early = since(now - 2 * COMPARED_MS, now - COMPARED_MS);
  if (late.length < FEWEST_FOR_A_TREND || late.length <= early.length || early.length === 0) return null;
  const because = `${inWords(late)} in the last 10 minutes, ${early.length} in the 10 before.`;
  return { answer: 'yes', signalIds: idsOf(late), because };
}

function idsOf(signals: readonly TellingSignal[]): string[] {
  return signals.map(({ id }) => id);
}

/** `2 reports and 1 alert`. */
function inWords(signals: readonly TellingSignal[]): string {
  const count = (kind: TellingSignal['kind']): string[] => {
    const number = signals.filter((signal) => signal.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}${number === 1 ? '' : 's'}`];
  };
  return [...count('report'), ...count('alert')].join(' and ');
}
