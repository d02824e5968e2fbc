import type { Rotation } from '#core/oncall/rotation.ts';
import type { UsualSleep } from '#core/rest/person-rest.ts';

/** Somebody of the company who may be asked to come. */
export interface VirtualPerson {
  id: string;
  name: string;
  /** IANA zone they live in. */
  zone: string;
  /** When they usually sleep, in minutes of the local day. */
  sleep: UsualSleep;
}

/** The people of a company and the weekly rotations they take turns in. */
export interface Rota {
  people: VirtualPerson[];
  rotations: Rotation[];
}
