import type { MitigationKind, MitigationOutcome, PublicState } from '../incident/events.ts';
import type { TemplateFallbacks } from '../procedure/template-fields.ts';

/** How a language writes times and lengths of time. Hours and minutes come as two digits, days as ISO dates. */
export interface TimeWords {
  /** A time of day in UTC, such as `17:45 UTC`. */
  at(time: string): string;
  /** The same on another day, such as `17:45 UTC on 2026-11-27`. */
  atOn(time: string, date: string): string;
  minutes: string;
  hours: string;
  days: string;
}

/** Whole messages that take back what customers were told. The feature is its name, null where none is known. */
export interface Corrections {
  /** It is no outage at all. */
  noOutage(feature: string | null): string;
  /** It is smaller than was said, and nobody goes on with the words. */
  smaller(feature: string | null): string;
  /** To customers who turned out not to be hurt, while others are. */
  notYou(feature: string | null): string;
}

/** What the status page says by itself where its last words turn out to be untrue. */
export interface PageCorrections {
  smaller: string;
  larger: string;
  elsewhere: string;
  withdrawn: string;
  /** It goes on as part of another problem. */
  merged: string;
  over(time: string): string;
}

/**
 * Every sentence that the desk itself puts into words to an audience. A further language is a folder beside `en` and a
 * line in `languages.ts`; none of its sentences may name a cause or promise anything but the next message.
 */
export interface CommsLanguage {
  /** BCP 47, such as `en`. */
  code: string;
  /** The language's own name for itself. */
  name: string;
  times: TimeWords;
  /** What is going on, without cause, promise or time. */
  states: Record<PublicState | 'stood-down', string>;
  /** What is being done, as customers may hear it: the kind of action, never what is behind it. */
  started: Record<MitigationKind, string>;
  /** What became of an attempt. That one worked is told by the state. */
  seen: Record<Exclude<MitigationOutcome, 'worked'>, string>;
  knowMore: string;
  comingBack: string;
  /** A workaround is known, but nobody put it into words. */
  askSupport: string;
  corrections: Corrections;
  pageCorrections: PageCorrections;
  /** Ends words that do not say yet when the next ones come. */
  nextUpdate(time: string): string;
  /** Tells until when work rests, where the words do not say it yet. */
  resumes(time: string): string;
  /** What is said where a template's field is not known. */
  fallbacks: TemplateFallbacks;
}
