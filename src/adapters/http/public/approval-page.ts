import type { Instant } from '#core/shared/instant.ts';
import { markup, type Markup } from './markup.ts';
import type { ApprovalView } from './public-data.ts';
import { timeShown } from './time-shown.ts';

const OUTCOMES = {
  approved: 'The words went out as they are.',
  cleaned: 'The words went out without what was flagged.',
  refused: 'The words were kept from going out.',
  lapsed: 'Nobody answered in time, so the words went out without what was flagged.',
} as const;

/** Words that wait, with the three answers as buttons. Opening the page decides nothing. */
export function approvalPage(view: ApprovalView, now: Instant, deskUrl: string): Markup {
  return markup`<p>They were asked for ${timeShown(view.askedAt, now)} and go to: <bdi>${view.audience}</bdi>.</p>
<p class="words">${view.words}</p>
${state(view, now)}
<p><a class="go" href="${deskUrl}">Open it on the desk</a></p>`;
}

function state(view: ApprovalView, now: Instant): Markup {
  if (view.state.kind === 'ended')
    return markup`<p role="status">Answered ${timeShown(view.state.at, now)}. ${OUTCOMES[view.state.outcome]}</p>`;
  return markup`${view.cleanWords !== null && markup`<h2>Without what was flagged</h2><p class="words">${view.cleanWords}</p>`}
<form method="post">
${view.cleanWords !== null && markup`<button class="big" name="outcome" value="cleaned" type="submit">Send it without what was flagged</button>`}
${
  view.mayApprove
    ? markup`<p><button class="other" name="outcome" value="approved" type="submit">Approve it as it is: the company keeps this promise</button></p>`
    : markup`<p class="soft">You wrote these words yourself, so somebody else has to approve them as they are.</p>`
}
<p><button class="other" name="outcome" value="refused" type="submit">Send nothing</button></p>
</form>`;
}
