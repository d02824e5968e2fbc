import { useRouterState } from '@tanstack/react-router';

export const REAL = 'real';
const DRILL_PATH = /^\/drill\/([^/]+)/;

/** The space an address speaks of: `real`, or the id of a drill. */
export function spaceOfPath(pathname: string): string {
  const match = DRILL_PATH.exec(pathname);
  return match?.[1] === undefined ? REAL : decodeURIComponent(match[1]);
}

/** The address of a place in a space: `/now`, or `/drill/<id>/now`. */
export function pathInSpace(space: string, place: string): string {
  return space === REAL ? place : `/drill/${encodeURIComponent(space)}${place}`;
}

/** The place of an address without its space. */
export function placeOfPath(pathname: string): string {
  const place = pathname.replace(DRILL_PATH, '');
  return place === '' ? '/' : place;
}

export function useSpace(): string {
  return useRouterState({ select: (state) => spaceOfPath(state.location.pathname) });
}
