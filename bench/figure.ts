import { arch, cpus, platform, totalmem } from 'node:os';

/** One measured number beside what it is compared with in the same run. */
export interface Figure {
  what: string;
  measured: string;
  /** The peer or limit, and its number in this run. */
  beside: string;
  ratio: string;
}

/** The machine a report was made on; without its name or addresses. */
export function machineInWords(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.version}`;
}

export function formatFigures(figures: Figure[], machine: string): string {
  const rows = figures.map((figure) => `| ${figure.what} | ${figure.measured} | ${figure.beside} | ${figure.ratio} |`);
  return [
    '# Benchmarks',
    '',
    '`npm run bench` measures these and writes this page. The machine is shared and noisy: read the ratios.',
    '',
    `Machine: ${machine}.`,
    '',
    '| what | measured | beside it, in the same run | ratio |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The value below which a share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`;
export const times = (value: number): string => value.toFixed(2);
