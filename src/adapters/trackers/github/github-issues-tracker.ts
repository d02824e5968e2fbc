import { z } from 'zod';
import { issueKey, issueOf } from '#app/actions/issue-key.ts';
import { askJson, type JsonAnswer } from '#app/asking/ask-json.ts';
import type { AskingOptions } from '#app/asking/asking-options.ts';
import { opened, type Opened } from '#app/asking/opened.ts';
import type { Tracker, TrackerAnswer } from '#app/ports/trackers.ts';
import { noSuccess } from '../tracker-answer.ts';
import { endsWithMarker, issueBody } from './issue-body.ts';

const PAGES = 3;
const PAGE_SIZE = 100;

const issue = z.object({
  number: z.int().positive(),
  html_url: z.string(),
  state: z.string(),
  body: z.string().nullish(),
  pull_request: z.unknown().optional(),
});
type Issue = z.output<typeof issue>;
const said = z.object({ message: z.string() });

/** Keeps action items as issues of one repository. An issue ends with a marker, by which it is found when an answer was lost. */
export function githubIssuesTracker(options: AskingOptions): Tracker {
  return {
    async create(connection, item) {
      const call = await openCall(options, connection);
      if ('fault' in call) return { outcome: 'refused', why: call.fault };
      const found = await find(call, item.id);
      if (found !== null) return found;
      const answer = await call.ask('POST', `/repos/${call.repository}/issues`, {
        title: item.title,
        body: issueBody(item),
      });
      return (answer.got === 'answer' && answer.status === 201 ? created(answer.json) : null) ?? call.no(answer);
    },

    async look(connection, ref) {
      const call = await openCall(options, connection);
      const named = issueOf(ref);
      if ('fault' in call || named === null) return 'unknown';
      const answer = await call.ask('GET', `/repos/${named.repository}/issues/${named.number}`);
      const parsed = issue.safeParse(answer.got === 'answer' && answer.status === 200 ? answer.json : null);
      if (!parsed.success || issueKey(parsed.data.html_url) !== ref) return 'unknown';
      return parsed.data.state === 'closed' ? 'done' : 'open';
    },
  };
}

interface Call {
  repository: string;
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<JsonAnswer>;
  no(answer: JsonAnswer): TrackerAnswer;
}

async function openCall(options: AskingOptions, name: string): Promise<Call | { fault: string }> {
  const open = await opened(options, 'github', name);
  if ('fault' in open) return open;
  const { issuesIn } = open.connection;
  if (issuesIn === null) return { fault: `The connection ${name} names no repository for issues.` };
  return callOf(options, open, issuesIn);
}

function callOf(options: AskingOptions, { connection, secret }: Opened<'github'>, repository: string): Call {
  return {
    repository,
    ask: (method, path, body) =>
      askJson(options, new URL(`${connection.url}${path}`), {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${secret ?? ''}`,
          'x-github-api-version': connection.apiVersion,
        },
        ...(body === undefined ? {} : { body }),
        allowPrivate: connection.allowPrivate,
      }),
    no(answer) {
      const words = said.safeParse(answer.got === 'answer' ? answer.json : null);
      return noSuccess(new URL(connection.url).host, answer, words.success ? words.data.message : '', secret);
    },
  };
}

/** The issue that carries the item's marker; null when there is none, and an answer when that cannot be known. */
async function find(call: Call, itemId: string): Promise<TrackerAnswer | null> {
  const matching: Issue[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const query = `state=all&sort=created&direction=desc&per_page=${PAGE_SIZE}&page=${page}`;
    const answer = await call.ask('GET', `/repos/${call.repository}/issues?${query}`);
    const parsed = z.array(issue).safeParse(answer.got === 'answer' && answer.status === 200 ? answer.json : null);
    if (!parsed.success) return call.no(answer);
    matching.push(
      ...parsed.data.filter(({ body, pull_request: pull }) => pull == null && endsWithMarker(body, itemId)),
    );
    if (parsed.data.length < PAGE_SIZE) break;
  }
  // The oldest is ours; a later one is somebody's copy.
  const [ours] = matching.toSorted((a, b) => a.number - b.number);
  return ours === undefined ? null : created(ours);
}

function created(json: unknown): TrackerAnswer | null {
  const parsed = issue.safeParse(json);
  const ref = parsed.success ? issueKey(parsed.data.html_url) : null;
  return ref === null || !parsed.success ? null : { outcome: 'created', ref, url: parsed.data.html_url };
}
