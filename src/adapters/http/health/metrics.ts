import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { registerInsightsGauges, type RecentInsights } from './insights-gauges.ts';

/** What the desk measures of itself. `main` hands the observe functions to the workers. */
export interface Metrics {
  registry: Registry;
  observeHttp(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** A command of the core: its name and how it ended. */
  observeCommand(command: string, outcome: 'done' | 'refused' | 'conflict', seconds: number): void;
  /** How long after its due time a wake-up was worked on, in seconds. */
  observeWakeUpLateness(seconds: number): void;
  /** Messages of the real space in each state; read when somebody scrapes. */
  readOutboxStates(read: () => Promise<Record<'waiting' | 'sent' | 'kept' | 'failed', number>>): void;
  /** How incidents of the real space went lately; read when somebody scrapes. */
  readInsights(read: () => Promise<RecentInsights>): void;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own per server, so that two servers in one process do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'twoam_' });
  const http = new Histogram({
    name: 'twoam_http_request_seconds',
    help: 'Time to answer a request, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const commandSeconds = new Histogram({
    name: 'twoam_command_seconds',
    help: 'Time from a command to its stored events.',
    labelNames: ['command'] as const,
    buckets: SECONDS,
    registers,
  });
  const commands = new Counter({
    name: 'twoam_commands_total',
    help: 'Commands by outcome.',
    labelNames: ['command', 'outcome'] as const,
    registers,
  });
  const lateness = new Histogram({
    name: 'twoam_wake_up_lateness_seconds',
    help: 'Time from a wake-up being due to work on it.',
    buckets: SECONDS,
    registers,
  });
  return {
    registry,
    observeHttp: ({ method, route, status }, seconds) =>
      http.observe({ method, route, status: String(status) }, seconds),
    observeCommand: (command, outcome, seconds) => {
      commandSeconds.observe({ command }, seconds);
      commands.inc({ command, outcome });
    },
    observeWakeUpLateness: (seconds) => lateness.observe(seconds),
    readOutboxStates: (read) => registerOutboxGauge(registry, read),
    readInsights: (read) => registerInsightsGauges(registry, read),
  };
}

function registerOutboxGauge(registry: Registry, read: Parameters<Metrics['readOutboxStates']>[0]): void {
  new Gauge({
    name: 'twoam_outbox_messages',
    help: 'Messages by state.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await read())) this.set({ state }, count);
    },
  });
}
