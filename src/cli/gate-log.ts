import { appendFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { passedRecord, type PassedRecord } from '#contract/gate.ts';

/** Where a pipeline writes down what passed while the desk was away, until the desk is reached again. */
export interface GateLog {
  add(record: PassedRecord): Promise<void>;
  /** Everything that waits; `done` forgets it. What is added meanwhile waits for the next time. */
  take(): Promise<{ records: PassedRecord[]; done(): Promise<void> }>;
}

/** A file of one JSON line each. Several pipelines may share it: what is taken is first moved aside, and is never lost. */
export function gateLog(path: string, uniqueName: string): GateLog {
  const aside = `${path}.${uniqueName}.taken`;
  return {
    async add(record) {
      await appendFile(path, `${JSON.stringify(record)}\n`, { mode: 0o600 });
    },
    async take() {
      await rename(path, aside).catch(ignoreAbsence);
      const taken = await takenFiles(path);
      const texts = await Promise.all(taken.map((file) => readFile(file, 'utf8').catch(ignoreAbsence)));
      return {
        records: texts.flatMap((text) => recordsIn(text ?? '')),
        async done() {
          await Promise.all(taken.map((file) => rm(file, { force: true })));
        },
      };
    },
  };
}

async function takenFiles(path: string): Promise<string[]> {
  const folder = dirname(path);
  const names = (await readdir(folder).catch(ignoreAbsence)) ?? [];
  return names
    .filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.taken'))
    .map((name) => join(folder, name));
}

/** Lines that are no record, such as one cut off by a full disk, are passed over. */
function recordsIn(text: string): PassedRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = passedRecord.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

function ignoreAbsence(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined;
  throw error;
}
