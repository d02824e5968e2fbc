import { spawn } from 'node:child_process';
import { isRoot } from './data-folder.ts';
import type { ServerUser } from './server-user.ts';

/**
 * Waits for a line or for the end of its input: a line means that the server was stopped in good order, the end
 * alone that the desk is gone, however it died.
 */
const script = `trap '' INT TERM HUP; read -r _ || kill -INT "$0"`;

/**
 * Stops the server when this process dies without having done so, so that no server is left without a desk.
 * Returns the function that lets the watch go.
 */
export function stopServerWithParent(serverPid: number, user: ServerUser): () => void {
  const identity = isRoot() ? { uid: user.uid, gid: user.gid } : {};
  const watch = spawn('/bin/sh', ['-c', script, String(serverPid)], {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without the watch the next start finds the server and stops it.
  watch.on('error', () => {});
  watch.stdin.on('error', () => {});
  watch.unref();
  unrefPipe(watch.stdin);
  return () => watch.stdin.end('done\n');
}

function unrefPipe(pipe: unknown): void {
  (pipe as { unref?: () => void }).unref?.();
}
