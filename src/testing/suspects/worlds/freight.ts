import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A carrier: release trains of several services on Sundays, Monday's load, a night batch, suppliers that fail. */
export const freight: World = {
  name: 'freight',
  services: wordsOf(
    'bookings dispatch-desk yard manifests tariffs customs pallets driver-app track-trace claims fleet-health fuel-cards warehouse quotes consolidation handover-scan',
  ),
  shared: wordsOf('main-ledger-db integration-bus geo-grid doc-vault'),
  features: [
    'Book a truck',
    'Follow a shipment',
    'Customs papers',
    'Print labels',
    'Yard slots',
    'Driver messages',
    'Price a lane',
    'File a claim',
    'Warehouse stock',
    'Proof of delivery',
  ],
  topics: topicsOf(`
    tariff zones | tariff zones missing 18 | prices are zero
    slot reservations | reservations refused 44% | the gate turns our lorries away
    manifest export | manifest export 5 h late | the border has no list
    route geometry | geometry cache empty | the map sends us into a lake
    label rendering | rendering workers idle 0 | printer spits out blanks
    weight checks | weight checks rejected 71 | it says our boxes weigh nothing
    ownership rules | ownership rules denied 35% | the edit pencil has gone for some of us
    scan batching | scan batches backed up 8,800 | parcels look as if never picked up
    currency table | currency table stale 3 d | totals in the wrong money
    driver pairing | pairing tokens rejected | phones ask to pair again
    claims numbering | numbering gap 400 | two cases with one number
    dock sensors | dock sensors silent | doors show as free`),
  environments: { hurt: 'PRD', others: ['UAT', 'SIT'] },
  serviceCount: [20, 40],
  calls: [1, 3],
  missingCalls: 0.06,
  changeCount: [35, 90],
  kinds: { deploy: 55, config: 18, migration: 8, flag: 4, infra: 8, command: 7 },
  risks: { deploy: 1, config: 1.5, migration: 2, flag: 1, infra: 2, command: 0.5 },
  severalServices: 0.25,
  severalRisk: 2.5,
  busy: { from: 6, to: 18, weekend: 0.1 },
  delays: { prompt: 60, 'next-load': 25, batch: 8, slow: 7 },
  promptMinutes: { deploy: 35, config: 12, migration: 80, flag: 10, infra: 30, command: 6 },
  firstSeen: { same: 46, caller: 36, 'caller-of-caller': 11, callee: 5, anywhere: 2 },
  withoutCause: 0.25,
  causeNamed: 0.55,
  innocentBefore: 0.25,
  causeMisnamed: 0.06,
  otherCauses: [
    'customs authority endpoint unreachable',
    'map provider throttles us',
    'EDI certificate lapsed',
    'storage full on volume 7',
    'RAID degraded',
    'toll supplier in maintenance',
  ],
  spokenOf: 0.55,
  titled: 0.6,
  generic: {
    alerts: ['mean response 9 s', 'HTTP 500 share 12%', 'liveness failed', 'backlog rising', 'heap 96%'],
    complaints: ['hangs', 'says try later', 'shows nothing', 'throws us out', 'is unusable'],
  },
  reports: 0.45,
  placeless: 0.2,
  noise: 0.25,
  titles: ['Train {n}: {topic}', '{topic} rework', 'CHG{n} {topic} for {service}', 'Switch {topic}'],
  releases: ['Train {n}', 'CHG{n} {service}', 'Roll {service}', 'Update of {service} and friends'],
  descriptions: ['', 'Window agreed with operations.', 'Repeat of last week.', 'Part 2 of 3.'],
  instance: (service, code) => `${service}-${code}`,
  report: ['{feature}: {text}', 'Customer on {feature}, quote: {text}', 'Depot calls about "{feature}": {text}'],
};
