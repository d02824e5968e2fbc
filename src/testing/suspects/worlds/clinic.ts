import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A hospital group: few changes, long rows of calls, migrations that hurt late, much told by people. */
export const clinic: World = {
  name: 'clinic',
  services: wordsOf(
    'appointments ward-board pharmacy lab-orders imaging referrals patient-index consent dictation theatre-plan meal-orders discharge nurse-call triage vaccines letters',
  ),
  shared: wordsOf('oracle-core id-broker message-hub storage-vault'),
  features: [
    'Book a visit',
    'Order a blood test',
    'See X-ray pictures',
    'Prescribe',
    'Ward overview',
    'Send a letter',
    'Discharge a patient',
    'Plan an operation',
    'Record consent',
    'Find a patient',
  ],
  topics: topicsOf(`
    dose rounding | dose mismatch on 14 orders | amounts on the sheet differ from what we ordered
    slot locking | slot locks held for 900 s | the calendar will not let go of a time
    result matching | unmatched results 310 | findings turn up under nobody
    picture compression | compression queue 4,100 | scans look like snow
    bed assignment | bed assignment conflicts 22 | two people in one bed on the screen
    letter layout | layout engine exit 3 | address is printed in the middle
    consent lookup | consent lookup took 21 s | the form says nobody agreed
    barcode reading | barcode checksum invalid 8% | the scanner beeps and nothing comes
    duplicate merging | merge candidates 12,000 | the same person is there twice
    shift calendar | shift calendar out of range | my colleagues have vanished from the plan
    unit conversion | conversion factor missing | weights are a thousand times too high
    audit log | audit log writer blocked | saving takes ages`),
  environments: { hurt: 'live', others: ['acceptance', 'training'] },
  serviceCount: [16, 28],
  calls: [1, 2],
  missingCalls: 0.05,
  changeCount: [20, 45],
  kinds: { deploy: 50, config: 15, migration: 15, flag: 3, infra: 10, command: 7 },
  risks: { deploy: 1, config: 1.5, migration: 3, flag: 1, infra: 1.5, command: 0.5 },
  severalServices: 0.1,
  severalRisk: 2,
  busy: { from: 5, to: 17, weekend: 0.2 },
  delays: { prompt: 65, 'next-load': 20, batch: 10, slow: 5 },
  promptMinutes: { deploy: 40, config: 15, migration: 120, flag: 15, infra: 40, command: 8 },
  firstSeen: { same: 45, caller: 35, 'caller-of-caller': 12, callee: 5, anywhere: 3 },
  withoutCause: 0.3,
  causeNamed: 0.5,
  innocentBefore: 0.25,
  causeMisnamed: 0.05,
  otherCauses: [
    'smart card certificate of the gateway expired',
    'power supply of rack 4 lost',
    'the laboratory partner answers nothing',
    'storage array has a failed disk',
    'licence for 400 seats exceeded',
    'tablespace at 100 %',
  ],
  spokenOf: 0.5,
  titled: 0.55,
  generic: {
    alerts: ['response time 14 s', 'error share 9 %', 'service does not answer its probe', 'threads waiting 180'],
    complaints: ['does not open', 'the wheel turns for ever', 'an error box with numbers', 'goes blank'],
  },
  reports: 0.5,
  placeless: 0.2,
  noise: 0.2,
  titles: ['{topic}: correction', 'Introduce {topic} in {service}', 'RFC {n} {topic}', 'New {topic}'],
  releases: ['{service} release {n}', 'Monthly patch {service}', 'RFC {n}', 'Settings of {service}'],
  descriptions: ['', '', 'Approved by the change board.', 'No effect on wards expected.'],
  instance: (service, code) => `${service}-${code}`,
  report: ['{feature} - {text}', 'Ward 7: {feature} {text}', 'Caller says of {feature}: {text}'],
};
