import { apiClient, ApiRefusal, type Call } from '#contract/client.ts';

/** What every verb works with; made once by `main`. */
export interface CliContext {
  out(text: string): void;
  err(text: string): void;
  /** Reads the address and token of the desk started from this checkout, when there is one. */
  localDesk(dataDir: string | undefined): Promise<{ url: string; token: string } | null>;
  environment: Record<string, string | undefined>;
  fetch: typeof fetch;
  /** How long the gate waits for the desk, where it is not the usual time. */
  gateLimit?(): AbortSignal;
  /** Ends the process at once when something that hangs would keep it. */
  leaveNow?(): void;
}

/** Options that every verb which speaks to a desk has. */
export interface DeskOptions {
  url?: string;
  token?: string;
  data?: string;
  json?: boolean;
}

/** A plain reason why a verb failed; printed as one line, exit status 1. */
export class CliError extends Error {
  /** Exit status of the process. */
  readonly exitCode: number = 1;
}

/** Where the desk is: by option, by TWOAM_URL and TWOAM_TOKEN, or the desk that runs from this checkout. */
export async function deskAddress(
  context: CliContext,
  options: DeskOptions,
): Promise<{ url: string | undefined; token: string | undefined }> {
  const local = await context.localDesk(options.data);
  const url = (options.url ?? context.environment['TWOAM_URL'] ?? local?.url)?.replace(/\/+$/, '');
  const token = options.token ?? context.environment['TWOAM_TOKEN'] ?? (url === local?.url ? local?.token : undefined);
  return { url, token };
}

/** A caller of the desk. */
export async function deskCall(context: CliContext, options: DeskOptions): Promise<{ call: Call; url: string }> {
  const { url, token } = await deskAddress(context, options);
  if (url === undefined)
    throw new CliError('No desk is known here. Start one with `npm run up`, or name it with --url and --token.');
  const call = apiClient({
    baseUrl: url,
    ...(token === undefined ? {} : { token }),
    fetch: async (address, init) => {
      try {
        return await context.fetch(address, init);
      } catch {
        throw new CliError(`The desk at ${url} does not answer. Check that it runs and that the address is right.`);
      }
    },
  });
  return { call, url };
}

/** Prints a result: as one JSON document with --json, else as the words given. */
export function print(context: CliContext, options: { json?: boolean }, value: unknown, words: () => string): void {
  context.out(options.json === true ? JSON.stringify(value, null, 2) : words());
}

/** One line for whatever went wrong, with the next thing to do. */
export function failureLine(error: unknown): string {
  if (error instanceof ApiRefusal) {
    const next = error.next === undefined ? '' : ` ${error.next}`;
    // A considered no says all in its sentence; its detail is the name of the rule.
    if (error.code === 'refused' || error.details.length === 0) return `${error.message}${next}`;
    const places = error.details.filter((one) => one.line !== undefined);
    if (places.length > 0)
      return [
        `${error.message}${next}`,
        ...places.map((one) => `  ${one.line}:${one.column ?? 1} ${one.message}`),
      ].join('\n');
    return `${error.message} ${error.details.map((one) => `${one.path ?? 'body'}: ${one.message}`).join(' ')}`;
  }
  return error instanceof Error ? error.message : String(error);
}
