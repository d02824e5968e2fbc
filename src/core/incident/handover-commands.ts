import type { Instant } from '../shared/instant.ts';
import type { HandoverCause } from './handover-state.ts';

/** A role that somebody is asked to take over. */
export interface ProposedRole {
  handoverId: string;
  role: string;
  /** In the order in which they are asked. */
  candidateIds: string[];
  /** The page that asks them; null when whoever proposes it would take over themselves. */
  pageId: string | null;
}

/** What can be asked about who holds a role and who takes it over. */
export type HandoverCommand =
  /** Roles of `alsoRoles` whose first candidate is that of another one are asked for by the same page. */
  | ({
      type: 'ProposeHandover';
      cause: HandoverCause;
      noteTextId: string | null;
      alsoRoles?: ProposedRole[];
    } & ProposedRole)
  | {
      type: 'TakeOver';
      handoverId: string;
      /** Further handovers that the same read-back takes over. */
      alsoIds?: string[];
      /** Of the packet that the taker has read, as `packetDigest` gave it. */
      digest: string;
      /** Topics of the packet that the taker confirmed. */
      confirmed: string[];
      /** What they take over, in their own words. */
      readBackTextId: string;
    }
  /** `pageId` asks those who are left. */
  | {
      type: 'DeclineHandover';
      handoverId: string;
      reasonTextId: string | null;
      pageId: string;
      /** Further handovers that they cannot take over either. */
      alsoDeclined?: { handoverId: string; pageId: string }[];
    }
  | { type: 'WithdrawHandover'; handoverId: string }
  | { type: 'OverrideRest'; role: string; untilAt: Instant; reasonTextId: string }
  /** `pageId` asks the escalation, whom `personIds` name. */
  | { type: 'NarrowWork'; role: string; pageId: string; personIds: string[] }
  | { type: 'LiftNarrowing'; reasonTextId: string };

/** A command of handover of one given type. */
export type HandoverCommandOf<T extends HandoverCommand['type']> = Extract<HandoverCommand, { type: T }>;
