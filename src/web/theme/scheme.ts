export type SchemeChoice = 'follow' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const NIGHT_FROM_HOUR = 20;
const NIGHT_TO_HOUR = 7;

/**
 * The colour scheme to show. Browsers report "light" for a system that says nothing, so a system that does not ask
 * for dark is dark only from 20:00 to 07:00 of the viewer's own clock.
 */
export function schemeFor(choice: SchemeChoice, systemDark: boolean, localHour: number): Scheme {
  if (choice !== 'follow') return choice;
  return systemDark || localHour >= NIGHT_FROM_HOUR || localHour < NIGHT_TO_HOUR ? 'dark' : 'light';
}
