import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A bank's back office: batch work at night, many outages without a change, calls missing from the catalogue. */
export const treasury: World = {
  name: 'treasury',
  services: wordsOf(
    'positions settlement swift-gate valuations limits collateral netting confirmations market-data interest-calc general-entries reg-reports counterparty cash-forecast custody nostro',
  ),
  shared: wordsOf('db2-main mq-series entitlements-core calc-grid'),
  features: [
    'Approve a payment',
    'Intraday positions',
    'Limit checks',
    'Daily valuation',
    'Regulator reports',
    'Cash forecast',
    'Confirm a trade',
    'Collateral calls',
    'Nostro balances',
    'Client onboarding',
  ],
  topics: topicsOf(`
    curve bootstrapping | bootstrapping diverged | values are nonsense
    cut-off times | cut-off reached at 09:00 | told it is too late in the morning
    netting sets | netting sets split 40 | we pay both ways
    entitlement sync | entitlements denied for desk 5 | rights are missing for half of the team
    message parsing | unparsed messages 77 | confirmations never come
    holiday calendars | holiday calendars disagree | it thinks today is a holiday
    margin thresholds | thresholds breached 300 | calls for no reason
    ledger posting | posting halted at 11,204 | the books do not close
    report archive | archive job overran 5 h | yesterday's papers are missing
    price snapping | snapping skipped 60 tickers | old quotes
    queue depths | depth above 90,000 | nothing moves
    rounding modes | rounding differences 512 | off by a cent everywhere`),
  environments: { hurt: 'P1-prod', others: ['P2-preprod', 'T3-test'] },
  serviceCount: [18, 36],
  calls: [1, 3],
  missingCalls: 0.15,
  changeCount: [25, 80],
  kinds: { deploy: 45, config: 20, migration: 12, flag: 3, infra: 10, command: 10 },
  risks: { deploy: 1, config: 2, migration: 2.5, flag: 1, infra: 2, command: 0.7 },
  severalServices: 0.12,
  severalRisk: 2,
  busy: { from: 7, to: 18, weekend: 0 },
  delays: { prompt: 62, 'next-load': 15, batch: 18, slow: 5 },
  promptMinutes: { deploy: 45, config: 15, migration: 90, flag: 10, infra: 30, command: 6 },
  firstSeen: { same: 48, caller: 32, 'caller-of-caller': 10, callee: 7, anywhere: 3 },
  withoutCause: 0.4,
  causeNamed: 0.6,
  innocentBefore: 0.2,
  causeMisnamed: 0.08,
  otherCauses: [
    'exchange closes the line',
    'token of the clearing house expired',
    'mainframe partition out of capacity',
    'network interface flapping on blade 9',
    'market vendor has an outage',
    'volumes five times the usual',
  ],
  spokenOf: 0.5,
  titled: 0.55,
  generic: {
    alerts: ['elapsed 44 s', 'return code 12', 'failed transactions 8%', 'not responding', 'abend S0C7'],
    complaints: ['froze', 'gives a red line', 'times out', 'cannot be opened'],
  },
  reports: 0.35,
  placeless: 0.25,
  noise: 0.25,
  titles: ['{topic} amended', 'CR{n} {topic}', '{topic} / {service}', 'Correct {topic}'],
  releases: ['CR{n}', '{service} R{n}', 'Quarterly {service}', 'Parameter set {n}'],
  descriptions: ['', 'Signed off.', 'Four-eyes check done.', 'See CR.'],
  instance: (service, code) => `${service}-${code}-lpar`,
  report: ['{feature}: {text}', 'Desk on {feature}: {text}', 'Re {feature} / {text}'],
};
