import type { ReactNode } from 'react';

/** Line icons of the rail, drawn on a grid of 24. They never stand without a word. */
const SHAPES = {
  now: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  ready: (
    <>
      <path d="M5 4.5h14v15H5z" />
      <path d="M8.5 9.5l1.5 1.5 2.5-3M8.5 15.5h7" />
    </>
  ),
  insights: <path d="M5 19.5h14M7.5 16v-4M12 16V6.5M16.5 16V9.5" />,
  report: (
    <path d="M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.5V5a1.5 1.5 0 0 1 3 0v6m0-4.5a1.5 1.5 0 0 1 3 0V14c0 3.5-2 6-5.5 6S6.5 18 5 14.5c-.6-1.4.8-2.3 1.8-1.3L8 14.5" />
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="M15.5 15.5L20 20" />
    </>
  ),
  account: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5 19.5c1-4 3.5-5.5 7-5.5s6 1.5 7 5.5" />
    </>
  ),
  drill: <path d="M7 5l12 7-12 7z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
