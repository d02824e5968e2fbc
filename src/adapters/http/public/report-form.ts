import { html, type Html } from './html.ts';

/** What was typed, by the names of the fields. */
export type ReportValues = Partial<Record<ReportField, string>>;

export type ReportField =
  | 'title'
  | 'featureId'
  | 'customer'
  | 'ticket'
  | 'details'
  | 'reporterName'
  | 'reporterEmail'
  | 'key';

export interface ReportForm {
  features: { id: string; name: string }[];
  values: ReportValues;
  /** One sentence per faulty field. */
  faults: Partial<Record<ReportField, string>>;
}

/** The form for support: what customers cannot do, and whose they are. Only the first question must be answered. */
export function reportForm(form: ReportForm): Html {
  return html` ${problem(form)}
    <p>People who can judge it are asked to look at once. You need no account.</p>
    <form method="post">
      <input type="hidden" name="key" value="${form.values.key}" />
      ${input(form, 'title', 'What can customers not do?', { required: true, maxlength: 300 })} ${featureChoice(form)}
      ${input(form, 'customer', 'Which customer?', { maxlength: 200 })}
      ${input(form, 'ticket', 'Ticket', { maxlength: 500, hint: 'number or address' })}
      <label for="details">What do you know so far? <span class="hint">(optional)</span></label>
      <textarea id="details" name="details" maxlength="20000">${form.values.details}</textarea>
      ${fault(form, 'details')} ${input(form, 'reporterName', 'Your name', { maxlength: 200, autocomplete: 'name' })}
      ${input(form, 'reporterEmail', 'Your email', { type: 'email', maxlength: 320, autocomplete: 'email', hint: 'to hear what came of it' })}
      <button type="submit">Send report</button>
    </form>`;
}

function problem(form: ReportForm): Html | null {
  const faults = Object.entries(form.faults);
  if (faults.length === 0) return null;
  return html`<div class="problem" role="alert">
    <p>The report was not sent yet. What you typed is still here.</p>
    <ul>
      ${faults.map(([field, sentence]) => html`<li><a href="#${field}">${sentence}</a></li>`)}
    </ul>
  </div>`;
}

interface InputOptions {
  maxlength: number;
  required?: boolean;
  type?: string;
  hint?: string;
  autocomplete?: string;
}

function input(form: ReportForm, name: ReportField, label: string, options: InputOptions): Html {
  const hint = options.required ? null : html` <span class="hint">(${options.hint ?? 'optional'})</span>`;
  return html`<label for="${name}">${label}${hint}</label>
    <input
      id="${name}"
      name="${name}"
      type="${options.type ?? 'text'}"
      value="${form.values[name]}"
      maxlength="${options.maxlength}"
      ${
        options.required && html` required`
      }${options.autocomplete && html` autocomplete="${options.autocomplete}"`}${described(form, name)}
    />
    ${fault(form, name)}`;
}

function featureChoice(form: ReportForm): Html | null {
  if (form.features.length === 0) return null;
  const chosen = form.values.featureId ?? '';
  const options = form.features.map(
    ({ id, name }) => html`<option value="${id}" ${id === chosen && html` selected`}>${name}</option>`,
  );
  return html`<label for="featureId">Which feature? <span class="hint">(optional)</span></label>
    <select id="featureId" name="featureId" ${described(form, 'featureId')}>
      <option value="">I do not know</option>
      ${options}
    </select>
    ${fault(form, 'featureId')}`;
}

function described(form: ReportForm, name: ReportField): Html | null {
  return form.faults[name] === undefined ? null : html` aria-invalid="true" aria-describedby="${name}-fault"`;
}

function fault(form: ReportForm, name: ReportField): Html | null {
  const sentence = form.faults[name];
  return sentence === undefined ? null : html`<p class="fault" id="${name}-fault">${sentence}</p>`;
}
