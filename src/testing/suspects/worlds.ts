import type { World } from './world.ts';
import { arcade } from './worlds/arcade.ts';
import { bazaar } from './worlds/bazaar.ts';
import { broadcast } from './worlds/broadcast.ts';
import { clinic } from './worlds/clinic.ts';
import { freight } from './worlds/freight.ts';
import { treasury } from './worlds/treasury.ts';

/** Companies that have little in common: no two share a word, a rhythm or a shape. */
export const WORLDS: readonly World[] = [bazaar, arcade, freight, clinic, broadcast, treasury];
