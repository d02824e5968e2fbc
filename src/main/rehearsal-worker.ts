import { parentPort, workerData } from 'node:worker_threads';
import { doRehearsal, type RehearsalJob } from '#drills/desk/rehearsal-job.ts';

/** How often, in nights, the thread says how far it is. */
const SAYS_EVERY = 10;

const result = await doRehearsal(workerData as RehearsalJob, (done, of) => {
  if (done % SAYS_EVERY === 0) parentPort?.postMessage({ done, of });
});
parentPort?.postMessage({ result });
