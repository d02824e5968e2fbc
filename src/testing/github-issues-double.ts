import { misbehavingServer, type Reply, type Requested, type TestServer } from './misbehaving-server.ts';
import type { TrackerMood } from './tracker-kit.ts';

export interface GithubIssueDouble {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
}

export interface GithubIssuesDouble extends TestServer {
  repository: string;
  token: string;
  issues: GithubIssueDouble[];
  mood(mood: TrackerMood): void;
  /** What GitHub posts to a webhook about an issue now. */
  event(action: string, number: number): unknown;
}

/** GitHub's API for issues, as far as the desk speaks it, over HTTP on this machine; it misbehaves when asked. */
export async function githubIssuesDouble(): Promise<GithubIssuesDouble> {
  const repository = 'acme/shop';
  const token = 'ghp_secretTokenOfTheDouble';
  const issues: GithubIssueDouble[] = [];
  const state = { mood: 'accept' as TrackerMood };
  const below = `/repos/${repository}/issues`;

  const shown = (issue: GithubIssueDouble): unknown => ({
    ...issue,
    id: 4_000_000_000 + issue.number,
    html_url: `https://github.example/${repository}/issues/${issue.number}`,
    user: { login: 'twoam-bot' },
  });

  function create(request: Requested): Reply {
    const refusal = refusalOf(state.mood, token);
    if (refusal !== null) return refusal;
    const { title, body } = JSON.parse(request.body) as { title: string; body: string };
    const issue: GithubIssueDouble = { number: issues.length * 2 + 1, title, body, state: 'open' };
    issues.push(issue);
    switch (state.mood) {
      case 'fail-after-accepting':
        return { status: 502, json: { message: 'Server Error' } };
      case 'hang-up-after-accepting':
        return 'hang-up';
      case 'silent-after-accepting':
        return 'silent';
      default:
        return { status: 201, json: shown(issue) };
    }
  }

  function list({ url }: Requested): Reply {
    const size = Number(url.searchParams.get('per_page'));
    const page = Number(url.searchParams.get('page'));
    // The API lists pull requests as issues too.
    const pull = { number: 2, title: 'A pull', body: '', state: 'open', html_url: '', pull_request: { url: 'x' } };
    const all = [...issues.map(shown).toReversed(), pull];
    return { status: 200, json: all.slice((page - 1) * size, page * size) };
  }

  const server = await misbehavingServer((request) => {
    const { url, headers, method } = request;
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: { message: 'Bad credentials' } };
    if (state.mood === 'away') return { status: 503, json: { message: 'Unavailable' } };
    if (state.mood === 'no-rights' && method === 'POST')
      return { status: 403, json: { message: 'Resource not accessible by personal access token' } };
    if (url.pathname === below) return method === 'POST' ? create(request) : list(request);
    const issue = issues.find(({ number }) => url.pathname === `${below}/${number}`);
    return issue === undefined ? { status: 404, json: { message: 'Not Found' } } : { status: 200, json: shown(issue) };
  });
  return {
    ...server,
    repository,
    token,
    issues,
    mood: (mood) => void (state.mood = mood),
    event: (action, number) => ({
      action,
      issue: shown(issues.find((one) => one.number === number) ?? issues[0]!),
      repository: { full_name: repository, html_url: `https://github.example/${repository}` },
      sender: { login: 'somebody' },
    }),
  };
}

const LIMITED = 'You have exceeded a secondary rate limit.';

/** Answers that come before anything is done. */
export function refusalOf(mood: TrackerMood, secret: string): Reply | null {
  switch (mood) {
    case 'refuse':
      return { status: 422, json: { message: `Validation failed; ${secret} was fine`, error: `No; ${secret}` } };
    case 'rate-limited':
      return { status: 429, json: { message: 'Slow down' }, headers: { 'retry-after': '61' } };
    case 'secondary-rate-limit':
      return { status: 403, json: { message: LIMITED, error: LIMITED } };
    case 'redirect':
      return { status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data/' } };
    case 'fail-without-doing':
    case 'away':
      return { status: 503, json: { message: 'Unavailable' } };
    default:
      return null;
  }
}
