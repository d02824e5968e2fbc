import { DAY_MS, HOUR_MS, type Instant } from '#core/shared/instant.ts';
import type { Draw } from './draw.ts';
import type { World } from './world.ts';

/** Whether people work and customers come. */
export function isBusy(at: Instant, { busy }: World): boolean {
  const hour = Math.floor((at % DAY_MS) / HOUR_MS);
  const isWithin = busy.from <= busy.to ? hour >= busy.from && hour < busy.to : hour >= busy.from || hour < busy.to;
  const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
  return isWithin && (!isWeekend || busy.weekend >= 0.5);
}

/** An instant of a span, mostly when people work. */
export function workingInstant(draw: Draw, world: World, from: Instant, to: Instant): Instant {
  const off = 0.12;
  for (;;) {
    const at = Math.floor(draw.between(from, to));
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    const share = isBusy(at, world) ? 1 : isWeekend ? Math.max(off, world.busy.weekend) * off * 4 : off;
    if (draw.chance(share)) return at;
  }
}

/** A while into the next busy span after an instant, when load comes. */
export function underNextLoad(draw: Draw, world: World, after: Instant): Instant {
  let at = after + HOUR_MS;
  while (isBusy(at, world) && at - after < DAY_MS) at += HOUR_MS;
  while (!isBusy(at, world)) at += HOUR_MS;
  return Math.floor(at + draw.between(0, 8) * HOUR_MS * draw.share());
}
