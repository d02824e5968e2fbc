import { readdirSync, readFileSync } from 'node:fs';
import type { IncidentEvent } from '#core/incident/events.ts';

const FOLDER = new URL('../../fixtures/streams/', import.meta.url);

/** A stream as a desk once stored it, and what it folds to. */
export interface GoldenStream {
  what: string;
  events: IncidentEvent[];
  expected: { phase: string; priority: string | null; version: number; posted: number; open: string[]; late: number };
}

/** Every stored stream with its file's name. They are never rewritten: a changed event gets a new version and an upcast. */
export function goldenStreams(): [string, GoldenStream][] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as GoldenStream]);
}
