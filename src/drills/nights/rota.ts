import type { Rotation } from '#core/oncall/rotation.ts';
import type { UsualSleep } from '#core/rest/person-rest.ts';

/** Somebody of the company who may be asked to come. */
export interface VirtualPerson {
  id: string;
  /** Only invented people have one: nobody of a company is named in a night. */
  name?: string;
  /** IANA zone they live in. */
  zone: string;
  /** When they usually sleep, in minutes of the local day. */
  sleep: UsualSleep;
}

/** The people of a company and the weekly rotations they take turns in. */
export interface Rota {
  /** A scripted cast, of whom everything may be told; false for people of a company. */
  isInvented: boolean;
  people: VirtualPerson[];
  rotations: Rotation[];
}
