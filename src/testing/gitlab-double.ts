import type { ExecutorMood } from './executor-kit.ts';
import { misbehavingServer, type Reply, type Requested, type TestServer } from './misbehaving-server.ts';

interface PipelineDouble {
  id: number;
  ref: string;
  status: 'running' | 'success' | 'failed' | 'canceled';
  variables: { key: string; value: string }[];
}

export interface GitlabDouble extends TestServer {
  token: string;
  pipelines: PipelineDouble[];
  mood(mood: ExecutorMood): void;
}

/** GitLab's API for pipelines of one project, as far as the desk speaks it, over HTTP on this machine; it misbehaves when asked. */
export async function gitlabDouble(project = 'acme/shop'): Promise<GitlabDouble> {
  const token = 'glpat-secretTokenOfTheDouble';
  const pipelines: PipelineDouble[] = [];
  const state = { mood: 'accept' as ExecutorMood };
  const below = `/api/v4/projects/${encodeURIComponent(project)}`;

  const shown = ({ id, ref, status }: PipelineDouble): unknown => ({
    id,
    ref,
    status,
    source: 'api',
    web_url: `https://gitlab.example/${id}`,
  });

  function create(request: Requested): Reply {
    switch (state.mood) {
      case 'refuse':
        return { status: 400, json: { message: { base: [`Reference not found for ${token}`] } } };
      case 'rate-limited':
        return { status: 429, text: 'Retry later', headers: { 'retry-after': '61' } };
      case 'redirect':
        return { status: 302, headers: { location: 'http://169.254.169.254/' } };
      case 'fail-without-doing':
        return { status: 500, json: { message: '500 Internal Server Error' } };
      default:
    }
    const { ref, variables } = JSON.parse(request.body) as Pick<PipelineDouble, 'ref' | 'variables'>;
    const pipeline: PipelineDouble = { id: 700 + pipelines.length, ref, variables, status: 'running' };
    pipelines.push(pipeline);
    if (state.mood === 'fail-after-accepting') return { status: 502, text: '<html>Bad gateway</html>' };
    if (state.mood === 'hang-up-after-accepting') return 'hang-up';
    if (state.mood === 'silent-after-accepting') return 'silent';
    return { status: 201, json: shown(pipeline) };
  }

  function answer(request: Requested): Reply {
    const { url, headers, method } = request;
    if (state.mood === 'away') return { status: 503, text: 'away' };
    if (headers['private-token'] !== token) return { status: 401, json: { message: '401 Unauthorized' } };
    if (url.pathname === '/api/v4/user') return { status: 200, json: { username: 'revert-bot' } };
    const path = url.pathname.slice(below.length);
    if (!url.pathname.startsWith(below)) return { status: 404, json: { message: '404 Project Not Found' } };
    if (path === '') return { status: 200, json: { id: 1 } };
    if (path === '/repository/commits/main') return { status: 200, json: { id: 'abc' } };
    if (method === 'POST' && path === '/pipeline') return create(request);
    if (path === '/pipelines') return { status: 200, json: pipelines.toReversed().map(shown) };
    const [, id = '', part = ''] = /^\/pipelines\/(\d+)(?:\/(variables|jobs|cancel))?$/.exec(path) ?? [];
    const pipeline = pipelines.find((one) => String(one.id) === id);
    if (pipeline === undefined) return { status: 404, json: { message: '404 Not found' } };
    if (part === 'variables') return { status: 200, json: pipeline.variables };
    if (part === 'jobs') return { status: 200, json: [{ name: 'revert', stage: 'deploy', status: pipeline.status }] };
    if (part === 'cancel' && pipeline.status === 'running') pipeline.status = 'canceled';
    return { status: 200, json: shown(pipeline) };
  }

  const server = await misbehavingServer(answer);
  return { ...server, token, pipelines, mood: (mood) => void (state.mood = mood) };
}
