import type { Rota, VirtualPerson } from './rota.ts';

const SLEEP = { fromMinute: 23 * 60, toMinute: 7 * 60 };

function person(id: string, name: string, zone: string): VirtualPerson {
  return { id, name, zone, sleep: SLEEP };
}

function rotation(id: string, people: string[]): Rota['rotations'][number] {
  return { id, zone: 'UTC', startsOn: '2026-01-05T09:00', people, overrides: [] };
}

/** Twelve people in Tel Aviv and San Francisco who take weekly turns: the rota that is played when none is given. All invented. */
export const TWO_SITE_ROTA: Rota = {
  isInvented: true,
  people: [
    ...['Noa', 'Amit', 'Tamar', 'Eitan', 'Yael', 'Uri'].map((name) =>
      person(name.toLowerCase(), name, 'Asia/Jerusalem'),
    ),
    ...['Maya', 'Sam', 'Priya', 'Diego', 'June', 'Omar'].map((name) =>
      person(name.toLowerCase(), name, 'America/Los_Angeles'),
    ),
  ],
  rotations: [
    rotation('on-call', ['noa', 'maya', 'amit', 'sam']),
    // In the week of somebody in Tel Aviv the deputy is in San Francisco, and the other way round.
    rotation('tloc', ['priya', 'tamar', 'diego']),
    rotation('imoc', ['eitan', 'june', 'yael']),
    rotation('soc', ['omar', 'uri']),
    rotation('approver', ['yael', 'june']),
  ],
};
