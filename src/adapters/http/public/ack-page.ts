import type { Instant } from '#core/shared/instant.ts';
import { html, type Html } from './html.ts';
import type { PageView } from './public-data.ts';
import { timeShown } from './time-shown.ts';

/** A page with one big button, or who was faster. Opening it acknowledges nothing: mail programs open links too. */
export function ackPage(view: PageView, now: Instant, deskUrl: string): Html {
  return html` <p>You were asked to come ${timeShown(view.askedAt, now)}.</p>
    ${view.details && html`<p class="words">${view.details}</p>`} ${state(view, now)}
    <p><a href="${deskUrl}">Open it on the desk</a></p>`;
}

function state(view: PageView, now: Instant): Html {
  switch (view.state.kind) {
    case 'waiting':
      return html`<form method="post"><button class="big" type="submit">Acknowledge: I am on it</button></form>`;
    case 'ended':
      return html`<p role="status">${view.state.why}</p>`;
    case 'acknowledged':
      return view.state.byReader
        ? html`<p role="status" class="good">You acknowledged ${timeShown(view.state.at, now)}.</p>`
        : html`<p role="status">
            Already acknowledged by <bdi>${view.state.by}</bdi>, ${timeShown(view.state.at, now)}.
          </p>`;
  }
}
