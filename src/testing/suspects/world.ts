import type { ChangeKind } from '#core/change/recorded-change.ts';

/** What a part of a system deals in, as titles name it, as alerts tell of it, and as people complain of it. */
export interface Topic {
  title: string;
  alert: string;
  complaint: string;
}

/** How a culprit comes to hurt. */
export type DelayMode = 'prompt' | 'next-load' | 'batch' | 'slow';

/** A kind of company in which outages are simulated. All shares are from 0 to 1. */
export interface World {
  name: string;
  services: readonly string[];
  /** Services that many others call. */
  shared: readonly string[];
  features: readonly string[];
  topics: readonly Topic[];
  environments: { hurt: string; others: readonly string[] };
  serviceCount: [number, number];
  /** Calls a service makes to others. */
  calls: [number, number];
  /** Share of the calls that the catalogue does not know. */
  missingCalls: number;
  /** Changes in two weeks. */
  changeCount: [number, number];
  kinds: Readonly<Record<ChangeKind, number>>;
  /** How often a change of the kind is the cause, beside the others. */
  risks: Readonly<Record<ChangeKind, number>>;
  severalServices: number;
  /** How many times more often a change of several services is the cause. */
  severalRisk: number;
  /** Hours of the day in UTC in which people work and customers come. */
  busy: { from: number; to: number; weekend: number };
  delays: Readonly<Record<DelayMode, number>>;
  promptMinutes: Readonly<Record<ChangeKind, number>>;
  /** Where harm is first seen, from where it began. */
  firstSeen: Readonly<Record<'same' | 'caller' | 'caller-of-caller' | 'callee' | 'anywhere', number>>;
  withoutCause: number;
  /** Of the outages without a cause, how many name it in a signal, and how many have an innocent change just before. */
  causeNamed: number;
  innocentBefore: number;
  /** How many change-caused outages carry such words all the same. */
  causeMisnamed: number;
  otherCauses: readonly string[];
  /** How many culprits are spoken of in words of their title or description, and how many titles name a topic at all. */
  spokenOf: number;
  titled: number;
  generic: { alerts: readonly string[]; complaints: readonly string[] };
  /** Share of the signals that are reports, that name no service and no feature, and of cases with one that is noise. */
  reports: number;
  placeless: number;
  noise: number;
  titles: readonly string[];
  releases: readonly string[];
  descriptions: readonly string[];
  instance: (service: string, code: string) => string;
  report: readonly string[];
}
