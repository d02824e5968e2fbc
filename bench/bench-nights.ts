import { rehearseNights, yearOf } from '#drills/nights/rehearse-nights.ts';
import { TWO_SITE_ROTA } from '#drills/nights/two-site-rota.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { perSecond, times, type Figure } from './figure.ts';

const LIMIT_MS = 30_000;
const NIGHTS = 1000;

/** A thousand random nights of twelve people at two sites. */
export function benchNights(): Figure[] {
  const toPlay = { procedure: referenceProcedure(), rota: TWO_SITE_ROTA, seed: 42, fromAt: yearOf(TWO_SITE_ROTA) };
  const from = performance.now();
  rehearseNights(toPlay, NIGHTS);
  const tookMs = performance.now() - from;
  return [
    {
      what: `${NIGHTS} random nights of a 12-person two-site rota`,
      measured: `${(tookMs / 1000).toFixed(1)} s`,
      beside: `limit, ${LIMIT_MS / 1000} s`,
      ratio: times(tookMs / LIMIT_MS),
    },
    {
      what: 'random nights per second',
      measured: perSecond((NIGHTS * 1000) / tookMs),
      beside: `needed for the limit, ${perSecond((NIGHTS * 1000) / LIMIT_MS)}`,
      ratio: times(LIMIT_MS / tookMs),
    },
  ];
}
