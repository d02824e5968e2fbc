import { CliError } from './cli-context.ts';

/** Services as they are named by `--service a b` and `--services a,b`. */
export function serviceList({ service = [], services = '' }: { service?: string[]; services?: string }): string[] {
  return [...service, ...services.split(',').map((id) => id.trim())].filter((id) => id !== '');
}

/** A count that was written as an option. */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CliError(`--${option} takes a whole number, such as 12.`);
  return Number(text);
}
