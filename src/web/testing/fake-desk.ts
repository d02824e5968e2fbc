import { ApiRefusal } from '#contract/client.ts';
import type { Route } from '#contract/route.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { FAKE_ACTION_ANSWERS } from './fake-action-answers.ts';
import { FAKE_CUSTOMER_ANSWERS } from './fake-customer-answers.ts';
import { FAKE_REST_ANSWERS } from './fake-rest-answers.ts';
import { FAKE_DESK_ANSWERS } from './fake-desk-answers.ts';
import { FAKE_INSIGHTS_ANSWERS } from './fake-insights-answers.ts';
import { FAKE_GAME_DAY_ANSWERS } from './fake-game-day-answers.ts';
import { FAKE_PASSKEY_ANSWERS } from './fake-passkey-answers.ts';
import { FAKE_POSTMORTEM_ANSWERS } from './fake-postmortem-answers.ts';
import { FAKE_PROTECTION_ANSWERS } from './fake-protection-answers.ts';
import { FAKE_READY_ANSWERS } from './fake-ready-answers.ts';
import { FAKE_HANDOVER_ANSWERS } from './fake-handover-answers.ts';
import { FAKE_REHEARSAL_ANSWERS } from './fake-rehearsal-answers.ts';
import { FAKE_ROOM_ANSWERS } from './fake-room-answers.ts';
import { FAKE_RUN_ANSWERS } from './fake-run-answers.ts';
import type { FakeMood, FakeState } from './fake-state.ts';

const ANSWERS: readonly FakeAnswer[] = [
  ...FAKE_ACTION_ANSWERS,
  ...FAKE_CUSTOMER_ANSWERS,
  ...FAKE_REST_ANSWERS,
  ...FAKE_DESK_ANSWERS,
  ...FAKE_INSIGHTS_ANSWERS,
  ...FAKE_PASSKEY_ANSWERS,
  ...FAKE_POSTMORTEM_ANSWERS,
  ...FAKE_PROTECTION_ANSWERS,
  ...FAKE_ROOM_ANSWERS,
  ...FAKE_HANDOVER_ANSWERS,
  ...FAKE_RUN_ANSWERS,
  ...FAKE_READY_ANSWERS,
  ...FAKE_GAME_DAY_ANSWERS,
  ...FAKE_REHEARSAL_ANSWERS,
];
const RANK: Record<string, readonly string[]> = { viewer: ['public', 'view'] };

/** A desk without a server: it answers every route of the contract from memory, and holds both sides to the contract. */
export async function answerFake(
  state: FakeState,
  mood: FakeMood,
  method: string,
  url: URL,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const found = find(method, url.pathname);
  if (found === null)
    return refusal(
      new ApiRefusal(404, 'unknown-route', 'There is nothing at this address.', 'See /api/docs for all addresses.'),
    );
  const { answer, params } = found;
  try {
    refuseByMood(answer.route, mood);
    const made = answer.answer({
      params: answer.route.params.parse(params),
      query: answer.route.query.parse(Object.fromEntries(url.searchParams)),
      body: answer.route.method === 'GET' ? {} : answer.route.body.parse(body ?? {}),
      mood,
      state,
    });
    return { status: answer.route.status, body: answer.route.answer.parse(made) };
  } catch (error) {
    if (error instanceof ApiRefusal) return refusal(error);
    return refusal(
      new ApiRefusal(
        400,
        'bad-input',
        `The fake desk could not answer ${answer.route.name}: ${String(error)}`,
        'See the details.',
      ),
    );
  }
}

function refuseByMood(route: Route, mood: FakeMood): void {
  if (mood === 'signed-out' && route.needs !== 'public')
    throw new ApiRefusal(401, 'not-signed-in', 'You are not signed in.', 'Sign in, or send an API token.');
  if (mood === 'failing' && route.name !== 'me')
    throw new ApiRefusal(
      503,
      'database-away',
      'The database cannot be reached. Nothing was changed.',
      'Try again in a few seconds.',
    );
  const rights = RANK[mood];
  if (rights !== undefined && !rights.includes(route.needs))
    throw new ApiRefusal(
      403,
      'not-allowed',
      `Your role may not do this: it needs ${route.needs}.`,
      'Ask an administrator.',
    );
}

function find(method: string, pathname: string): { answer: FakeAnswer; params: Record<string, string> } | null {
  for (const answer of ANSWERS) {
    if (answer.route.method !== method) continue;
    const names = [...answer.route.path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
    const pattern = new RegExp(`^${answer.route.path.replace(/:[a-zA-Z]+/g, '([^/]+)')}$`);
    const match = pattern.exec(pathname);
    if (match !== null)
      return {
        answer,
        params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')])),
      };
  }
  return null;
}

function refusal(error: ApiRefusal): { status: number; body: unknown } {
  return {
    status: error.status,
    body: {
      error: {
        code: error.code,
        message: error.message,
        ...(error.next === undefined ? {} : { next: error.next }),
        details: error.details,
        retryable: error.status >= 500,
      },
    },
  };
}
