import { misbehavingServer, type Reply, type Requested, type TestServer } from './misbehaving-server.ts';

/** How a run of a workflow ended, and what its jobs did. */
export interface RunResult {
  conclusion: 'success' | 'failure' | 'cancelled' | 'timed_out';
  steps?: string[];
}

export interface GithubRunDouble {
  id: number;
  workflow: string;
  name: string;
  ref: string;
  inputs: Record<string, string>;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: RunResult['conclusion'] | null;
  steps: string[];
  createdAt: string;
  cancel(): void;
}

export type GithubMood =
  | 'accept'
  | 'refuse'
  | 'unknown-workflow'
  | 'rate-limited'
  | 'redirect'
  | 'fail-without-doing'
  | 'fail-after-accepting'
  | 'hang-up-after-accepting'
  | 'silent-after-accepting'
  | 'away';

export interface GithubDouble extends TestServer {
  repository: string;
  token: string;
  runs: GithubRunDouble[];
  mood(mood: GithubMood): void;
  /** Runs are seen only after so many questions for them. */
  appearsLate(questions: number): void;
}

export interface GithubDoubleOptions {
  repository?: string;
  token?: string;
  /** Files below `.github/workflows/`. */
  workflows: Record<string, string>;
  /** What a run does; it is in progress until this is done. */
  work(run: GithubRunDouble): Promise<RunResult>;
}

const VERSIONS = new Set(['2022-11-28', '2026-03-10']);

/** GitHub's API for workflow dispatch, as far as the desk speaks it, over HTTP on this machine; it misbehaves when asked. */
export async function githubDouble(options: GithubDoubleOptions): Promise<GithubDouble> {
  const { repository = 'acme/shop', token = 'ghp_secretTokenOfTheDouble', workflows } = options;
  const runs: GithubRunDouble[] = [];
  const state = { mood: 'accept' as GithubMood, hiddenFor: 0 };
  const below = `/repos/${repository}`;

  function dispatch(
    workflow: string,
    { ref, inputs }: { ref: string; inputs: Record<string, string> },
  ): GithubRunDouble {
    const id = 9_000_000_000 + runs.length;
    const run: GithubRunDouble = {
      id,
      workflow,
      name:
        /run-name:\s*(.*)/
          .exec(workflows[workflow] ?? '')?.[1]
          ?.replaceAll(/\$\{\{\s*inputs\.(\w+)\s*\}\}/g, (_, name: string) => inputs[name] ?? '') ?? workflow,
      ref,
      inputs,
      status: 'in_progress',
      conclusion: null,
      steps: [],
      createdAt: new Date().toISOString(),
      cancel: () => end({ conclusion: 'cancelled' }),
    };
    const end = ({ conclusion, steps = [] }: RunResult): void => {
      if (run.status === 'completed') return;
      Object.assign(run, { status: 'completed', conclusion, steps });
    };
    runs.push(run);
    void options.work(run).then(end, (error: unknown) => end({ conclusion: 'failure', steps: [String(error)] }));
    return run;
  }

  function afterDispatch(run: GithubRunDouble, version: string): Reply {
    switch (state.mood) {
      case 'fail-after-accepting':
        return { status: 502, json: { message: 'Server Error' } };
      case 'hang-up-after-accepting':
        return 'hang-up';
      case 'silent-after-accepting':
        return 'silent';
      default:
        if (version === '2022-11-28') return { status: 204 };
        return {
          status: 200,
          json: {
            workflow_run_id: run.id,
            run_url: `https://api.example/${run.id}`,
            html_url: `https://github.example/${run.id}`,
          },
        };
    }
  }

  function beforeAll(): Reply | null {
    switch (state.mood) {
      case 'refuse':
        return { status: 422, json: { message: `Unexpected inputs provided, token ${token} was fine` } };
      case 'unknown-workflow':
        return { status: 404, json: { message: 'Not Found' } };
      case 'rate-limited':
        return {
          status: 403,
          json: { message: 'You have exceeded a secondary rate limit.' },
          headers: { 'retry-after': '61' },
        };
      case 'redirect':
        return { status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data/' } };
      case 'fail-without-doing':
      case 'away':
        return { status: 503, json: { message: 'Unavailable' } };
      default:
        return null;
    }
  }

  const visible = (): GithubRunDouble[] => {
    if (state.hiddenFor <= 0) return runs;
    state.hiddenFor -= 1;
    return [];
  };

  function answer(request: Requested): Reply {
    const { url, headers } = request;
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: { message: 'Bad credentials' } };
    const version = String(headers['x-github-api-version']);
    if (!VERSIONS.has(version)) return { status: 400, json: { message: 'Unsupported API version' } };
    if (state.mood === 'away') return { status: 503, json: { message: 'Unavailable' } };
    if (url.pathname === '/user') return { status: 200, json: { login: 'revert-bot' } };
    if (!url.pathname.startsWith(below)) return { status: 404, json: { message: 'Not Found' } };
    const path = url.pathname.slice(below.length);
    const workflow = /^\/actions\/workflows\/([^/]+)/.exec(path)?.[1] ?? '';
    if (request.method === 'POST' && path.endsWith('/dispatches')) {
      const refusal = beforeAll();
      if (refusal !== null) return refusal;
      if (!Object.hasOwn(workflows, workflow)) return { status: 404, json: { message: 'Not Found' } };
      return afterDispatch(dispatch(workflow, JSON.parse(request.body)), version);
    }
    if (path.endsWith('/runs') && workflow !== '')
      return {
        status: 200,
        json: {
          workflow_runs: visible()
            .filter((run) => run.workflow === workflow)
            .toReversed()
            .map(shown),
        },
      };
    if (workflow !== '')
      return Object.hasOwn(workflows, workflow)
        ? { status: 200, json: { id: 1, name: workflow, state: 'active' } }
        : { status: 404, json: { message: 'Not Found' } };
    const file = /^\/contents\/\.github\/workflows\/(.+)$/.exec(path)?.[1];
    if (file !== undefined)
      return Object.hasOwn(workflows, file) ? { status: 200, text: workflows[file] ?? '' } : { status: 404, json: {} };
    const [, id = '', action = ''] = /^\/actions\/runs\/(\d+)(?:\/(jobs|cancel))?$/.exec(path) ?? [];
    const run = runs.find((one) => String(one.id) === id);
    if (run === undefined) return { status: 404, json: { message: 'Not Found' } };
    if (action === 'jobs') return { status: 200, json: { jobs: [jobOf(run)] } };
    if (action !== 'cancel') return { status: 200, json: shown(run) };
    if (run.status === 'completed') return { status: 409, json: { message: 'Cannot cancel a completed run' } };
    run.cancel();
    return { status: 202, json: {} };
  }

  const server = await misbehavingServer(answer);
  return {
    ...server,
    repository,
    token,
    runs,
    mood: (mood) => void (state.mood = mood),
    appearsLate: (questions) => void (state.hiddenFor = questions),
  };
}

function shown({ id, name, status, conclusion, createdAt }: GithubRunDouble): unknown {
  return {
    id,
    name: 'Revert',
    display_title: name,
    status,
    conclusion,
    created_at: createdAt,
    html_url: `https://github.example/${id}`,
  };
}

function jobOf({ conclusion, status, steps }: GithubRunDouble): unknown {
  return { name: 'revert', status, conclusion, steps: steps.map((name) => ({ name, conclusion })) };
}
