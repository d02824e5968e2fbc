import { sign } from 'node:crypto';
import { enrolmentText, enrolRunner } from '#contract/runner.ts';
import { refusalWords } from './desk-client.ts';
import { newKey, prepareFolder, writeIdentity } from './key-file.ts';
import { RunnerError } from './runner-error.ts';

/** Makes a key on this machine, has the desk take its public half for a one-time token, and keeps the other. */
export async function enrol(
  { url, token, folder }: { url: string; token: string; folder: string },
  options: { fetch: typeof fetch },
): Promise<{ name: string }> {
  await prepareFolder(folder);
  const { key, publicKey } = newKey();
  const proof = sign(null, Buffer.from(enrolmentText(token)), key).toString('base64');
  const response = await options
    .fetch(`${url}${enrolRunner.path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, publicKey, proof }),
    })
    .catch((cause: unknown) => {
      throw new RunnerError(`The desk at ${url} does not answer. Check the address.`, { cause });
    });
  const answered: unknown = await response.json().catch(() => null);
  const enrolled = response.status === 200 ? enrolRunner.answer.safeParse(answered) : null;
  if (enrolled?.success !== true) throw new RunnerError(refusalWords(url, response.status, answered));
  const name = enrolled.data.id;
  await writeIdentity(folder, { name, url, key });
  return { name };
}
