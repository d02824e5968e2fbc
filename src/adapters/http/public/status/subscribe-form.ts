import { markup, type Markup } from '../markup.ts';
import { clipped, fit } from './fit.ts';

const LIST_BYTES = 40_000;
const LONGEST_NAME = 200;

export type SubscribeField = 'email' | 'webhook';

export interface SubscribeForm {
  components: { id: string; name: string }[];
  /** Whether the desk can send mail at all. */
  mayMail: boolean;
  values: Partial<Record<SubscribeField, string>>;
  chosen: ReadonlySet<string>;
  faults: Partial<Record<SubscribeField, string>>;
}

/** Name of the box of a component: fields of a form that are repeated would be one. */
export const COMPONENT_FIELD = 'component.';

/** Two ways to be told: by mail, and for programs by webhook. Both are confirmed before anything is sent. */
export function subscribeForm(form: SubscribeForm): Markup {
  return markup`${form.mayMail ? mailForm(form) : markup`<p>Updates by mail are not set up here. The page has feeds, and programs can subscribe.</p>`}
<h2>For programs</h2>
<form method="post" action="/status/subscribe">
${input(form, 'webhook', 'Address of a webhook', 'url', 'https://…, public; it is asked to confirm first')}
<button type="submit">Ask this webhook</button>
</form>
<p class="soft">An address is used for these updates only, and forgotten when you leave.</p>`;
}

function mailForm(form: SubscribeForm): Markup {
  const { shown } = fit(form.components, (component) => box(component, form.chosen), LIST_BYTES);
  const choice = markup`<fieldset><legend>Only about these parts <span class="hint">(none chosen: all)</span></legend>
${shown}</fieldset>`;
  return markup`<form method="post" action="/status/subscribe">
${input(form, 'email', 'Your mail address', 'email', 'a link to confirm is sent there')}
${shown.length > 1 && choice}
<button type="submit">Send the link</button>
</form>`;
}

function box({ id, name }: { id: string; name: string }, chosen: ReadonlySet<string>): Markup {
  return markup`<label class="tick"><input type="checkbox" name="${COMPONENT_FIELD}${id}"${chosen.has(id) && markup` checked`}> <bdi>${clipped(name, LONGEST_NAME)}</bdi></label>
`;
}

function input(form: SubscribeForm, name: SubscribeField, label: string, type: string, hint: string): Markup {
  const fault = form.faults[name];
  const described = fault !== undefined && markup` aria-invalid="true" aria-describedby="${name}-fault"`;
  return markup`<label for="${name}">${label} <span class="hint">(${hint})</span></label>
<input id="${name}" name="${name}" type="${type}" value="${form.values[name]}" maxlength="${name === 'email' ? 320 : 2000}" required autocomplete="${type}"${described}>
${fault !== undefined && markup`<p class="fault" id="${name}-fault">${fault}</p>`}`;
}
