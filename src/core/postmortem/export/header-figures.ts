import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { PostmortemHeader } from '../document.ts';

/** The few figures that stand above a postmortem. */
export function headerFigures(header: PostmortemHeader): { label: string; value: string }[] {
  const { priority, openedAt, mitigatedAt, resolvedAt, procedure } = header;
  const restored = mitigatedAt ?? resolvedAt;
  return [
    { label: 'Priority', value: priority ?? 'none' },
    { label: 'Opened', value: dated(openedAt) },
    ...(restored === null
      ? []
      : [{ label: 'Service restored', value: `${dated(restored)}, after ${durationInWords(restored - openedAt)}` }]),
    ...(resolvedAt === null ? [] : [{ label: 'Resolved', value: dated(resolvedAt) }]),
    { label: 'Procedure', value: `${procedure.name}, version ${procedure.version}` },
  ];
}

/** With its date always, since nobody knows on which day it is read. */
function dated(at: number): string {
  return timeInWords(at, 0);
}
