import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { LiveMessage } from '#contract/live.ts';
import { liveMessage } from '#contract/live.ts';
import { setLive } from './live-state.ts';
import { makesOld } from './topics.ts';

const GATHER_MS = 150;
const RETRY_FIRST_MS = 500;
const RETRY_AT_MOST_MS = 10_000;
const ALL: LiveMessage = { topic: 'all', id: null, version: null };

/**
 * Listens to a space's live stream and makes old what it names; reconnects by itself, for ever. A hidden tab lets go
 * of its stream and catches up when it is seen again: a browser holds six connections to a desk, for all tabs together.
 */
export function useLive(space: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const gathered: LiveMessage[] = [];
    let gatherTimer: ReturnType<typeof setTimeout> | null = null;
    const flush = () => {
      gatherTimer = null;
      const news = gathered.splice(0);
      void queries.invalidateQueries({ predicate: (query) => makesOld(news, query.queryKey) });
    };
    return listen(space, (message) => {
      gathered.push(message);
      gatherTimer ??= setTimeout(flush, GATHER_MS);
    });
  }, [space, queries]);
}

function listen(space: string, hear: (message: LiveMessage) => void): () => void {
  let source: EventSource | null = null;
  let retryMs = RETRY_FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wasLost = false;

  function connect() {
    timer = null;
    source = new EventSource(`/api/v1/live?space=${encodeURIComponent(space)}`);
    source.addEventListener('open', () => {
      retryMs = RETRY_FIRST_MS;
      setLive({ link: 'live', heardMs: performance.now() });
      if (wasLost) hear(ALL);
      wasLost = false;
    });
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      setLive({ link: 'live', heardMs: performance.now() });
      hear(readMessage(event.data));
    });
    source.addEventListener('error', () => {
      source?.close();
      wasLost = true;
      setLive({ link: 'lost' });
      timer ??= setTimeout(connect, retryMs);
      retryMs = Math.min(RETRY_AT_MOST_MS, retryMs * 2);
    });
  }
  const connectNow = () => {
    if (timer === null) return;
    clearTimeout(timer);
    connect();
  };

  const letGo = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    source?.close();
    source = null;
    wasLost = true;
    setLive({ link: 'connecting' });
  };
  const follow = () => {
    if (document.hidden) letGo();
    else if (source === null) connect();
  };

  setLive({ link: 'connecting' });
  if (!document.hidden) connect();
  window.addEventListener('online', connectNow);
  document.addEventListener('visibilitychange', follow);
  return () => {
    window.removeEventListener('online', connectNow);
    document.removeEventListener('visibilitychange', follow);
    if (timer !== null) clearTimeout(timer);
    source?.close();
  };
}

function readMessage(data: string): LiveMessage {
  try {
    const parsed = liveMessage.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : ALL;
  } catch {
    return ALL;
  }
}
