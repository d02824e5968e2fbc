import type { Instant } from '#core/shared/instant.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportView } from '#app/public/public-views.ts';
import { timeShown } from './time-shown.ts';

/** What became of a report so far. */
export function reportThanks(report: ReportView, now: Instant, formPath: string): Markup {
  const { words, nextUpdateAt } = report;
  return markup`<p><strong><bdi>${report.title}</bdi></strong><br>received ${timeShown(report.receivedAt, now)}</p>
<p>${sentence(report)}</p>
${words !== null && markup`<h2>What customers read now</h2><p class="words">${words}</p>`}
${nextUpdateAt !== null && markup`<p>Next update ${timeShown(nextUpdateAt, now)}.</p>`}
<p>Keep this address: loading it again shows where things stand.</p>
<p><a class="go" href="${formPath}">Send another report</a></p>`;
}

function sentence(report: ReportView): string {
  const incident = report.incidentNumber === null ? 'an incident' : `incident ${report.incidentNumber}`;
  switch (report.state) {
    case 'waiting':
      return 'People who can judge it have been asked to look.';
    case 'in-incident':
      return `It belongs to ${incident}, and people are working on it.`;
    case 'resolved':
      return `It belonged to ${incident}, which is resolved.`;
    case 'dismissed':
      return 'It was judged to be no incident. If customers are still hurting, send another report.';
  }
}
