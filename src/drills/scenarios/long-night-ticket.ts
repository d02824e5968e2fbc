import { createReport } from '#contract/signal.ts';
import { call, type Action } from '../scenario.ts';

/** A ticket of a customer who cannot save environments. */
export function ticket(number: number, customer: string, title: string): Action {
  const body = {
    title,
    details: 'Saving answers: you do not have permission to do this. Opening works.',
    featureId: 'environments',
    customer,
    ticket: `SUP-${number}`,
    key: `SUP-${number}`,
  };
  return call(createReport, { body });
}
