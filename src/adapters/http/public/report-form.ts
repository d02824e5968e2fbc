import { markup, type Markup } from './markup.ts';

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
export function reportForm(form: ReportForm): Markup {
  return markup`${problem(form)}
<p>People who can judge it are asked to look at once. You need no account.</p>
<form method="post">
<input type="hidden" name="key" value="${form.values.key}">
${input(form, 'title', 'What can customers not do?', { required: true, maxlength: 300 })}
${featureChoice(form)}
${input(form, 'customer', 'Which customer?', { maxlength: 200 })}
${input(form, 'ticket', 'Ticket', { maxlength: 500, hint: 'number or address, optional' })}
<label for="details">What do you know so far? <span class="hint">(optional)</span></label>
<textarea id="details" name="details" maxlength="20000"${described(form, 'details')}>${form.values.details}</textarea>
${fault(form, 'details')}
${input(form, 'reporterName', 'Your name', { maxlength: 200, autocomplete: 'name' })}
${input(form, 'reporterEmail', 'Your email', { type: 'email', maxlength: 320, autocomplete: 'email' })}
<button type="submit">Send report</button>
</form>`;
}

function problem(form: ReportForm): Markup | null {
  const faults = Object.entries(form.faults);
  if (faults.length === 0) return null;
  const links = faults.map(([field, sentence]) => markup`<li><a href="#${field}">${sentence}</a></li>`);
  return markup`<div class="problem" role="alert">
<p>The report was not sent yet. What you typed is still here.</p>
<ul>${links}</ul>
</div>`;
}

interface InputOptions {
  maxlength: number;
  required?: boolean;
  type?: string;
  hint?: string;
  autocomplete?: string;
}

function input(form: ReportForm, name: ReportField, label: string, options: InputOptions): Markup {
  const hint = options.required ? null : markup` <span class="hint">(${options.hint ?? 'optional'})</span>`;
  const attributes = [
    options.required && markup` required`,
    options.autocomplete !== undefined && markup` autocomplete="${options.autocomplete}"`,
    described(form, name),
  ];
  return markup`<label for="${name}">${label}${hint}</label>
<input id="${name}" name="${name}" type="${options.type ?? 'text'}" value="${form.values[name]}" maxlength="${options.maxlength}"${attributes}>
${fault(form, name)}`;
}

function featureChoice(form: ReportForm): Markup | null {
  if (form.features.length === 0) return null;
  const options = form.features.map(
    ({ id, name }) =>
      markup`<option value="${id}"${id === form.values.featureId && markup` selected`}>${name}</option>`,
  );
  return markup`<label for="featureId">Which feature? <span class="hint">(optional)</span></label>
<select id="featureId" name="featureId"${described(form, 'featureId')}>
<option value="">I do not know</option>
${options}
</select>
${fault(form, 'featureId')}`;
}

function described(form: ReportForm, name: ReportField): Markup | null {
  return form.faults[name] === undefined ? null : markup` aria-invalid="true" aria-describedby="${name}-fault"`;
}

function fault(form: ReportForm, name: ReportField): Markup | null {
  const sentence = form.faults[name];
  return sentence === undefined ? null : markup`<p class="fault" id="${name}-fault">${sentence}</p>`;
}
