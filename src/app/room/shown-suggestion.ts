import type { Instant } from '#core/shared/instant.ts';
import { graphsOf, suggestImpact } from '../incident/suggest-impact.ts';
import type { Gathered } from './gather-room.ts';
import type { RoomAnswer } from './shown.ts';

/** What the signals suggest as answers, and why. */
export function shownSuggestion({ incident, signals, book }: Gathered, now: Instant): RoomAnswer['suggested'] {
  const suggested = suggestImpact(incident, signals, book.catalogue, now);
  const because = [
    { question: 'feature', given: suggested.feature },
    { question: 'customers', given: suggested.customers },
    { question: 'worsening', given: suggested.worsening },
  ].flatMap(({ question, given }) =>
    given === null ? [] : [{ question, sentence: given.because, signalIds: given.signalIds }],
  );
  return {
    featureId: suggested.feature?.answer ?? null,
    customerIds: suggested.customers?.answer ?? [],
    worsening: suggested.worsening?.answer ?? 'unknown',
    because,
    links: graphsOf(signals),
  };
}
