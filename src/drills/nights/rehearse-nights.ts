import type { NightsReport } from '#contract/nights.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { figuresOf } from './night-figures.ts';
import { reportNights } from './nights-report.ts';
import { playNight, type NightsToPlay } from './play-night.ts';
import type { Rota } from './rota.ts';

/** Plays so many random nights, from number 1 on. `progress` is told after each. */
export function rehearseNights(
  toPlay: NightsToPlay,
  nights: number,
  progress: (done: number) => void = () => {},
): NightsReport {
  const figures = Array.from({ length: nights }, (_, index) => {
    const night = index + 1;
    const played = figuresOf(night, playNight(toPlay, night));
    progress(night);
    return played;
  });
  return reportNights(toPlay, figures);
}

/** The year of nights begins a week after the last rotation has begun, so that somebody is on call in each of them. */
export function yearOf({ rotations }: Rota): Instant {
  const starts = rotations.map(
    ({ startsOn, zone }) => Temporal.PlainDateTime.from(startsOn).toZonedDateTime(zone).startOfDay().epochMilliseconds,
  );
  const lastAt = starts.length === 0 ? Date.UTC(2026, 0, 5) : Math.max(...starts);
  return Math.ceil(lastAt / DAY_MS) * DAY_MS + 7 * DAY_MS;
}
