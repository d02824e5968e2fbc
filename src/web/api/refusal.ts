import { ApiRefusal } from '#contract/client.ts';

/** What a page shows when something was not done: a sentence, the next thing to do, and the places at fault. */
export interface ShownRefusal {
  code: string;
  message: string;
  next: string | null;
  details: ApiRefusal['details'];
}

/** Puts any failure of a call into words. */
export function shownRefusal(error: unknown): ShownRefusal {
  if (error instanceof ApiRefusal)
    return { code: error.code, message: error.message, next: error.next ?? null, details: error.details };
  if (error instanceof TypeError) {
    return {
      code: 'unreachable',
      message: 'The desk cannot be reached right now.',
      next: 'What you typed is kept here. Try again when the connection is back.',
      details: [],
    };
  }
  return {
    code: 'unreadable-answer',
    message: 'The desk answered something this page does not understand.',
    next: 'Reload the page; if it stays, tell your administrator.',
    details: [],
  };
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof ApiRefusal && error.code === code;
}

/** Whether trying the same call again may help: not for a considered no. */
export function mayRetry(error: unknown): boolean {
  return !(error instanceof ApiRefusal) || error.status >= 500;
}
