import type { Page, PageEvent } from '#core/escalation/page.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { RestFactRow } from '../ports/rest.ts';

/** What a page's events tell of the sleep of those whom it asked; to be written in the transaction of the events. */
export function pageFacts(pageId: string, page: Page, events: readonly PageEvent[]): AlsoWrite[] {
  const rows = events.flatMap((event): RestFactRow[] => {
    if (event.type === 'PersonPaged') return [asked(pageId, event)];
    if (event.type === 'PageAcknowledged') return answered(pageId, page, event);
    return [];
  });
  return rows.length === 0 ? [] : [{ kind: 'rest-facts', rows }];
}

function asked(pageId: string, { at, data }: Extract<PageEvent, { type: 'PersonPaged' }>): RestFactRow {
  return row(pageId, data.ordinal, data.personId, { at, answeredAt: null });
}

/** The answer belongs to the last time that the same person was asked; whoever was not asked was not woken by it. */
function answered(pageId: string, page: Page, event: Extract<PageEvent, { type: 'PageAcknowledged' }>): RestFactRow[] {
  const { personId } = event.data;
  const index = personId === null ? -1 : page.askings.findLastIndex((one) => one.personId === personId);
  if (personId === null || index === -1) return [];
  return [row(pageId, index + 1, personId, { at: page.lastAskedAt ?? event.at, answeredAt: event.at })];
}

function row(
  pageId: string,
  ordinal: number,
  personId: string,
  times: { at: number; answeredAt: number | null },
): RestFactRow {
  return { personId, fact: { id: `${pageId}.${ordinal}`, kind: 'page', ...times } };
}
