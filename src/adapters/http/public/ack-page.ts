import type { Instant } from '#core/shared/instant.ts';
import { markup, type Markup } from './markup.ts';
import type { PageView } from '#app/public/page-view.ts';
import { timeShown } from './time-shown.ts';

/** A page with one big button, or who was faster. Opening it acknowledges nothing: mail programs open links too. */
export function ackPage(view: PageView, now: Instant, deskUrl: string): Markup {
  return markup`<p>You were asked to come ${timeShown(view.askedAt, now)}.</p>
${view.details !== '' && markup`<p class="words">${view.details}</p>`}
${state(view, now)}
<p><a class="go" href="${deskUrl}">Open it on the desk</a></p>`;
}

function state(view: PageView, now: Instant): Markup {
  switch (view.state.kind) {
    case 'waiting':
      return markup`<form method="post"><input type="hidden" name="as" value="${view.state.roles.join(' ')}"><button class="big" type="submit">Acknowledge: I am on it</button></form>`;
    case 'ended':
      return markup`<p role="status">${view.state.why}</p>`;
    case 'acknowledged':
      return view.state.byReader
        ? markup`<p role="status" class="good">You acknowledged ${timeShown(view.state.at, now)}.</p>`
        : markup`<p role="status">Already acknowledged by <bdi>${view.state.by}</bdi>, ${timeShown(view.state.at, now)}.</p>`;
  }
}
